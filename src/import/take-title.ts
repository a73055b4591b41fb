/** Import: the title of a page, from its front matter, its first heading or the name of its file. */
import { titleFromName } from './names.ts';
import { pageEnding } from './page-ending.ts';
import type { Notes } from './report.ts';

/** The title stands in the front matter: a first heading that says the same would be printed twice. */
export function takeTitle(
  given: unknown,
  body: string,
  source: string,
  notes: Notes,
): { title: string; body: string } {
  const first =
    /^\s*#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(body) ??
    /^\s*([^\s#>|*+`~=-][^\n]*)\n=+[ \t]*(?:\n|$)/.exec(body);
  const words = first?.[1]?.replace(/[*_`]/g, '').trim();
  if (typeof given === 'string') {
    if (words === undefined || words.toLowerCase() !== given.toLowerCase()) return { title: given, body };
    notes.changed('a first heading that repeats the title is left out', first?.[0].trim() ?? '', '');
    return { title: given, body: body.slice(first?.[0].length) };
  }
  if (words !== undefined && words !== '' && words.length <= 500 && !/[[\]<>{}\u0001]/.test(words)) {
    notes.changed('the first heading is the title', first?.[0].trim() ?? '', `title: ${words}`);
    return { title: words, body: body.slice(first?.[0].length) };
  }
  const name = source.replace(pageEnding, '').replace(/\.html$/i, '');
  const last =
    name
      .split('/')
      .filter((step) => !/^(?:_?index|readme)$/i.test(step))
      .pop() ?? 'Guidance';
  const title = titleFromName(last.replace(/^\d{4}-\d{2}-\d{2}-/, '').replace(/[\p{C}]/gu, '')).slice(0, 500);
  notes.left('The page has no title. One was made from the name of its file.', title);
  return { title, body };
}
