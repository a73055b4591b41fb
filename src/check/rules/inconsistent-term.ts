import { proseLines } from '../../model/prose.ts';
import type { Finding, Rule } from '../../model/rule.ts';

/** Compounds with capitals (`First-of-Type`), and names that look like a domain (`www.gov.uk`). */
const COMPOUND = /\b[A-Z][a-z]+(?:-[a-z]+)*-[A-Z][a-z]+\b/g;
const DOMAIN = /(?<![\w/@.-])[a-z]{3,30}\.(?:scot|gov|uk|org|com|net)\b(?![\w/])/gi;
const SUSPECT = /\b[A-Z][a-z]+-(?:[a-z]+-)*[A-Z]|\.(?:scot|gov|uk|org|com|net)\b/;

/** One thing is written in one way. */
export const inconsistentTerm: Rule = {
  id: 'inconsistent-term',
  kind: 'style',
  severity: 'info',
  title: 'Write a name in one way',
  why: 'Two ways of writing a name look like two things, and a search finds only one of them.',
  requirements: ['S2.8', 'X6'],
  wrong: 'The First-of-Type user signs. Then the First of Type deployment begins.',
  right: 'The First-of-Type user signs. Then the First-of-Type deployment begins.',
  *checkPage(page) {
    if (!SUSPECT.test(page.body.text)) return;
    const lines = proseLines(page);
    const all = lines.map(({ text }) => text).join('\n');
    const compounds = new Set(all.match(COMPOUND));
    for (const name of compounds) {
      const spaced = name.replaceAll('-', ' ');
      if (all.includes(spaced)) yield* uses(lines, spaced, name);
    }
    const domains = new Set(all.match(DOMAIN));
    for (const name of domains) {
      const plain = name.toLowerCase();
      if (name !== plain && domains.has(plain)) yield* uses(lines, name, plain);
    }
  },
};

/** The first use is enough: whoever mends it looks for the others. */
function* uses(lines: ReturnType<typeof proseLines>, name: string, other: string): Iterable<Finding> {
  const line = lines.find(({ text }) => text.includes(name) && !/\balso written\b/.test(text));
  if (!line) return;
  const column = line.text.indexOf(name) + 1;
  yield {
    at: { range: { line: line.number, column, endLine: line.number, endColumn: column + name.length } },
    message: `“${name}” is also written “${other}” on this page.`,
    hint: `Write \`${other}\` everywhere, if it is the same thing.`,
  };
}
