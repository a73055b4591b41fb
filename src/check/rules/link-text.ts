import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';
import { shown } from '../quirk-rule.ts';

const VAGUE =
  /^(?:click(?: here)?|here|this(?: (?:link|page|document))?|link|more|read more|see (?:here|more)|page|details)[.:]?$/i;
const BARE = /^(?:https?:\/\/|www\.)\S+$/i;

/** The words of a link say where it leads. */
export const linkText: Rule = {
  id: 'link-text',
  kind: 'style',
  severity: 'info',
  title: 'Say in the words of a link where it leads',
  why: 'People scan pages for links, and screen readers list them without the text around them: “here” or a bare address says nothing there.',
  requirements: ['X6'],
  wrong: 'To report an incident, click [here](https://desk.landandwater.example).',
  right: '[Report an incident to the service desk](https://desk.landandwater.example).',
  checkGuide: vagueLinks,
  checkPage: vagueLinks,
};

function* vagueLinks({ body }: PublishedDocument): Iterable<Finding> {
  for (const { kind, href, text, range } of body.links) {
    if (kind !== 'link') continue;
    const bare = BARE.test(text);
    if (!bare && !VAGUE.test(text)) continue;
    yield {
      at: { range },
      message: bare
        ? 'The words of this link are an address.'
        : `“${text}” does not say where this link leads.`,
      hint: `Name what is there, such as \`[Status of the service](${shown(href)})\`.`,
    };
  }
}
