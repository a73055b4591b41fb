/** Model: `opsguide.config.yaml`, what an organisation says about its site. Configuration never executes. */
import * as z from 'zod';
import { brandChoices } from './brand.ts';
import { looksPersonal } from './contact.ts';
import { fact } from './fact.ts';
import { contact, flag, language, prose, slug, text, url } from './primitives.ts';

const link = z.strictObject({
  text,
  href: z.union([url, z.string().regex(/^\/[\w./-]*$/, 'must be a web address or a path of this site')]),
});

/** A team of GitHub, a group of GitLab, or an address that reaches several. */
const account = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be an account') })
  .regex(
    /^(?:@[A-Za-z0-9][\w.-]*(?:\/[\w.-]+)*|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$/,
    'must be an account in quotation marks, such as "@land-and-water/flood-operations", or a shared address',
  )
  .refine((value) => !looksPersonal(value), 'must reach a team, not one person');

/** The address of a form that is told which page it was opened from. */
const pageForm = url.refine(
  (value) => !/[{}]/.test(value.replaceAll(/\{(?:url|title|path)\}/g, '')),
  'may use {url}, {title} and {path}, and no other names in braces',
);

/** Configuration of a site. */
export const configSchema = z.strictObject({
  title: text.default('Service operations').describe('Name of the site, in its header.'),
  organisation: text.default('Your organisation').describe('Name of the organisation.'),
  description: prose
    .default('Assurance guidance and service operations guides.')
    .describe('One sentence for the home page and for search engines.'),
  language: language
    .default('en-GB')
    .describe('Language of the site and, unless a page says otherwise, of the content.'),
  notice: fact(prose, {
    about: 'A sentence shown at the top of every page, for example that the content is an example.',
  }),
  brand: z
    .enum(brandChoices)
    .default('neutral')
    .describe('Face of the site: one that ships, or `own` for the one in brand/brand.yaml.'),
  web_font: fact(flag, {
    about:
      "Whether visitors download the brand's typeface. If it is left out, they download that of an own brand, and not GDS Transport, which has 65 KB.",
  }),
  share_image: fact(
    z
      .string()
      .regex(
        /^assets\/[\w./-]+\.(?:png|jpe?g)$/,
        'must be an image of the content, such as assets/share.png',
      ),
    { about: 'Picture that goes with links to the site, about 1,200 by 630 pixels; needs `address`.' },
  ),
  contact: fact(contact, { about: 'Who answers questions about the site.' }),
  address: fact(url, {
    about:
      'Address at which the site is published, for the sitemap, for search engines and for links from elsewhere.',
  }),
  repository: fact(url, { about: 'Where the content is kept.' }),
  edit_url: fact(z.string().regex(/^https?:\/\/\S*\{path\}\S*$/, 'must be a web address with {path} in it'), {
    about: 'Address at which a page can be edited; `{path}` stands for the file.',
  }),
  new_file_url: fact(
    z
      .string()
      .regex(
        /^https?:\/\/(?=\S*\{path\})(?=\S*\{text\})[^\s"<>]+$/,
        'must be a web address with {path} and {text} in it',
      ),
    {
      about:
        'Address at which a new file is proposed, offered where guides are built: `{path}` stands for the file, `{text}` for what is in it. On GitHub it is https://github.com/ORGANISATION/REPOSITORY/new/main?filename={path}&value={text}.',
    },
  ),
  revision_url: fact(
    z
      .string()
      .regex(
        /^https?:\/\/(?=\S*\{revision\})(?=\S*\{path\})[^\s"<>]+$/,
        'must be a web address with {revision} and {path} in it',
      ),
    {
      about:
        'Address at which a file is kept as it was at a revision: `{revision}` stands for the revision, `{path}` for the file. Worked out from `repository` where that is on GitHub or GitLab.',
    },
  ),
  feedback_url: fact(pageForm, {
    about:
      'Form in which readers say what they think of a page, linked from the end of every page. `{url}`, `{title}` and `{path}` stand for the page.',
  }),
  report_url: fact(pageForm, {
    about:
      'Form or issue tracker in which readers report a problem with a page; otherwise they write to `contact`. `{url}`, `{title}` and `{path}` stand for the page.',
  }),
  code_owners: z
    .record(slug, account)
    .default({})
    .describe(
      'Account of each team, role or delivery group where the content is kept, for `opsguide owners`: `flood-operations: "@land-and-water/flood-operations"`.',
    ),
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
