/** Evidence packs beside the pages: the same as those of the command, and pages in them that need nothing else. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { unzipSync } from 'fflate';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentFixture, makeProject, type Project, runOpsguide, today } from '../support/build-site.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const hostile = '"><script>alert(1)</script></style>&amp;';
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';

let project: Project;
/** Files of the pack of everything, by name. */
let files: Record<string, Uint8Array>;

beforeAll(async () => {
  project = makeProject(contentFixture('two-services'));
  project.edit('opsguide.config.yaml', (text) => `${text}address: https://ops.example/\n`);
  project.write('assets/pixel.png', Buffer.from(pixel, 'base64'));
  project.edit('services/tide-tables.md', (text) =>
    text
      .replace('title: Tide tables', `title: '${hostile}'`)
      .concat(
        '\n![A pixel](../assets/pixel.png) [Permits](mooring-permits.md#about-components) [Work](../guidance/how-we-work.md)\n',
      ),
  );
  const run = await project.build('--packs', '--base-path', '/x/');
  if (run.code !== 0) throw new Error(run.stdout + run.stderr);
  files = unzipSync(readFileSync(join(project.output, 'evidence/packs', `evidence-estate-${today}.zip`)));
});

function elements(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((candidate) => candidate.name === name)?.value;
}

function pages(): [string, Element[]][] {
  return Object.entries(files)
    .filter(([name]) => name.endsWith('.html'))
    .map(([name, bytes]) => [name, elements(new TextDecoder().decode(bytes))]);
}

describe('build --packs', () => {
  it('publishes the pack of each service and of everything, and links them with their size', () => {
    const folder = join(project.output, 'evidence', 'packs');
    expect(readdirSync(folder).sort()).toEqual([
      `evidence-estate-${today}.zip`,
      `evidence-service-mooring-permits-${today}.zip`,
      `evidence-service-tide-tables-${today}.zip`,
    ]);
    const service = project.site.read('services/mooring-permits/index.html');
    const { length } = readFileSync(join(folder, `evidence-service-mooring-permits-${today}.zip`));
    expect(service).toContain(
      `href="/x/evidence/packs/evidence-service-mooring-permits-${today}.zip" download>Everything about Mooring permits as one file to keep and to check (zip, ${Math.ceil(length / 1000)} KB)</a>`,
    );
    expect(project.site.read('evidence/index.html')).toContain(
      `href="/x/evidence/packs/evidence-estate-${today}.zip"`,
    );
  });

  it('publishes what the command writes', async () => {
    const output = join(project.folder, 'packs');
    const args = ['--content', project.content, '--date', today, '--base-path', '/x/', '--output', output];
    expect(await runOpsguide(['pack', '--service', 'tide-tables', ...args])).toMatchObject({ code: 0 });
    const [name = ''] = readdirSync(output);
    const published = readFileSync(join(project.output, 'evidence', 'packs', name));
    expect(readFileSync(join(output, name)).equals(published)).toBe(true);
  });

  it('makes no packs and no links unless it is asked to', async () => {
    const other = makeProject(contentFixture('two-services'));
    expect(await other.build()).toMatchObject({ code: 0 });
    expect(existsSync(join(other.output, 'evidence', 'packs'))).toBe(false);
    for (const page of ['services/tide-tables/index.html', 'evidence/index.html'])
      expect(other.site.read(page)).not.toContain('.zip');
  });
});

describe('pages of a pack', () => {
  it('load, send and run nothing', () => {
    const loading = /^(?:script|link|iframe|object|embed|base|form|template|video|audio)$/;
    expect(pages().map(([name]) => name)).toEqual([
      'index.html',
      ...['mooring-permits', 'tide-tables'].flatMap((id) => [
        `services/${id}/guide.html`,
        `services/${id}/readiness.html`,
      ]),
    ]);
    for (const [name, found] of pages()) {
      expect(
        found.filter(({ tagName }) => loading.test(tagName)).map(({ tagName }) => tagName),
        name,
      ).toEqual([]);
      expect(
        found.flatMap(({ attrs }) => attrs.filter((one) => /^(?:on|style$)/.test(one.name))),
        name,
      ).toEqual([]);
      expect(found.filter(({ tagName }) => tagName === 'style')).toHaveLength(1);
      for (const image of found.filter(({ tagName }) => tagName === 'img'))
        expect(attribute(image, 'src')).toMatch(/^data:/);
    }
  });

  it('lead to files and places of the pack, or to the published site', () => {
    const ids = new Map(
      pages().map(([name, found]) => [name, new Set(found.map((one) => attribute(one, 'id')))]),
    );
    const broken: string[] = [];
    for (const [name, found] of pages())
      for (const href of found.flatMap((one) =>
        one.tagName === 'a' ? (attribute(one, 'href') ?? []) : [],
      )) {
        if (/^(?:https:\/\/|mailto:|tel:)/.test(href)) continue;
        const [path = '', fragment] = href.split('#');
        const target = path === '' ? name : posix.join(dirname(name), path);
        const known =
          files[target] && (fragment === undefined || ids.get(target)?.has(decodeURIComponent(fragment)));
        if (!known) broken.push(`${name}: ${href}`);
      }
    expect(broken).toEqual([]);
  });

  it('hold images and links of the guide', () => {
    const guide = new TextDecoder().decode(files['services/tide-tables/guide.html']);
    expect(guide).toContain(`src="data:image/png;base64,${pixel}" alt="A pixel"`);
    expect(guide).toContain('href="../mooring-permits/guide.html#about-components"');
    expect(guide).toContain('href="https://ops.example/x/guidance/how-we-work/"');
  });

  it('show a hostile title as text', () => {
    for (const name of [
      'index.html',
      'services/tide-tables/guide.html',
      'services/tide-tables/readiness.html',
    ]) {
      const text = new TextDecoder().decode(files[name]);
      expect(text, name).toContain('&lt;script&gt;alert(1)');
      expect(text, name).not.toContain('<script');
    }
  });
});
