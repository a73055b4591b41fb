/**
 * Model: the glossary, words that readers may not know and what they mean. General terms ship with opsguide; those of an
 * organisation stand in `glossary.yaml` of its content and win. @see S2.18 @see X7
 */
import * as z from 'zod';
import { anchorMaker } from './anchors.ts';
import { fact, requiredFact } from './fact.ts';
import { flag, prose, text } from './primitives.ts';

const name = text.refine((value) => /[\p{L}\p{N}]/u.test(value), 'must have a letter or a digit');

const term = z.strictObject({
  term: requiredFact(name, { about: 'The term, as it should be written in a sentence.' }),
  definition: requiredFact(prose, {
    about: 'What it means, in one or two plain sentences. Emphasis, code and links may be used.',
  }),
  also: fact(z.array(name), { about: 'Other spellings, abbreviations and irregular plurals.' }),
  formerly: fact(z.array(name), { about: 'Names that it had and that nobody should use.', from: 'S2.18' }),
  see: fact(z.string().regex(/^(?:\/|https:\/\/)\S*$/, 'must be a path of this site or a web address'), {
    about: 'Page that tells more.',
  }),
  mark: flag
    .default(true)
    .describe(
      'Whether its first use on a page is marked. Write false for a word with an everyday meaning too.',
    ),
});

/** `glossary.yaml`. */
export const glossarySchema = z.strictObject({
  shipped_terms: flag
    .default(true)
    .describe('Whether the general terms that come with opsguide are shown as well.'),
  terms: z.array(term).default([]).describe('Terms of the organisation, in any order.'),
});

/** A term as it is written. */
export type GlossaryEntry = z.output<typeof term>;

/** A term that was read. */
export interface GlossaryTerm extends GlossaryEntry {
  /** Anchor on the page of the glossary, such as `term-recovery-time-objective`. */
  id: string;
  /** The definition without markup, on one line. */
  plain: string;
  /** Addresses of the links in the definition, as written. */
  links: readonly string[];
}

/** Path of the page of the glossary. */
export const glossaryPath = '/glossary/';

interface Named {
  term: string;
  also?: readonly string[] | undefined;
  formerly?: readonly string[] | undefined;
}

/** Every name of a term, the current one first. */
export function namesOf({ term: current, also = [], formerly = [] }: Named): string[] {
  return [current, ...also, ...formerly];
}

/**
 * True for a part of a name whose capitals matter: `RTO`, `DevMAC` and `P1`, but not `Readiness`.
 * A name is taken apart at blanks, hyphens and slashes first.
 */
export function isExactPart(part: string): boolean {
  return /^.+\p{Lu}|\p{N}/u.test(part) && /\p{Lu}/u.test(part);
}

/** What two names share if they are the same name: blanks and the capitals of ordinary words make no difference. */
export function nameKey(value: string): string {
  return value
    .normalize('NFC')
    .trim()
    .split(/(\s+|[-/])/)
    .map((part) => (/^\s+$/.test(part) ? ' ' : isExactPart(part) ? part : part.toLowerCase()))
    .join('');
}

/**
 * The glossary in force: every term of the organisation, and each shipped one of which no name is taken. In order of the
 * code units of the names without capitals: the same everywhere.
 */
export function glossaryOf(
  own: readonly Omit<GlossaryTerm, 'id'>[],
  shipped: readonly Omit<GlossaryTerm, 'id'>[],
): GlossaryTerm[] {
  const taken = new Set(own.flatMap((entry) => namesOf(entry).map(nameKey)));
  const free = shipped.filter((entry) => !namesOf(entry).some((one) => taken.has(nameKey(one))));
  const anchor = anchorMaker();
  return [...own, ...free]
    .sort((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1))
    .map((entry) => ({ ...entry, id: anchor(`term ${entry.term}`) }));
}
