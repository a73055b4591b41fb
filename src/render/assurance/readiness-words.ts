/** Render: readiness in words. A bar or a colour never stands without them. */
import { parseDuration } from '../../model/duration.ts';
import type { Evidence } from '../../model/framework.ts';
import type { ReadinessCount } from '../../model/readiness.ts';
import { selectionInWords } from '../../model/readiness-in-words.ts';
import { listInWords } from '../../model/spoken-words.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { escapeHtml } from '../markdown.ts';

/** `42 of 51 met, 1 waived`; `Nothing is due` where no criterion is. */
export function readinessInWords({ due, met, waived }: ReadinessCount, { say }: InterfaceWords): string {
  if (due === 0) return say('readiness.nothingDue');
  return waived > 0
    ? say('readiness.countWaived', { due, met, waived })
    : say('readiness.count', { due, met });
}

/** Text as HTML whose `code` is marked up and nothing else. */
export function codeWords(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code class="app-code-inline">$1</code>');
}

/** What a fact must say to count, to follow its path: `: at least 2 with outcome passed`; empty if it need only be filled in. */
export function evidenceInWords(evidence: Evidence, { say }: InterfaceWords): string {
  const { is, one_of, includes, where, having, at_least, may_be_empty } = evidence;
  const wanted = Object.entries(where ?? {}).map(
    ([key, value]) => [key, [value].flat().map(String)] as const,
  );
  const conditions = selectionInWords(wanted, having ?? [], say);
  const oneOf = (values: readonly unknown[]) =>
    say('frameworks.mustBe', { values: listInWords(values.map(String), 'lists.or', say) });
  const parts = [
    is === undefined ? '' : oneOf([is]),
    one_of === undefined ? '' : oneOf(one_of),
    includes === undefined ? '' : say('frameworks.mustHold', { values: includes.join(', ') }),
    at_least === undefined && !conditions
      ? ''
      : say('frameworks.atLeast', { wanted: at_least ?? 1, conditions }),
    may_be_empty ? say('frameworks.mayBeEmpty') : '',
  ].filter(Boolean);
  if (parts.length === 0) return '';
  return `: ${parts.reduce((first, next) => say('lists.comma', { first, next }))}`;
}

/** `12 months`, or where a fact states it: the time in that fact. */
export function shelfLifeInWords(shelfLife: string, { say, duration }: InterfaceWords): string {
  return parseDuration(shelfLife) ? duration(shelfLife) : say('frameworks.timeIn', { fact: shelfLife });
}
