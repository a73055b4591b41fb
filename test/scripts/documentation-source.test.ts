/** The documentation as guidance: every page is there, and every link of it leads somewhere. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDocumentation, withDocumentation } from '../../scripts/documentation-source.ts';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { contentFixture, projectRoot, today } from '../support/build-site.ts';

const source = withDocumentation(folderSource(contentFixture('two-services')));
const { content, diagnostics } = readAndCheck(source, { today, ...loadShipped() });
const pages = content.pages.filter(({ file }) => isDocumentation(file));

describe('withDocumentation', () => {
  it('has every page of docs, but what is made for developers or stands on the site already', () => {
    const written = readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.md$/.test(name))
      .filter((name) => !['coverage.md', 'reference/fields.md', 'reference/rules.md'].includes(name));
    expect(pages.map(({ file }) => file).sort()).toEqual(
      written.map((name) => `guidance/opsguide/${name.replace(/^reference\//, '')}`).sort(),
    );
    for (const { title, description } of pages.map(({ draft }) => draft)) {
      expect(title?.length).toBeGreaterThan(3);
      expect(description).toMatch(/^[^[\]`*]{20,}[.]$/);
    }
  });

  it('keeps the content', () => {
    expect(content.guides.map(({ id }) => id)).toEqual(['mooring-permits', 'tide-tables']);
    expect(content.pages.length).toBeGreaterThan(pages.length);
  });

  it('has no broken link, and nothing in it that is an error', () => {
    const found = diagnostics.filter(({ file }) => isDocumentation(file));
    expect(found.filter(({ severity, ruleId }) => severity === 'error' || ruleId === 'broken-link')).toEqual(
      [],
    );
    const links = pages.flatMap(({ body }) => body.links.map(({ href }) => href));
    expect(links).toContain('/fields/');
    expect(links.some((href) => href.startsWith('https://github.com/opsguide/opsguide/blob/main/'))).toBe(
      true,
    );
  });
});
