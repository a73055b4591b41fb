/** Import: a runbook page → the draft of a guide. The text stays whole; facts are taken only where they are certain. */

import type { Phase } from '../../model/phase.ts';
import { phases } from '../../model/phase.ts';
import type { Notes } from '../report.ts';
import { draftGuide, oneLine } from './draft.ts';

/** A page in a folder of runbooks, or one that calls itself one. */
export function isRunbook(path: string, title: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:index|_index|readme)\./i.test(name)) return false;
  return (
    /(?:^|\/)run-?books?\//i.test(path) ||
    /(?:^|[-_ ])run-?book(?:[-_. ]|$)/i.test(name) ||
    /(?:^|\s)run ?book$/i.test(title)
  );
}

/** Front matter and body of the draft. */
export function runbookGuide(
  page: { title: string; data: Readonly<Record<string, unknown>>; owner?: string | undefined; body: string },
  notes: Notes,
): { data: Record<string, unknown>; body: string } {
  const { data, body } = page;
  const title =
    page.title
      .replace(/\s*[-–—:|]?\s*\brun ?book$/i, '')
      .replace(/^run ?book(?:\s*[-–—:|]\s*|\s+(?:for|of)\s+)/i, '')
      .trim() || page.title;
  if (title !== page.title) notes.changed('the title is that of the service', page.title, title);
  const description = oneLine(data.description) ?? firstParagraph(body);
  const draft = draftGuide(
    {
      title,
      description,
      phase:
        typeof data.phase === 'string' && (phases as readonly string[]).includes(data.phase)
          ? (data.phase as Phase)
          : undefined,
      owner: page.owner,
      lastReviewedOn: typeof data.last_reviewed_on === 'string' ? data.last_reviewed_on : undefined,
      reviewIn: typeof data.review_in === 'string' ? data.review_in : undefined,
      aliases: title === page.title ? [] : [page.title],
      liveUrl: undefined,
      components: [],
      dependencies: [],
    },
    notes,
  );
  for (const key of ['redirect_from', 'lang'] as const) if (data[key] !== undefined) draft[key] = data[key];
  const used = new Set([
    'title',
    'description',
    'phase',
    'last_reviewed_on',
    'review_in',
    'redirect_from',
    'lang',
  ]);
  const rest = Object.entries(data).filter(
    ([key, value]) => !used.has(key) || (key === 'description' && oneLine(value) === undefined),
  );
  const says =
    description ??
    `The runbook of ${title} does not say it. Write two or three sentences for somebody who has never seen it.`;
  const first = /^## What the service does\s*$/im.test(body)
    ? ''
    : body.trimStart().startsWith(says)
      ? '## What the service does\n\n'
      : `## What the service does\n\n${says}\n\n`;
  const facts = rest.map(
    ([key, value]) =>
      `- ${key}: ${typeof value === 'string' ? value.replace(/\s+/g, ' ') : JSON.stringify(value)}`,
  );
  if (facts.length > 0)
    notes.left('Keys that a guide does not have are listed at the end of the text.', facts.join('\n'));
  const end = facts.length === 0 ? '' : `\n\n## What the runbook said about itself\n\n${facts.join('\n')}`;
  return { data: draft, body: `${first}${body.trim()}${end}` };
}

/** The first paragraph of prose before any heading, if it says in one sentence what the service is. */
function firstParagraph(body: string): string | undefined {
  const start = body.trimStart();
  const words = start
    .slice(0, start.search(/\n\s*\n|$/))
    .replace(/\s+/g, ' ')
    .trim();
  return /^[\p{L}\p{N}]/u.test(words) && words.length <= 300 && !/[[\]<>{}`|*_#\\]/.test(words)
    ? words
    : undefined;
}
