import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';
import { shown } from '../quirk-rule.ts';

/** A link has words and an address. */
export const emptyLink: Rule = {
  id: 'empty-link',
  kind: 'style',
  severity: 'warning',
  title: 'Give each link an address and words',
  why: 'A link without address was meant to lead somewhere; a link without words cannot be seen, and a screen reader reads out its address letter by letter.',
  requirements: ['X1', 'X6'],
  wrong: 'See the [incident process]().',
  right: 'See the [incident process](../guidance/operation/incidents.md).',
  checkGuide: emptyLinks,
  checkPage: emptyLinks,
};

function* emptyLinks({ body }: PublishedDocument): Iterable<Finding> {
  for (const { kind, href, text, range } of body.links) {
    if (/^\s*#?\s*$/.test(href)) {
      yield {
        at: { range },
        message: `The ${kind}${text ? ` “${shown(text)}”` : ''} has no address.`,
        hint:
          kind === 'image'
            ? 'Write the path of the image between the round brackets.'
            : 'Write the address between the round brackets, or take the brackets away.',
      };
    } else if (kind === 'link' && text === '') {
      yield {
        at: { range },
        message: `The link to \`${shown(href)}\` has no words.`,
        hint: `Write what it leads to: \`[Incident process](${shown(href)})\`.`,
      };
    }
  }
}
