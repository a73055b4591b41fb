import type { Heading } from '../../model/content.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** Headings side by side differ. */
export const duplicateHeading: Rule = {
  id: 'duplicate-heading',
  kind: 'style',
  severity: 'info',
  title: 'Give headings side by side different words',
  why: 'Of two equal headings in one section, readers cannot tell which one they want, and a link by name reaches only the first.',
  requirements: ['X6'],
  wrong: '## Runbooks\n\n### Restart\n\n### Restart',
  right: '## Runbooks\n\n### Restart message dispatch\n\n### Restart the threshold watch',
  checkGuide: duplicates,
  checkPage: duplicates,
};

function* duplicates(document: PublishedDocument): Iterable<Finding> {
  // One set of headings for each level that is open; a heading closes those below it.
  const open: Map<string, Heading>[] = [];
  for (const heading of document.body.headings) {
    const { level, text, range, id } = heading;
    open.length = Math.min(open.length, level);
    open[level - 1] ??= new Map();
    const key = text.trim().toLowerCase();
    const first = open[level - 1]?.get(key);
    if (!first) {
      open[level - 1]?.set(key, heading);
      continue;
    }
    yield {
      at: { range },
      message: `There is already a heading “${text}” in this section. Links to \`#${first.id}\` reach only that one.`,
      hint: `Say in one of them what is different. The anchor of this one is \`#${id}\`.`,
      related: [{ document, at: { range: first.range }, message: 'The first one is here.' }],
    };
  }
}
