/** Model: `opsguide.config.yaml`, what an organisation says about its site. Configuration never executes. */
import { z } from 'zod';
import { fact } from './fact.ts';
import { contact, flag, prose, text, url } from './primitives.ts';

const link = z.strictObject({
  text,
  href: z.union([url, z.string().regex(/^\/[\w./-]*$/, 'must be a web address or a path of this site')]),
});

/** Configuration of a site. */
export const configSchema = z.strictObject({
  title: text.default('Service operations').describe('Name of the site, in its header.'),
  organisation: text.default('Your organisation').describe('Name of the organisation.'),
  description: prose
    .default('Assurance guidance and service operations guides.')
    .describe('One sentence for the home page and for search engines.'),
  language: z
    .string()
    .regex(/^[a-z]{2}(?:-[A-Z]{2})?$/, 'must be a language tag such as en-GB')
    .default('en-GB')
    .describe('Language of the content.'),
  notice: fact(prose, {
    about: 'A sentence shown at the top of every page, for example that the content is an example.',
  }),
  contact: fact(contact, { about: 'Who answers questions about the site.' }),
  address: fact(url, { about: 'Address at which the site is published; used in the sitemap.' }),
  repository: fact(url, { about: 'Where the content is kept.' }),
  edit_url: fact(z.string().regex(/^https?:\/\/\S*\{path\}\S*$/, 'must be a web address with {path} in it'), {
    about: 'Address at which a page can be edited; `{path}` stands for the file.',
  }),
  licence: fact(z.strictObject({ name: text, url }), { about: 'Licence of the content.' }),
  links: fact(z.array(link), { about: 'Links in the footer.' }),
  health: flag
    .default(false)
    .describe('Whether the organisation provides health or care: clinical safety then falls due.'),
  warn_days: z
    .int()
    .min(1)
    .max(365)
    .default(30)
    .describe('Days before something lapses from which it is announced.'),
  frameworks: z
    .record(z.string(), z.enum(['on', 'off']))
    .default({})
    .describe('Frameworks that are switched off, by id.'),
  rules: z
    .record(z.string(), z.enum(['off', 'info', 'warning', 'error']))
    .default({})
    .describe('Severity of single rules. Rules of kind document cannot be switched off.'),
});

/** Configuration with every default filled in. */
export type Config = z.output<typeof configSchema>;
