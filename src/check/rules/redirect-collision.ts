import { type Occupant, occupiedAddresses } from '../../model/occupied-address.ts';
import { redirectKey } from '../../model/redirect-path.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** An old address leads to one page, and nothing else is there. */
export const redirectCollision: Rule = {
  id: 'redirect-collision',
  kind: 'document',
  severity: 'error',
  title: 'Redirect only from addresses that nobody uses',
  why: 'A redirect is a page of its own at the old address. Where another page is, one of the two would be lost; where two pages claim one old address, chance would decide where readers end.',
  wrong: 'redirect_from: [/services/]',
  right: 'redirect_from: [/services/flood-alerts/]',
  *checkContent(content) {
    let occupantOf: ReturnType<typeof occupiedAddresses> | undefined;
    const claimed = new Map<string, { document: PublishedDocument; at: Finding['at'] }>();
    for (const document of [...content.guides, ...content.pages]) {
      for (const [index, path] of (document.draft.redirect_from ?? []).entries()) {
        const at = { path: ['redirect_from', index] };
        occupantOf ??= occupiedAddresses(content);
        const occupant = occupantOf(path);
        const first = claimed.get(redirectKey(path));
        if (occupant) yield { document, at, ...collision(path, occupant, document) };
        else if (first)
          yield {
            document,
            at,
            message:
              first.document === document
                ? `\`${path}\` is listed twice; upper and lower case are the same.`
                : `${first.document.file} redirects from \`${path}\` too.`,
            hint: 'Delete it in one of the two places.',
            related: [{ ...first, message: 'It is listed here as well.' }],
          };
        else claimed.set(redirectKey(path), { document, at });
      }
    }
  },
};

function collision(
  path: string,
  occupant: Occupant,
  document: PublishedDocument,
): Pick<Finding, 'message' | 'hint' | 'related'> {
  if (occupant.kind === 'section')
    return {
      message: `\`${path}\` is a part of this site.`,
      hint: 'Delete it: readers of that address find the part that is there.',
    };
  const other = occupant.document;
  const own = other === document;
  if (occupant.kind === 'beside')
    return {
      message: `\`${path}\` lies below the page of ${own ? 'this guide' : other.file}, where the site puts pages of its own.`,
      hint: 'Delete it.',
    };
  return own
    ? {
        message: `\`${path}\` is the address of this page itself; upper and lower case are the same.`,
        hint: 'Delete it: a page cannot redirect to itself.',
      }
    : {
        message: `${other.file} is published at \`${path}\`.`,
        hint: `Delete it, or give ${other.file} another name first.`,
        related: [
          { document: other, at: { range: { line: 1, column: 1 } }, message: 'This page has the address.' },
        ],
      };
}
