/** What a brand leaves out, and where it may be shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBrands } from '../../scripts/shipped-data.ts';
import { mayUse } from '../../src/model/brand.ts';
import { colourNames, completeColours, writtenColour } from '../../src/model/brand-colours.ts';
import { readBrand } from '../../src/read/read-brand.ts';

const shipped = loadBrands();
const neutral = readBrand(shipped, 'neutral', undefined).brand;
if (!neutral) throw new Error('the neutral brand cannot be read');

function own(text: string) {
  return readBrand(shipped, 'own', { file: 'brand/brand.yaml', bytes: new TextEncoder().encode(text) });
}

describe('a brand of one line', () => {
  const { brand, diagnostics } = own('name: Land and Water\n');

  it('is the neutral one under another name', () => {
    expect(diagnostics).toEqual([]);
    expect(brand).toMatchObject({
      id: 'own',
      base: 'neutral',
      name: 'Land and Water',
      colours: neutral.colours,
    });
    expect(brand?.domains).toBeUndefined();
  });
});

describe('a brand of one colour', () => {
  const { brand } = own('name: Land and Water\ncolours: {brand: "#6B2C91"}\n');

  it('takes bands, header, buttons and lines from it', () => {
    expect(brand?.colours).toMatchObject({
      brand: '#6b2c91',
      ink: '#6b2c91',
      header: '#6b2c91',
      header_band: '#6b2c91',
      button: '#6b2c91',
      strong_line: '#6b2c91',
      navigation_current: '#6b2c91',
      text: neutral.colours.text,
      link: neutral.colours.link,
    });
    expect(brand?.themeColour).toBe('#6b2c91');
  });
});

describe('a brand with an outline where the keyboard is', () => {
  it('draws it in the colour of text, unless it gives another', () => {
    expect(own('name: A\nfocus: outline\n').brand?.colours.focus).toBe(neutral.colours.text);
    expect(own('name: A\nfocus: outline\ncolours: {focus: "#a00000"}\n').brand?.colours.focus).toBe(
      '#a00000',
    );
  });
});

describe('a brand that extends another', () => {
  it('keeps its logo, its colours and where it may be shown', () => {
    const { brand } = own('name: Inspectorate\nextends: govuk\ndomains: [inspectorate.example]\n');
    expect(brand).toMatchObject({
      base: 'govuk',
      domains: ['gov.uk'],
      logo: { brand: 'govuk', file: 'logo.svg' },
      header: { title: 'navigation' },
      themeColour: '#1d70b8',
    });
  });

  it('puts files of its own in place of those', () => {
    const { brand } = own(
      'name: A\nextends: nhsuk\nlogo: {file: a.svg, alt: A, width: 80, height: 40}\nicon: i.svg\n',
    );
    expect(brand?.logo).toEqual({ brand: 'own', file: 'a.svg', alt: 'A', width: 80, height: 40 });
    expect(brand?.icon).toEqual({ brand: 'own', file: 'i.svg' });
  });
});

describe('mistakes', () => {
  it.each([
    ['colours: {brand: blue}', 'wrong-value', /`colours.brand` must be a colour/],
    ['colours: {brnd: "#123456"}', 'unknown-key', /no key `brnd`/],
    ['logo: {file: ../logo.svg, alt: A, width: 1, height: 1}', 'wrong-value', /must be the name of an .svg/],
    [
      'logo: {file: /etc/logo.svg, alt: A, width: 1, height: 1}',
      'wrong-value',
      /must be the name of an .svg/,
    ],
    ['logo: {file: logo.svg, alt: A, width: 1000, height: 1}', 'wrong-value', /at most 320/],
    ['logo: {file: logo.svg, width: 10, height: 10}', 'missing-key', /`alt` is missing/],
    ['font: {family: ["a\\"; } body { display: none"]}', 'wrong-value', /name of a typeface/],
    ['extends: nhs', 'wrong-value', /must be one of neutral/],
    ['domains: ["*"]', 'wrong-value', /must be a domain/],
  ])('%s is told by its line', (line, ruleId, message) => {
    const { diagnostics } = own(`name: A\n${line}\n`);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ ruleId, line: 2, message: expect.stringMatching(message) });
  });

  it('a colour without quotation marks is a comment in YAML, and the hint says so', () => {
    const { diagnostics } = own('name: A\ncolours:\n  brand: #6b2c91\n');
    expect(diagnostics).toMatchObject([
      { line: 3, column: 3, severity: 'error', hint: expect.stringContaining('quotation marks') },
    ]);
  });

  it('keep the rest of the brand', () => {
    expect(own('name: A\ncorners: many\ncolours: {brand: "#6b2c91"}\n').brand?.colours.brand).toBe('#6b2c91');
  });
});

describe('mayUse', () => {
  it.each([
    ['https://www.gov.uk/', true],
    ['https://gov.uk', true],
    ['https://operations.landandwater.gov.uk/guides/', true],
    ['https://operations.landandwater.gov.uk.example/', false],
    ['https://notgov.uk/', false],
    ['https://landandwater.example/gov.uk', false],
    ['https://gov.uk@landandwater.example/', false],
    [undefined, false],
  ])('%s: %s', (address, expected) => {
    expect(mayUse({ domains: ['gov.uk'] }, address)).toBe(expected);
  });

  it('lets a brand without domains be shown anywhere', () => {
    expect(mayUse({}, undefined)).toBe(true);
  });
});

describe('completeColours', () => {
  const colour = fc.constantFrom('#111111', '#222222', '#333333');
  const written = fc.dictionary(fc.constantFrom(...colourNames), colour);

  it('keeps what is written, and takes everything else from a written colour or the base', () => {
    fc.assert(
      fc.property(written, (colours) => {
        const complete = completeColours(colours, neutral.colours);
        expect(Object.keys(complete)).toEqual(colourNames);
        for (const name of colourNames) {
          const decisive = writtenColour(name, colours);
          if (colours[name] !== undefined) expect(decisive).toBe(name);
          expect(complete[name]).toBe(decisive ? colours[decisive] : neutral.colours[name]);
        }
      }),
    );
  });
});
