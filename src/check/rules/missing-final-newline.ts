import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';
import { quirkRule } from '../quirk-rule.ts';

const inBody = quirkRule({
  id: 'missing-final-newline',
  severity: 'warning',
  title: 'End each file with a line break',
  why: 'Without it, adding a line shows the line before as changed too, and tools that join files run two lines together.',
  requirements: ['X1'],
  wrong: 'The last line of the file, with nothing after it',
  right: 'The last line of the file, and a line break',
  message: () => 'The file does not end with a line break.',
  hint: 'Press Enter at the end of the last line. Most editors can do so by themselves when a file is saved.',
  fix: 'End the file with a line break.',
});

/** A file ends with a line break, of the sort that its other lines have. */
export const missingFinalNewline: Rule = {
  ...inBody,
  checkGuide: (guide, context) => inKind(guide, inBody.checkGuide?.(guide, context)),
  checkPage: (page, context) => inKind(page, inBody.checkPage?.(page, context)),
};

function* inKind({ text }: PublishedDocument, findings: Iterable<Finding> = []): Iterable<Finding> {
  for (const finding of findings)
    yield finding.fix && text.includes('\r\n')
      ? { ...finding, fix: { ...finding.fix, replacement: '\r\n' } }
      : finding;
}
