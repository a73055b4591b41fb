/** Which characters a font has, against what is known of the fonts that ship and of fonts made by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fontCoverage } from '../../../src/export/pdf/font-coverage.ts';
import { loadPrintFonts, printFontFiles } from '../../../src/export/pdf/print-fonts.ts';

const codes = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);

/** A font with nothing but a `cmap` of one sub-table. */
function fontWith(table: readonly number[], format: 4 | 12): Uint8Array {
  const bytes = new Uint8Array(28 + 12 + table.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(4, 1);
  bytes.set(codes('cmap'), 12);
  view.setUint32(20, 28);
  view.setUint16(30, 1);
  view.setUint16(32, 3);
  view.setUint16(34, format === 12 ? 10 : 1);
  view.setUint32(36, 12);
  bytes.set(table, 40);
  return bytes;
}

const word = (value: number) => [(value >>> 8) & 0xff, value & 0xff];
const long = (value: number) => [...word(value >>> 16), ...word(value & 0xffff)];

describe('fontCoverage', () => {
  it('reads groups of format 12, beyond the first plane too', () => {
    const groups = [...long(0x41), ...long(0x43), ...long(5), ...long(0x1f600), ...long(0x1f600), ...long(9)];
    const font = fontWith([...word(12), ...word(0), ...long(40), ...long(0), ...long(2), ...groups], 12);
    expect([...fontCoverage(font)]).toEqual([0x41, 0x42, 0x43, 0x1f600]);
  });

  it('reads segments of format 4, without characters that have no glyph', () => {
    const ends = [...word(0x43), ...word(0xffff)];
    const starts = [...word(0x41), ...word(0xffff)];
    // The second character of the segment comes out as glyph 0.
    const deltas = [...word((0x10000 - 0x42) & 0xffff), ...word(1)];
    const head = [...word(4), ...word(32), ...word(0), ...word(4), ...word(0), ...word(0), ...word(0)];
    const font = fontWith([...head, ...ends, ...word(0), ...starts, ...deltas, ...word(0), ...word(0)], 4);
    expect([...fontCoverage(font)]).toEqual([0x41, 0x43]);
  });

  it('knows what the fonts that ship have', () => {
    for (const file of printFontFiles()) {
      const found = fontCoverage(readFileSync(file));
      for (const code of codes('Aé½ЖΩ–…“”')) expect(found.has(code)).toBe(true);
      for (const code of codes('中ก😀')) expect(found.has(code)).toBe(false);
    }
    const { covers } = loadPrintFonts();
    expect(covers.size).toBeGreaterThan(1500);
    // Everything that the template itself and the words of the interface put down.
    for (const code of codes('□•–…→‑\u00a0')) expect(covers.has(code)).toBe(true);
  });

  it('refuses what is no font', () => {
    expect(() => fontCoverage(new Uint8Array(64))).toThrow('no table cmap');
  });
});
