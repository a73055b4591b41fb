/** A brand as custom properties. */
import { describe, expect, it } from 'vitest';
import { loadBrands } from '../../../scripts/shipped-data.ts';
import type { Brand } from '../../../src/model/brand.ts';
import { colourNames } from '../../../src/model/brand-colours.ts';
import { readBrand } from '../../../src/read/read-brand.ts';
import { brandIcon } from '../../../src/render/brand/brand-icon.ts';
import { brandStyles, focusStyles } from '../../../src/render/brand/brand-styles.ts';

function brandOf(id: 'neutral' | 'govuk'): Brand {
  const { brand } = readBrand(loadBrands(), id, undefined);
  if (!brand) throw new Error(`${id} cannot be read`);
  return brand;
}

const neutral = brandOf('neutral');
const named = () => 'font.woff2';

describe('brandStyles', () => {
  it('sets a property for each colour, under our name and that of the design system', () => {
    const css = brandStyles(neutral, named, false);
    for (const name of colourNames)
      expect(css).toContain(`--app-${name.replaceAll('_', '-')}:${neutral.colours[name]}`);
    expect(css).toContain(`--govuk-link-colour:${neutral.colours.link}`);
    expect(css).toContain(`--govuk-body-background-colour:${neutral.colours.page}`);
  });

  it('quotes names of typefaces, and no words that stand for one', () => {
    const font = { family: ['Land Sans', 'system-ui', 'sans-serif'], files: [], download: true };
    expect(brandStyles({ ...neutral, font }, named, true)).toContain(
      '--app-font:"Land Sans",system-ui,sans-serif;',
    );
  });

  it('declares the files of a typeface only if visitors are to download it', () => {
    const govuk = brandOf('govuk');
    const css = brandStyles(govuk, ({ file }) => file, true);
    expect(css.match(/@font-face\{font-family:"GDS Transport";font-weight:(?:400|700)/g)).toHaveLength(2);
    // Hidden or changing text would make what one reads jump.
    expect(css.match(/font-display:optional/g)).toHaveLength(2);
    expect(brandStyles(govuk, named, false)).not.toContain('@font-face');
  });

  it('puts black on white on paper', () => {
    expect(brandStyles(neutral, named, false)).toMatch(
      /@media print\{:root\{--app-page:#fff;.*--app-text:#000/,
    );
  });
});

describe('focusStyles', () => {
  it('are there for an outline only', () => {
    expect(focusStyles({ focus: 'highlight' })).toBe('');
    expect(focusStyles({ focus: 'outline' })).toContain('outline:3px solid var(--app-focus)');
  });
});

describe('brandIcon', () => {
  it('has the colours of dark bands', () => {
    const icon = brandIcon({ ink: '#123456', ink_text: '#fedcba' });
    expect(icon).toContain('fill="#123456"');
    expect(icon).toContain('stroke="#fedcba"');
  });
});
