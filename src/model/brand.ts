/**
 * Model: a brand, the face that a site shows. A brand is data: colours, a typeface, a logo and the form of header and
 * footer. Those that ship and those that an organisation writes have one schema.
 */
import * as z from 'zod';
import { type Colours, colourInfo, colourNames, completeColours } from './brand-colours.ts';
import type { FocusStyle } from './contrast-pairs.ts';
import { fact, requiredFact } from './fact.ts';
import { flag, prose, text, url } from './primitives.ts';

/** Brands that ship, by the names of their folders in `_includes/brands`. */
export const shippedBrands = ['neutral', 'govuk', 'nhsuk', 'scotgov'] as const;

/** What `brand` of the configuration may be. */
export const brandChoices = [...shippedBrands, 'own'] as const;

/** A choice of brand. */
export type BrandId = (typeof brandChoices)[number];

const colour = z
  .string({
    error: (issue) => (issue.input === undefined ? undefined : 'must be a colour such as "#17616b"'),
  })
  .regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, 'must be a colour such as "#17616b", in quotation marks')
  .transform((value) => (value.length === 4 ? value.replace(/[0-9a-f]/gi, '$&$&') : value).toLowerCase());

/** A file of the brand's folder; a brand that ships may name one of the packages that opsguide is built with. */
const file = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be the name of a file') })
  .regex(
    /^(?:@?[a-z0-9][\w.-]*\/)*[a-z0-9][\w.-]*\.(?:svg|png|woff2)$/,
    'must be the name of an .svg, .png or .woff2 file in the folder of the brand, such as logo.svg',
  );
const family = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be the name of a typeface') })
  .regex(/^-?[A-Za-z][A-Za-z0-9 -]*$/, 'must be the name of a typeface: letters, digits, spaces and hyphens');
const pixels = (most: number) =>
  z
    .int({ error: (issue) => (issue.input === undefined ? undefined : 'must be a whole number of pixels') })
    .min(0, 'must not be negative')
    .max(most, `must be at most ${most}`);

const logo = z.strictObject({
  file: requiredFact(file, { about: 'The picture: an .svg or .png in the folder of the brand.' }),
  alt: requiredFact(text, { about: 'What it says, for people who cannot see it.' }),
  width: requiredFact(pixels(320).min(1), { about: 'Width on the page in pixels.' }),
  height: requiredFact(pixels(120).min(1), { about: 'Height on the page in pixels.' }),
  href: fact(url, { about: 'Where it leads, if not to the home page.' }),
});

const shape = Object.fromEntries(
  colourNames.map((name) => [name, colour.optional().describe(colourInfo(name).about)]),
) as Record<keyof Colours, z.ZodOptional<typeof colour>>;

/** `brand.yaml`: what a brand says. All but its name comes from the brand that it extends, unless it is given. */
export const brandSchema = z.strictObject({
  name: requiredFact(text, { about: 'Name of the brand.', example: 'name: Land and Water' }),
  about: fact(prose, { about: 'One sentence on what it looks like.' }),
  extends: fact(z.enum(shippedBrands), {
    about: 'A brand that ships, from which comes what is left out; `neutral` if none is named.',
  }),
  identity: fact(prose, { about: 'Whose identity it is, and who may use it.' }),
  source: fact(z.strictObject({ name: text, url, licence: text }), {
    about: 'What it is made from, and its licence.',
  }),
  domains: fact(
    z.array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'must be a domain such as gov.uk')).min(1),
    { about: 'Domains on which alone it may be used; their subdomains too.' },
  ),
  colours: fact(z.strictObject(shape), { about: 'Its colours, each as `"#rrggbb"` in quotation marks.' }),
  theme_colour: fact(colour, {
    about: "Colour of the browser's own frame; the background of the header if it is not given.",
  }),
  focus: fact(z.enum(['highlight', 'outline']), {
    about: 'How the place of the keyboard is shown: as highlighted text, or by an outline.',
  }),
  corners: fact(pixels(12), { about: 'Radius of the corners of buttons and tags in pixels.' }),
  font: fact(
    z.strictObject({
      family: requiredFact(z.array(family).min(1).max(8), {
        about:
          'Typefaces in order of preference; the last is one that every browser has, such as sans-serif.',
      }),
      files: fact(
        z.array(
          z.strictObject({
            file: requiredFact(file, { about: 'A .woff2 file in the folder of the brand.' }),
            weight: fact(z.int().min(100).max(900), { about: 'Its weight: 400, or 700 for bold.' }),
          }),
        ),
        { about: 'Files of the first typeface, for visitors who do not have it.' },
      ),
      download: fact(flag, {
        about: 'Whether visitors download the files, unless `web_font` of the configuration says otherwise.',
      }),
    }),
    { about: 'Typeface.' },
  ),
  logo: fact(logo, { about: 'Logo in the header.' }),
  header: fact(
    z.strictObject({
      title: fact(z.enum(['bar', 'navigation']), {
        about: 'Where the name of the site stands: in the bar beside the logo, or in the navigation.',
      }),
      organisation: fact(flag, {
        about: 'Whether the name of the organisation stands before that of the site where there is no logo.',
      }),
    }),
    { about: 'Form of the header.' },
  ),
  footer: fact(
    z.strictObject({
      logo: fact(logo, { about: 'Logo in the footer.' }),
      copyright: fact(z.strictObject({ text, href: url }), { about: 'Words on copyright.' }),
    }),
    { about: 'Form of the footer.' },
  ),
  icon: fact(file, { about: 'Icon of the site in tabs and bookmarks: an .svg.' }),
  share_image: fact(z.strictObject({ file, alt: text }), {
    about: 'Picture that goes with links to the site: a .png of about 1,200 by 630 pixels.',
  }),
});

