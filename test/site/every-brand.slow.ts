/** Every page of the built example in every brand that ships passes Pa11y: minutes for each, so apart from `npm test`. */
import { describe, expect, it } from 'vitest';
import { shippedBrands } from '../../src/model/brand.ts';
import { audit } from '../support/accessibility.ts';
import { exampleSite } from '../support/build-site.ts';

/** Pages judged in one go, so that a long run shows how far it has come. */
const AT_ONCE = 40;

describe.each(shippedBrands)('accessibility of every page in the brand %s', async (brand) => {
  const site = await exampleSite('/', brand);
  const pages = site.pages();
  const parts = Array.from({ length: Math.ceil(pages.length / AT_ONCE) }, (_part, index) =>
    pages.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );

  it('is asked of the whole site', () => {
    expect(pages.length).toBeGreaterThan(200);
    expect(parts.flat()).toEqual(pages);
  });

  it.each(parts.map((part) => [part[0], part] as const))(
    'has no error from %s on',
    { timeout: 1_200_000 },
    async (_first, part) => {
      const { report, findings } = await audit(site, part);
      expect(findings).toEqual([]);
      expect(report).toMatchObject({ total: part.length, passes: part.length, errors: 0 });
    },
  );
});
