/**
 * Model: front matter of a guidance page, our own keys and those of the three dialects that public bodies publish in
 * (Eleventy with the govuk plugin, Jekyll articles, the Jekyll documentation theme). Keys of the dialects are read as
 * data: a permalink never decides where a file is written. @see X1
 */
import * as z from 'zod';
import { fact, requiredFact } from './fact.ts';
import { date, duration, flag, language, party, prose, text } from './primitives.ts';
import { redirectPaths } from './redirect-path.ts';
import { sourceList } from './source-list.ts';

const words = z
  .union([
    z.string().transform((value) =>
      value
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean),
    ),
    z.array(text),
  ])
  .transform((value): string[] => value);

/** Document types; `standard` has required sections. @see S1.8 @see S1.12 */
export const pageTypes = ['guidance', 'standard', 'process', 'reference', 'policy'] as const;

/** A guidance page. */
export const guidanceSchema = z.strictObject({
  title: requiredFact(text, { about: 'Title of the page.', from: 'S0.4, S1.2, S2.1' }),
  description: fact(text, {
    about: 'One sentence: lead of the page and its entry in lists. `summary` is read as the same.',
  }),
  lang: fact(language, { about: 'Language of the page, where it is not that of the site.' }),
  order: fact(z.number(), { about: 'Place within its section; smaller comes first.' }),
  owner: fact(party, { about: 'Team or role that keeps the page true.' }),
  last_reviewed_on: fact(date, { about: 'Day on which somebody last found it true.' }),
  review_in: fact(duration, { about: 'After how long it must be read again.' }),
  type: fact(z.enum(pageTypes), { about: 'Document type.', from: 'S1.8' }),
  tags: fact(words, { about: 'Tags.', from: 'S1.7' }),
  aliases: fact(z.array(text), { about: 'Other names that people search for.', from: 'S2.18' }),
  redirect_from: fact(redirectPaths, {
    about: 'Addresses that the page had before: readers and links that come there are led here.',
    example: 'redirect_from:\n  - /guidance/board/',
  }),
  audience: fact(words, { about: 'Whom it speaks to.', from: 'S1.26' }),
  source: fact(sourceList, { about: 'Where the facts come from; shown as attribution.', from: 'X6' }),
  related: fact(
    z.array(z.string().regex(/^(?:\/|https:\/\/)\S*$/, 'must be a path of this site or a web address')),
    { about: 'Related pages.' },
  ),
  glossary: fact(flag, {
    about: 'Whether terms of the glossary are marked where the page first uses them; true unless said.',
  }),
  // The dialects' keys.
  layout: fact(text, { about: 'Layout of another generator; ignored.', from: 'S0.2, S1.1' }),
  homepage: fact(flag, { about: 'Whether the page was a home page.', from: 'S0.1' }),
  includeInBreadcrumbs: fact(flag, { about: 'Whether the page stands in breadcrumbs.', from: 'S0.3' }),
  eleventyNavigation: fact(
    z.looseObject({
      key: text.optional(),
      parent: text.optional(),
      order: z.number().optional(),
      title: text.optional(),
    }),
    { about: 'Place in the menu of the Eleventy navigation plugin.', from: 'S0.5, S0.6' },
  ),
  permalink: fact(z.union([z.string(), z.literal(false)]), {
    about: 'Address on another generator.',
    from: 'S1.4, S2.5',
  }),
  categories: fact(words, { about: 'Read as tags.', from: 'S1.5' }),
  keywords: fact(words, { about: 'Words for search.', from: 'S2.2' }),
  sidebar: fact(text, { about: 'Side navigation of the Jekyll documentation theme; ignored.', from: 'S2.3' }),
  toc: fact(flag, { about: 'Whether the list of headings is shown.', from: 'S2.4' }),
  summary: fact(prose, { about: 'Read as `description`.', from: 'S1.6, S2.6' }),
  date: fact(
    z
      .string()
      .transform((value) => value.slice(0, 10))
      .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value), 'must begin with a date such as 2015-03-10'),
    { about: 'Day of publication.', from: 'S1.3' },
  ),
  parent: fact(text, { about: 'Page above this one.', from: 'S1.9' }),
  thispage: fact(text, { about: 'Short name of the page.', from: 'S1.10' }),
  headings: fact(z.array(z.string()), {
    about: 'Headings of the page; derived from the body here.',
    from: 'S1.11',
  }),
});

/** Front matter of a guidance page. */
export type GuidancePage = z.output<typeof guidanceSchema>;
