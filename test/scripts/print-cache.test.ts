/** Printed documents that are kept: found again, the oldest thrown away first, and a folder that cannot be written to. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPrintCache } from '../../scripts/print-cache.ts';
import { temporaryFolder } from '../support/build-site.ts';

const folder = () => mkdtempSync(join(temporaryFolder(), 'print-cache-'));
const key = (digit: string) => digit.repeat(64);
const printed = (size: number) => ({ bytes: new Uint8Array(size).fill(7), pages: 3 });

describe('openPrintCache', () => {
  it('finds again what another run has kept, with its pages and size', () => {
    const place = folder();
    openPrintCache(place).keep(key('a'), printed(10));
    const found = openPrintCache(place).find(key('a'));
    expect(found).toMatchObject({ pages: 3, bytes: 10 });
    expect(readFileSync(found?.file ?? '')).toHaveLength(10);
    expect(openPrintCache(place).find(key('b'))).toBeUndefined();
  });

  it('throws away what was not used for longest, never what this run has used', () => {
    const place = folder();
    const before = openPrintCache(place);
    for (const digit of ['a', 'b', 'c']) before.keep(key(digit), printed(100));
    for (const [index, digit] of ['a', 'b', 'c'].entries())
      utimesSync(join(place, `${key(digit)}-3.pdf`), 1000 + index, 1000 + index);
    const cache = openPrintCache(place, 250);
    cache.find(key('a'));
    cache.keep(key('d'), printed(100));
    cache.close();
    expect(readdirSync(place).map((name) => name[0])).toEqual(['a', 'd']);
  });

  it('takes no other file for a document, such as one that was written only in part', () => {
    const place = folder();
    writeFileSync(join(place, `${key('a')}-3.pdf.4711`), 'half');
    writeFileSync(join(place, 'notes.pdf'), 'x');
    expect(openPrintCache(place).find(key('a'))).toBeUndefined();
  });

  it('works in a folder for this run where the one that is named cannot be written to', () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    const cache = openPrintCache(join(file, 'below'));
    const { file: kept } = cache.keep(key('a'), printed(10));
    expect(existsSync(kept)).toBe(true);
    cache.close();
    expect(existsSync(kept)).toBe(false);
  });

  it('misses a document that another run has thrown away', () => {
    const place = folder();
    const cache = openPrintCache(place);
    cache.keep(key('a'), printed(10));
    const other = openPrintCache(place);
    openPrintCache(place, 0).close();
    expect(other.find(key('a'))).toBeUndefined();
  });
});