/** What a brand file says. */
export type WrittenBrand = z.output<typeof brandSchema>;

/** A file, with the brand in whose folder it lies. */
export interface BrandFile {
  brand: BrandId;
  file: string;
}

/** A picture at its size on the page, in pixels. */
export interface BrandLogo extends BrandFile {
  alt: string;
  width: number;
  height: number;
  href?: string;
}

/** A brand with everything filled in. */
export interface Brand {
  id: BrandId;
  name: string;
  about?: string;
  /** The brand that ships from which it takes what it leaves out; its own id for those that ship. */
  base: BrandId;
  identity?: string;
  source?: { name: string; url: string; licence: string };
  /** Hosts that may show it; absent if any may. */
  domains?: readonly string[];
  colours: Colours;
  themeColour: string;
  focus: FocusStyle;
  /** Radius of corners in pixels. */
  corners: number;
  font: { family: readonly string[]; files: readonly (BrandFile & { weight: number })[]; download: boolean };
  logo?: BrandLogo;
  header: { title: 'bar' | 'navigation'; organisation: boolean };
  footer: { logo?: BrandLogo; copyright?: { text: string; href: string } };
  /** Absent if it is drawn from the colours. */
  icon?: BrandFile;
  shareImage?: BrandFile & { alt: string };
}

/** Makes a brand from what is written and the brand that it extends; without one, it must give every colour. */
export function completeBrand(id: BrandId, written: Partial<WrittenBrand>, base?: Brand): Brand {
  const own = <T extends { file: string }>(named: T): T & BrandFile => ({ ...named, brand: id });
  const complete = completeColours(written.colours ?? {}, base?.colours ?? ({} as Colours));
  // What shines behind text is seldom seen as a line: an outline has the colour of text unless another is given.
  const outlined = written.focus === 'outline' && written.colours?.focus === undefined;
  const colours = outlined ? { ...complete, focus: complete.text } : complete;
  const { font, logo, header, footer } = written;
  const footerLogo = footer?.logo ? own(footer.logo) : base?.footer.logo;
  const copyright = footer?.copyright ?? base?.footer.copyright;
  const identity = written.identity ?? base?.identity;
  const source = written.source ?? base?.source;
  // What may be used where is not for the one who extends it to widen.
  const domains = base?.domains ?? written.domains;
  const shownLogo = logo ? own(logo) : base?.logo;
  const icon = written.icon ? own({ file: written.icon }) : written.colours ? undefined : base?.icon;
  const shareImage = written.share_image ? own(written.share_image) : base?.shareImage;
  return {
    id,
    name: written.name ?? base?.name ?? id,
    base: base?.id ?? id,
    colours,
    themeColour: written.theme_colour ?? (written.colours || !base ? colours.header : base.themeColour),
    focus: written.focus ?? base?.focus ?? 'highlight',
    corners: written.corners ?? base?.corners ?? 0,
    font: font
      ? {
          family: font.family,
          files: (font.files ?? []).map((entry) => own({ ...entry, weight: entry.weight ?? 400 })),
          download: font.download ?? true,
        }
      : (base?.font ?? { family: ['sans-serif'], files: [], download: false }),
    header: {
      title: header?.title ?? base?.header.title ?? 'bar',
      organisation: header?.organisation ?? base?.header.organisation ?? false,
    },
    footer: { ...(footerLogo ? { logo: footerLogo } : {}), ...(copyright ? { copyright } : {}) },
    ...(written.about === undefined ? {} : { about: written.about }),
    ...(identity === undefined ? {} : { identity }),
    ...(source === undefined ? {} : { source }),
    ...(domains === undefined ? {} : { domains }),
    ...(shownLogo ? { logo: shownLogo } : {}),
    ...(icon ? { icon } : {}),
    ...(shareImage ? { shareImage } : {}),
  };
}

/** True if a brand may be shown at an address; any address will do for a brand without domains. */
export function mayUse({ domains }: Pick<Brand, 'domains'>, address: string | undefined): boolean {
  if (domains === undefined) return true;
  if (address === undefined || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}
