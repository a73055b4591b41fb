/** Every page of the built example in every brand that ships passes Pa11y: minutes for each, so apart from `npm test`. */
import { describe, expect, it } from 'vitest';
import { shippedBrands } from '../../src/model/brand.ts';
import { audit } from '../support/accessibility.ts';
import { exampleSite } from '../support/build-site.ts';

describe.each(shippedBrands)('accessibility of every page in the brand %s', (brand) => {
  it('has no error', { timeout: 3_600_000 }, async () => {
    const site = await exampleSite('/', brand);
    const pages = site.pages();
    expect(pages.length).toBeGreaterThan(200);
    const { report, findings } = await audit(site, pages);
    expect(findings).toEqual([]);
    expect(report).toMatchObject({ total: pages.length, passes: pages.length, errors: 0 });
  });
});
