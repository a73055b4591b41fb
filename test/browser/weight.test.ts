/** What a first visit to a service page costs, in every brand, on a phone and on a desktop. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatMeasures, heaviestPages, openMeter } from '../../scripts/measure-pages.ts';
import { shippedBrands } from '../../src/model/brand.ts';
import { exampleSite, temporaryFolder } from '../support/build-site.ts';

const MOST_BYTES = 60_000;

describe.each(shippedBrands)('a first visit in the brand %s', (brand) => {
  it('downloads at most 60 KB, and nothing jumps', async () => {
    const site = await exampleSite('/', brand);
    const heaviest = heaviestPages(site.folder).find((path) => /^\/services\/[^/]+\/$/.test(path));
    if (!heaviest) throw new Error('the example has no page of a service');
    const meter = await openMeter(site.folder);
    try {
      for (const device of ['phone', 'desktop'] as const) {
        const measure = await meter.measure(heaviest, device);
        expect(measure.total).toBeLessThanOrEqual(MOST_BYTES);
        expect(measure.layoutShift).toBe(0);
        expect(measure.bytes).toMatchObject({ font: 0 });
        expect(measure.bytes.css).toBeGreaterThan(0);
        expect(measure.requests).toBeGreaterThanOrEqual(4);
      }
    } finally {
      await meter.close();
    }
  });
});

describe('the meter', () => {
  it('sees what jumps, and counts what is sent', async () => {
    const site = mkdtempSync(join(temporaryFolder(), 'measured-'));
    writeFileSync(
      join(site, 'index.html'),
      '<!DOCTYPE html><title>Page</title><img src="a.svg" alt="" width="8" height="8"><p>What stands below.</p><script src="late.js"></script>',
    );
    writeFileSync(join(site, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"></svg>');
    writeFileSync(
      join(site, 'late.js'),
      'setTimeout(() => { document.querySelector("p").style.marginTop = "400px"; }, 300);',
    );
    const meter = await openMeter(site);
    try {
      const measure = await meter.measure('/', 'desktop');
      expect(measure.layoutShift).toBeGreaterThan(0);
      for (const kind of ['html', 'image', 'script'] as const)
        expect(measure.bytes[kind]).toBeGreaterThan(20);
      expect(measure.total).toBe(measure.bytes.html + measure.bytes.image + measure.bytes.script);
      expect(measure.requests).toBe(3);
      expect(measure.largestPaintMs).toBeGreaterThan(0);
      expect(formatMeasures([measure])).toContain('| / | desktop |');
    } finally {
      await meter.close();
    }
  });
});
