import type { Rule } from '../../model/rule.ts';

const SHORTEST = 40;

/** The body does not repeat the lead. @see S1.6 */
export const repeatedSummary: Rule = {
  id: 'repeated-summary',
  kind: 'style',
  severity: 'warning',
  title: 'Say the summary once',
  why: 'The summary stands above the body already. Readers meet the same words twice, and sooner or later somebody changes only one of them.',
  requirements: ['S1.6', 'X1'],
  wrong:
    'summary: Run each live service so that it reaches its agreed levels.\n…\nRun each live service so that it reaches its agreed levels.',
  right:
    'summary: What is expected of every live service.\n…\nRun each live service so that it reaches its agreed levels.',
  *checkPage(document) {
    const { draft, body } = document;
    for (const key of ['summary', 'description'] as const) {
      const words = draft[key]?.replace(/\s+/g, ' ').trim();
      if (
        words === undefined ||
        words.length < SHORTEST ||
        !body.text.includes(words.slice(0, words.indexOf(' ')))
      )
        continue;
      if (!body.text.replace(/\s+/g, ' ').includes(words)) continue;
      const lines = body.text.split('\n');
      const index = Math.max(
        0,
        lines.findIndex(
          (text) => text.trim() !== '' && (text.includes(words) || words.startsWith(text.trim())),
        ),
      );
      const line = body.firstLine + index;
      yield {
        at: {
          range: { line, column: 1, endLine: line, endColumn: (lines[index]?.trimEnd().length ?? 0) + 1 },
        },
        message: `This repeats \`${key}\` word for word.`,
        hint: `Shorten \`${key}\` to one sentence that says what the page is for, or delete these words.`,
        related: [{ document, at: { path: [key], on: 'key' }, message: 'It is first said here.' }],
      };
      return;
    }
  },
};
