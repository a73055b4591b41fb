/** Import: attributes of kramdown, which style and name things. Names of headings are kept for the links to them. */
import { replaceProse } from './masked.ts';
import type { Notes } from './report.ts';

/** A name that a page gave to a heading, by the words of the heading. */
export type NamedHeadings = Map<string, string>;

/** Takes attributes off a text. Names are collected with the heading that they stand at. */
export function takeAttributes(text: string, names: NamedHeadings, notes: Notes): string {
  let result = text;
  const drop = (
    what: string,
    pattern: RegExp,
    keep: (groups: readonly string[]) => string | undefined = () => '',
  ) => {
    result = replaceProse(result, pattern, (groups, { found }) => {
      const now = keep(groups);
      if (now !== undefined) notes.changed(what, found.trim(), now.trim());
      return now;
    });
  };
  drop(
    'the list of headings is made by the site',
    /^[ \t]*(?:[-*+]|\d+\.)[ \t]+[^\n]{0,60}\n[ \t]*\{:[ \t]*toc\b[^{}\n]{0,100}\}[ \t]*$/gim,
  );
  drop(
    'the list of headings is made by the site',
    /^[ \t]*(?:\{:[ \t]*toc\b[^{}\n]{0,100}\}|\[TOC\]|\[\[_TOC_\]\])[ \t]*$/gim,
  );
  drop(
    'an instruction to kramdown is left out',
    /^[ \t]*\{::(?:options|nomarkdown|\/nomarkdown|\/)[^{}\n]{0,200}\}[ \t]*$/gm,
  );
  drop(
    'the name of a heading is kept for links to it',
    /^(#{1,6}[ \t]+[^\n]{1,300}?)[ \t]*\{:?[ \t]*((?:[.#][\w-]+[ \t]*|[\w-]+="[^"\n]*"[ \t]*){1,10})\}[ \t]*(#*)[ \t]*$/gm,
    ([heading = '', attributes = '']) => named(heading, attributes, names),
  );
  drop(
    'the name of a heading is kept for links to it',
    /^(#{1,6}[ \t]+[^\n]{1,300})\n\{:[ \t]*([^{}\n]{1,200})\}[ \t]*$/gm,
    ([heading = '', attributes = '']) => named(heading, attributes, names),
  );
  drop(
    'the name of a heading is kept for links to it',
    /^\{:[ \t]*((?:[.#][\w-]+[ \t]*){1,10})\}[ \t]*\n(#{1,6}[ \t]+[^\n]{1,300})$/gm,
    ([attributes = '', heading = '']) => named(heading, attributes, names),
  );
  drop('an attribute of kramdown is left out', /(?<![$\\{])\{:[^{}\n]{1,300}\}/g);
  drop(
    'an attribute of an image or link is left out',
    /(?<=\))\{[ \t]*(?:[.#][\w-]+[ \t]*|[\w-]+="?[^"{}\n]*"?[ \t]*){1,10}\}/g,
  );
  return result;
}

function named(heading: string, attributes: string, names: NamedHeadings): string {
  const name = /#([\w-]+)|\bid="([^"]+)"/.exec(attributes);
  if (name) names.set(name[1] ?? name[2] ?? '', headingWords(heading));
  return heading;
}

/** The words of a heading, by which it is found again. */
export function headingWords(heading: string): string {
  return heading
    .replace(/^#+|#+\s*$/g, '')
    .replace(/\]\([^()\n]*\)/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
