/** Judges the HTML of a page, by a judge that is not ours. */
import { HtmlValidate } from 'html-validate';
import type { Found } from './once-each.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // A hash says nothing new about a file that comes from the same place as the page.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The notice of the organisation stands above the main heading.
    'heading-level': ['error', { minInitialRank: 'h2' }],
  },
});

/** What is wrong with a page, each with its place. */
export function errorsOf(page: string, html: string): Found[] {
  return validator.validateStringSync(html, page).results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => ({
      where: `${page}:${line}:${column}`,
      what: `${ruleId}: ${message}`,
    })),
  );
}
