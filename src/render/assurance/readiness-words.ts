/** Render: readiness in words. A bar or a colour never stands without them. */
import { parseDuration } from '../../model/duration.ts';
import type { Evidence } from '../../model/framework.ts';
import type { ReadinessCount } from '../../model/readiness.ts';
import { escapeHtml } from '../markdown.ts';

/** `42 of 51 met, 1 waived`; `Nothing is due` where no criterion is. */
export function readinessInWords({ due, met, waived }: ReadinessCount): string {
  if (due === 0) return 'Nothing is due';
  return `${met} of ${due} met${waived > 0 ? `, ${waived} waived` : ''}`;
}

/** Counts of several services or stages as one. */
export function sumCounts(counts: readonly ReadinessCount[]): ReadinessCount {
  const sum = { due: 0, met: 0, waived: 0 };
  for (const { due, met, waived } of counts) {
    sum.due += due;
    sum.met += met;
    sum.waived += waived;
  }
  return sum;
}

/** Text as HTML whose `code` is marked up and nothing else. */
export function codeWords(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code class="app-code-inline">$1</code>');
}

/** What a fact must say to count, to follow its path: `: at least 2 with outcome passed`; empty if it need only be filled in. */
export function evidenceInWords(evidence: Evidence): string {
  const { is, one_of, includes, where, having, at_least, may_be_empty } = evidence;
  const conditions = Object.entries(where ?? {}).map(
    ([key, wanted]) => `${key} ${Array.isArray(wanted) ? wanted.join(' or ') : String(wanted)}`,
  );
  const filled = (having ?? []).map((key) => `${key} filled in`);
  const chosen = [...conditions, ...filled].join(' and ');
  const parts = [
    is === undefined ? '' : `must be ${String(is)}`,
    one_of === undefined ? '' : `must be ${one_of.join(' or ')}`,
    includes === undefined ? '' : `must hold ${includes.join(', ')}`,
    at_least === undefined && !chosen ? '' : `at least ${at_least ?? 1}${chosen ? ` with ${chosen}` : ''}`,
    may_be_empty ? 'for each, if there are any' : '',
  ].filter(Boolean);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

/** `12 months`, or where a fact states it: the time in that fact. */
export function shelfLifeInWords(shelfLife: string): string {
  return parseDuration(shelfLife) ? shelfLife : `the time in \`${shelfLife}\``;
}
