/**
 * opsguide's own documentation as guidance: `docs/` beside the content of a site, so that people read it where they work.
 * A page of `docs/` is plain Markdown that reads well in a code host; here it gets the front matter of guidance.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { byPath, type ContentSource } from '../src/read/content-source.ts';
import { packageRoot } from './shipped-data.ts';

/** Where the pages stand in the guidance of the site. */
const SECTION = 'guidance/opsguide/';
const REPOSITORY = 'https://github.com/opsguide/opsguide/blob/main/';
/** What the site has as pages of its own, made from the same data. */
const ON_SITE: Readonly<Record<string, string>> = {
  'docs/reference/fields.md': '/fields/',
  'docs/reference/rules.md': '/rules/',
};
/** Made for those who develop opsguide. */
const LEFT_OUT = /^(?:coverage|reference\/(?:fields|rules))\.md$/;
const FIRST = 'index.md';

/** Whether a file of the content is a page of the documentation, which the organisation cannot mend. */
export function isDocumentation(file: string): boolean {
  return file.startsWith(SECTION);
}

/** The content with the documentation among its guidance. */
export function withDocumentation(source: ContentSource): ContentSource {
  const pages = documentationPages();
  return {
    ...source,
    entries: () =>
      [
        ...source.entries().filter(({ path }) => !pages.has(path)),
        ...[...pages].map(([path, bytes]) => ({ path, type: 'file' as const, size: bytes.length })),
      ].sort(byPath),
    read: (path) => pages.get(path) ?? source.read(path),
  };
}

/** Pages by their place in the content. */
function documentationPages(): Map<string, Uint8Array> {
  const folder = join(packageRoot, 'docs');
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && !LEFT_OUT.test(name))
    .sort();
  const order = linked(readFileSync(join(folder, FIRST), 'utf8'));
  const published = new Map(names.map((name) => [`docs/${name}`, placeOf(name)]));
  return new Map(
    names.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [
        SECTION + placeOf(name),
        new TextEncoder().encode(asGuidance(name, text, order.indexOf(name), published)),
      ];
    }),
  );
}

/** What else the reference has are pages of the site: its one page that is none needs no folder. */
function placeOf(name: string): string {
  return name.replace(/^reference\//, '');
}

/** Pages in the order in which the first one names them. */
function linked(text: string): string[] {
  return [...text.matchAll(/\]\(([\w/.-]+\.md)\)/g)].map(([, name = '']) => name);
}

function asGuidance(
  name: string,
  text: string,
  place: number,
  published: ReadonlyMap<string, string>,
): string {
  const [, title, rest] = /^# ([^\n]+)\n+([\s\S]*)$/.exec(text) ?? [];
  if (title === undefined || rest === undefined)
    throw new Error(`docs/${name} does not begin with its title`);
  const { description, body } = summaryOf(rest);
  const matter = [
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(description)}`,
    `order: ${name === FIRST ? 9 : place + 1}`,
    'type: guidance',
  ];
  return `---\n${matter.join('\n')}\n---\n\n${withLinks(body, name, published)}`;
}

/** The first sentence, which the page shows below its title, and the text without it. */
function summaryOf(text: string): { description: string; body: string } {
  const paragraphs = text.split(/\n{2,}/);
  const paragraph = paragraphs.find((block) => !/^(?:#|```|\||>|- |Decided:)/.test(block)) ?? '';
  const sentence = /^[\s\S]+?[.:](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph;
  const description = sentence
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/:$/, '.');
  // A sentence with a link, one that leads to what follows it, and one further down are wanted where they stand.
  const stays = sentence.includes('](') || sentence.endsWith(':') || !text.startsWith(sentence);
  return { description, body: stays ? text : text.slice(sentence.length).trimStart() };
}

/** Links between published pages stay; others lead to the page of the site, or to the file in the repository. */
function withLinks(text: string, name: string, published: ReadonlyMap<string, string>): string {
  return text.replace(/\]\((?!\w+:|#|\/)([^)#\s]*)(#[^)]*)?\)/g, (_whole, path: string, anchor = '') => {
    const target = posix.normalize(posix.join('docs', posix.dirname(name), path));
    const place = published.get(target);
    if (place !== undefined) return `](${posix.relative(posix.dirname(placeOf(name)), place)}${anchor})`;
    const page = ON_SITE[target];
    if (page !== undefined) return `](${page}${page === '/rules/' && anchor ? `${anchor.slice(1)}/` : ''})`;
    return `](${REPOSITORY}${target}${anchor})`;
  });
}
