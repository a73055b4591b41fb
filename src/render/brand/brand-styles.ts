/** Render: a brand → the custom properties that colour the style sheet. Data in, text out: no Sass is run for it. */
import type { Brand, BrandFile } from '../../model/brand.ts';
import { colourInfo, colourNames } from '../../model/brand-colours.ts';

/** Typefaces that a browser knows by a word and not by a name. */
const GENERIC = /^(?:serif|sans-serif|monospace|system-ui|ui-[a-z-]+|-apple-system)$/;

/** Styles that stand before all others: properties, and the typeface if visitors download it. */
export function brandStyles(brand: Brand, urlOf: (file: BrandFile) => string, webFont: boolean): string {
  const [first = 'sans-serif'] = brand.font.family;
  const faces = webFont
    ? brand.font.files.map(
        (file) =>
          // Optional: text is never hidden and never changes its shape while somebody reads.
          `@font-face{font-family:${quoted(first)};font-weight:${file.weight};font-style:normal;font-display:optional;src:url("${urlOf(file)}") format("woff2")}`,
      )
    : [];
  const properties = colourNames.flatMap((name) => [
    `--app-${name.replaceAll('_', '-')}:${brand.colours[name]}`,
    ...(colourInfo(name).govuk ?? []).map((property) => `--govuk-${property}-colour:${brand.colours[name]}`),
  ]);
  const root = [
    `--app-font:${brand.font.family.map(quoted).join(',')}`,
    `--app-corners:${brand.corners}px`,
    ...properties,
  ];
  return `${faces.join('')}:root{${root.join(';')}}${PRINT}`;
}

/** Styles that stand after all others. */
export function focusStyles({ focus }: Pick<Brand, 'focus'>): string {
  return focus === 'outline' ? OUTLINE : '';
}

/** Paper is white, and black text saves coloured ink. */
const PRINT =
  '@media print{:root{--app-page:#fff;--govuk-body-background-colour:#fff;--govuk-template-background-colour:#fff;--app-text:#000;--govuk-text-colour:#000;--govuk-print-text-colour:#000;--govuk-input-border-colour:#000}}';

/** On coloured bands, the outline has the colour of their text. */
const OUTLINE =
  ':root :is(a,button,input,select,summary,textarea,[tabindex]):focus-visible:focus{outline:3px solid var(--app-focus);outline-offset:2px;color:inherit;background-color:transparent;box-shadow:none}:root :is(.app-header,.app-notice,.app-footer) :focus-visible:focus{outline-color:currentcolor}';

function quoted(family: string): string {
  return GENERIC.test(family) ? family : `"${family}"`;
}
