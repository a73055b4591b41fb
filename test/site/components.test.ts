/** Every component describes itself, and its examples stand on one page. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadComponents } from '../../scripts/load-components.ts';
import { exampleSite, projectRoot } from '../support/build-site.ts';
import { elementsOf } from '../support/html.ts';

const folder = join(projectRoot, '_includes', 'components');
const components = loadComponents();

describe('components', () => {
  it('are the folders of _includes/components, each with a macro and examples', () => {
    const folders = readdirSync(folder).sort();
    expect(components.map(({ id }) => id)).toEqual(folders);
    expect(folders.filter((id) => !existsSync(join(folder, id, 'macro.njk')))).toEqual([]);
  });

  it.each(components.map((component) => [component.id, component] as const))(
    '%s says what it is for, and names its examples',
    (_id, { title, about, examples }) => {
      expect(title).toMatch(/^[A-Z]/);
      expect(about).toMatch(/[.?]$/);
      expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
    },
  );
});

describe('the page of components', async () => {
  const site = await exampleSite();
  const elements = elementsOf(site.read('components/index.html'));
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);

  it('shows every example', () => {
    for (const { id, examples } of components)
      expect(ids).toEqual(
        expect.arrayContaining([id, ...examples.map((_example, index) => `${id}-${index + 1}`)]),
      );
    const frames = elements.filter(({ attributes }) => attributes.class === 'app-example');
    expect(frames).toHaveLength(components.flatMap(({ examples }) => examples).length);
    for (const component of components)
      expect(elements.some(({ attributes }) => attributes.href === `#${component.id}`)).toBe(true);
  });

  it('can show an example twice: ids are unique, and links stay on the page', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const main = elements.findIndex(({ name }) => name === 'main');
    const end = elements.findIndex(({ attributes }) => attributes.class === 'app-page-links');
    const leading = elements
      .slice(main, end)
      .flatMap(({ attributes }) => attributes.href ?? [])
      .filter((href) => !/^(?:#|mailto:|tel:)/.test(href));
    expect(leading).toEqual([]);
  });

  it('is no page for search engines, and is reached from the page about the site', () => {
    expect(site.read('components/index.html')).toContain('<meta name="robots" content="noindex">');
    expect(site.read('about/index.html')).toContain('href="/components/"');
  });
});
