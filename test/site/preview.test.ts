/** Pages that show what is wrong are valid HTML, and can be used by everybody, in every brand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previewSite } from '../../scripts/preview/preview-site.ts';
import { shippedBrands } from '../../src/model/brand.ts';
import { audit } from '../support/accessibility.ts';
import { makeProject, type PublishedSite, projectRoot, publishedSite, today } from '../support/build-site.ts';
import { errorsOf } from '../support/html-errors.ts';
import { onceEach } from '../support/once-each.ts';

const pages = ['services/identity/index.html', 'guidance/release/index.html', 'index.html'];

/** The worked example with mistakes of every kind of place, as far as these pages need it. */
function previewed(brand: string): PublishedSite {
  const project = makeProject(join(projectRoot, 'src', 'content'));
  project.edit('opsguide.config.yaml', (text) => `${text}\nbrand: ${brand}\nwarm_days: 3\n`);
  project.edit('services/identity.md', (text) =>
    text
      .replace('It holds passwords', 'It holds [passwords](none.md)')
      .replace('(#move-to-the-other-region)', '(nowhere.md)')
      .replace('- Staff, inspectors', '- [Staff](staff.md), inspectors')
      .replace('## Who uses it', '##Who uses it')
      .replace('tier: critical', 'tier: criticall')
      .replace('description:', 'describtion:')
      .replace('components:', 'component:')
      .replace('lifecycle:', 'life:'),
  );
  project.edit(
    'guidance/release/index.md',
    (text) => `${text.replace('description:', 'owner: nobody\ndescription:')}\n[x](y.md)\n`,
  );
  const site = previewSite({
    folder: { path: project.content, shown: 'ops' },
    ...{ today, basePath: '/', colour: false },
  });
  site.open();
  const write = (path: string): string => {
    const answer = site.answer(`/${path.replace(/index\.html$/, '')}`);
    if (answer.kind !== 'text' && answer.kind !== 'bytes') throw new Error(`${path}: ${answer.kind}`);
    mkdirSync(dirname(join(project.output, path)), { recursive: true });
    writeFileSync(join(project.output, path), answer.kind === 'text' ? answer.text : answer.bytes);
    return answer.kind === 'text' ? answer.text : '';
  };
  for (const page of pages)
    for (const [, path = ''] of write(page).matchAll(/(?:href|src)="\/(assets\/[^"]+)"/g)) write(path);
  return publishedSite(project.output);
}

describe.each([...shippedBrands])('a preview in the brand %s', (brand) => {
  it('is valid HTML that everybody can use', async () => {
    const site = previewed(brand);
    for (const page of pages) expect(site.read(page), page).toContain('app-found-summary');
    expect(site.read(pages[0] ?? '').match(/role="note"/g)?.length).toBeGreaterThan(5);
    expect(onceEach(pages.flatMap((page) => errorsOf(page, site.read(page))))).toEqual([]);
    const { report, findings } = await audit(site, pages);
    expect(findings).toEqual([]);
    expect(report.passes).toBe(pages.length);
  });
});
