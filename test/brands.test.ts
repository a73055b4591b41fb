/** The brands that ship: complete, readable, in step with the packages that they come from, and known to nobody else. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brandFolder, loadBrands, packageRoot } from '../scripts/shipped-data.ts';
import { type Brand, shippedBrands } from '../src/model/brand.ts';
import { colourInfo, colourNames } from '../src/model/brand-colours.ts';
import { contrastPairs, contrastProblems } from '../src/model/contrast-pairs.ts';
import { readBrand } from '../src/read/read-brand.ts';
import { svgProblems } from '../src/read/svg-problems.ts';
import { parseYaml } from '../src/read/yaml.ts';
import { brandStyles } from '../src/render/brand/brand-styles.ts';

const shipped = loadBrands();
const brands = shippedBrands.map((id): [string, Brand] => {
  const { brand } = readBrand(shipped, id, undefined);
  if (!brand) throw new Error(`${id} cannot be read`);
  return [id, brand];
});

function brandOf(id: string): Brand {
  const found = brands.find(([name]) => name === id)?.[1];
  if (!found) throw new Error(`no brand ${id}`);
  return found;
}

function packageText(path: string): string {
  return readFileSync(join(packageRoot, 'node_modules', path), 'utf8');
}

describe('brands that ship', () => {
  it('are the folders of _includes/brands', () => {
    expect(readdirSync(join(packageRoot, '_includes', 'brands')).sort()).toEqual([...shippedBrands].sort());
  });

  it.each(brands)('%s can be read by everybody', (_id, brand) => {
    expect(contrastProblems(brand.colours, brand.focus)).toEqual([]);
  });

  it.each(brands)('%s says what it looks like and where it comes from', (_id, brand) => {
    expect(brand.about).toMatch(/\.$/);
    expect(brand.source).toMatchObject({ licence: 'MIT' });
    // What belongs to somebody says to whom.
    expect(brand.domains === undefined || (brand.identity ?? '').includes('may')).toBe(true);
  });

  it.each(brands)('%s names files that are there, and is no heavier than a page can bear', (id, brand) => {
    const files = [brand.logo, brand.footer.logo, brand.icon, brand.shareImage, ...brand.font.files];
    for (const { file } of files.filter((named) => named !== undefined)) {
      const places = [join(brandFolder(id), file), join(packageRoot, 'node_modules', file)];
      expect(places.filter((place) => existsSync(place))).toHaveLength(1);
    }
    if (!brand.font.download) return;
    const bytes = brand.font.files.map(({ file }) => statSync(join(brandFolder(id), file)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000);
  });

  it.each(brands)('%s has nothing but shapes in its pictures', (id) => {
    for (const name of readdirSync(brandFolder(id)).filter((file) => file.endsWith('.svg')))
      expect(svgProblems(readFileSync(join(brandFolder(id), name), 'utf8'))).toEqual([]);
  });

  it('neutral gives every colour, so that an own brand need give none', () => {
    const { value } = parseYaml(readFileSync(join(brandFolder('neutral'), 'brand.yaml'), 'utf8'));
    expect(Object.keys((value as { colours: object }).colours)).toEqual(colourNames);
  });

  it('have the crown and the NHS logo as their packages have them', () => {
    const logo = (id: string) => readFileSync(join(brandFolder(id), 'logo.svg'), 'utf8');
    const paths = (text: string) => [...text.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path);
    expect(paths(logo('govuk'))).toEqual(paths(packageText('govuk-frontend/dist/govuk/macros/logo.njk')));
    const header = packageText('nhsuk-frontend/dist/nhsuk/components/header/template.njk');
    expect(paths(header)).toEqual(expect.arrayContaining(paths(logo('nhsuk'))));
    expect(paths(logo('nhsuk'))).toHaveLength(1);
  });

  it.each([
    ['govuk', 'brand', 'govuk-frontend/dist/govuk/settings/_colours-palette--internal.scss', '"primary": '],
    ['nhsuk', 'brand', 'nhsuk-frontend/dist/nhsuk/core/settings/_colours-palette.scss', '"blue": '],
    [
      'scotgov',
      'brand',
      '@scottish-government/design-system/src/base/settings/colours/_colours.scss',
      '$ds_colour__blue:           ',
    ],
  ] as const)('%s has the blue of its design system', (id, name, file, before) => {
    expect(packageText(file)).toContain(`${before}${brandOf(id).colours[name]}`);
  });

  it('may be shown: the crown on gov.uk, the NHS logo on nhs.uk and nhs.net', () => {
    expect(brandOf('govuk').domains).toEqual(['gov.uk']);
    expect(brandOf('nhsuk').domains).toEqual(['nhs.uk', 'nhs.net']);
  });

  it('are named by no template and no style outside of their folder', () => {
    const folders = ['_includes', 'src/pages', 'src/browser'];
    const naming = folders
      .flatMap((folder) =>
        readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map(
          (name) => `${folder}/${name}`,
        ),
      )
      .filter((file) => /\.(?:njk|scss|ts)$/.test(file) && !file.startsWith('_includes/brands/'))
      .filter((file) => /\b(?:nhsuk|scotgov|neutral)\b/.test(readFileSync(join(packageRoot, file), 'utf8')));
    expect(naming).toEqual([]);
  });
});

describe('the pairs of colours', () => {
  it('name each pair once', () => {
    const named = contrastPairs.map(({ front, behind, focus }) => `${front} on ${behind} ${focus ?? ''}`);
    expect(new Set(named).size).toBe(named.length);
  });

  it('leave out no colour that text or a part of the interface has', () => {
    const paired = new Set(contrastPairs.flatMap(({ front, behind }) => [front, behind]));
    // Hairlines and bands only adorn.
    expect(colourNames.filter((name) => !paired.has(name))).toEqual([
      'brand',
      'line',
      'header_band',
      'footer_band',
    ]);
  });

  it('cover every colour that styles use', () => {
    const styles = readdirSync(join(packageRoot, '_includes'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.scss'))
      .map((name) => readFileSync(join(packageRoot, '_includes', name), 'utf8'))
      .join('\n');
    const given = brandStyles(brandOf('neutral'), () => '', false);
    const used = new Set(styles.match(/--(?:app|govuk)-[a-z-]+/g));
    expect(
      [...used].filter((property) => !given.includes(`${property}:`) && !styles.includes(`${property}:`)),
    ).toEqual([]);
  });
});

describe('docs/brands.md', () => {
  const text = readFileSync(join(packageRoot, 'docs', 'brands.md'), 'utf8');

  it('names every brand and every colour, and what stands in for it', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    const words = (cell = '') => [...cell.matchAll(/`([^`]+)`|–/g)].map(([, name]) => name);
    const documented = new Map(
      rows.flatMap((row) => {
        const [, names, standIns] = row.split('|');
        return words(names).map((name, index): [string, string | undefined] => [
          name ?? '',
          words(standIns)[index],
        ]);
      }),
    );
    expect(shippedBrands.filter((id) => !documented.has(id))).toEqual([]);
    const wanted = colourNames.map((name) => [name, colourInfo(name).from]);
    expect(colourNames.map((name) => [name, documented.get(name)])).toEqual(wanted);
  });

  it('shows brands that can be read', () => {
    const examples = [...text.matchAll(/```yaml\n(name: [\s\S]*?)```/g)].map(([, yaml = '']) => yaml);
    expect(examples.length).toBeGreaterThan(2);
    for (const yaml of examples) {
      const own = { file: 'brand/brand.yaml', bytes: new TextEncoder().encode(yaml) };
      const { brand, diagnostics } = readBrand(shipped, 'own', own);
      expect(diagnostics).toEqual([]);
      expect(brand && contrastProblems(brand.colours, brand.focus)).toEqual([]);
    }
  });
});
