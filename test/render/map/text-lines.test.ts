/** Text in boxes: whatever a name is, its lines fit, and nothing but the end is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDirection, textLines, textWidth } from '../../../src/render/map/text-lines.ts';
import { hardNames } from '../../support/linked-guides.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.constantFrom(...Object.values(hardNames)), { maxLength: 3 }).map((parts) => parts.join(' ')),
);
const options = { width: 150, fontSize: 14, most: 3 };

describe('textLines', () => {
  it('makes lines that fit, and no more than asked for', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 40, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, most) => {
          const lines = textLines(text, { width, fontSize: 14, most });
          expect(lines.length).toBeGreaterThan(0);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(width + 0.01);
        },
      ),
    );
  });

  it('loses nothing but white space while there is room', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = textLines(text, { ...options, most: 1_000 });
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it.each([
    ['Flood warnings', ['Flood warnings']],
    ['Veterinary records connect', ['Veterinary records', 'connect']],
    ['Rural-payments-classic-and-more', ['Rural-payments-', 'classic-and-more']],
    [hardNames.oneWord, ['Donaudampfschifff', 'ahrtselektrizitätenh', 'auptbetriebswerkb…']],
    ['', ['']],
  ])('breaks %s', (text, lines) => {
    expect(textLines(text, options)).toEqual(lines);
  });

  it('never cuts an emoji of several parts', () => {
    const lines = textLines('👍🏽'.repeat(40), options);
    expect(lines.join('').replace('…', '').replaceAll('👍🏽', '')).toBe('');
  });
});

describe('textDirection', () => {
  it.each([
    ['Flood warnings', 'ltr'],
    [hardNames.arabic, 'rtl'],
    [`24/7 ${hardNames.arabic}`, 'rtl'],
    [`NHS ${hardNames.arabic}`, 'ltr'],
    ['🌊 12', 'ltr'],
  ])('of %s is %s', (text, direction) => {
    expect(textDirection(text)).toBe(direction);
  });
});
