/**
 * Import: files of another generator → files of a content folder, and a report that says per file what became of it. A
 * pure function of the bytes: nothing is run, nothing is written here, and no file stops the others.
 */

import { parse as parseToml } from 'smol-toml';
import { sitePath } from '../model/link-target.ts';
import { isRedirectPath, redirectKey } from '../model/redirect-path.ts';
import { ownSections } from '../model/site-index.ts';
import { readBody } from '../read/markdown.ts';
import { isFatal, parseYaml } from '../read/yaml.ts';
import { decodePage } from './decode-page.ts';
import type { Dialect, DialectId, Layout, OldFolder } from './dialect.ts';
import { chooseDialect } from './dialects.ts';
import { readFrontMatter } from './front-matter.ts';
import { catalogueGuides, type Entity, isCatalogue, ownersIn, readEntities } from './guides/backstage.ts';
import { unknownTeam, unsortedGroup } from './guides/draft.ts';
import { isRunbook, runbookGuide } from './guides/runbook.ts';
import { type LinkedPage, linkRewriter } from './links.ts';
import { type MappedKeys, mapKeys } from './map-keys.ts';
import { pathGiver, safeName, slugOf, titleFromName } from './names.ts';
import { type FileReport, type Notes, notesOf } from './report.ts';
import { translateBody } from './translate-body.ts';
import { wordsMissing, wordsOf } from './words.ts';
import { writePage } from './write-page.ts';

/** One thing in the folder that is imported, by path relative to it with forward slashes. */
export interface ImportEntry {
  path: string;
  type: 'file' | 'symbolic-link' | 'other';
  size: number;
}

/** The folder that is imported. */
export interface ImportSource {
  /** Every entry, sorted by path. */
  entries(): readonly ImportEntry[];
  /** The bytes of a file. @throws Error if it cannot be read, which is reported */
  read(path: string): Uint8Array;
}

/** A file of the new content: a text, or a copy of an old file. */
export type ImportedFile = { path: string; text: string } | { path: string; copyOf: string };

/** All that an import makes. */
export interface Imported {
  dialect: DialectId;
  files: ImportedFile[];
  /** One for each file of the folder, sorted by path. */
  reports: FileReport[];
}

const PAGE = /\.(?:md|mdx|markdown|mdown|mkd)(?:\.erb|\.njk|\.liquid)?$/i;
const OTHER_PAGE = /\.(?:html?|njk|liquid|erb|haml|slim|rst|adoc|ipynb|11ty\.[cm]?js)$/i;
const IMAGE = /\.(?:png|jpe?g|gif|webp)$/i;
const MOST_BYTES = 900_000;
const MOST_IMAGE_BYTES = 10_000_000;
/** Parts that old pages included. */
const FRAGMENTS = /(?:^|\/)(?:_includes|_layouts|includes|partials|layouts|_data)\//;

/** A page on its way. */
interface Page extends LinkedPage {
  path: string;
  report: FileReport;
  notes: Notes;
  before: string;
  keys: MappedKeys;
  comments: string[];
  data: Record<string, unknown>;
  body: string;
}

/** Imports a folder. Never throws for what the folder holds. */
export function importContent(source: ImportSource, from?: DialectId): Imported {
  const entries = source.entries();
  const reports = new Map<string, FileReport>(
    entries.map(({ path }) => [
      path,
      { file: path, outcome: 'not imported', to: [], changed: [], left: [], lost: [] },
    ]),
  );
  const reportOf = (path: string) => reports.get(path) as FileReport;
  const read = (path: string): Uint8Array | undefined => {
    try {
      return source.read(path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'no reason given';
      notesOf(reportOf(path)).left(`The file cannot be read (${code}).`, '');
      return undefined;
    }
  };
  const folder = openFolder(entries, read);
  const dialect = chooseDialect(folder, from);
  const layout = dialect.open(folder);
  const kinds = sortEntries(entries, layout, reportOf);
  const files: ImportedFile[] = [];
  const give = pathGiver();

  const images = placeImages(kinds.images, layout, give, reportOf);
  files.push(...images.files);
  const pages = kinds.pages.flatMap(
    (path) => readPage(path, read(path), dialect, layout, reportOf(path)) ?? [],
  );
  const owners: { name: string; title?: string }[] = [];
  const entities: Entity[] = [];
  const catalogues = new Map<string, string>();
  for (const path of kinds.catalogues) {
    const report = reportOf(path);
    const bytes = read(path);
    const text = bytes === undefined ? undefined : decodePage(bytes, notesOf(report));
    if (text === undefined) continue;
    catalogues.set(path, text);
    entities.push(...readEntities(path, text, notesOf(report)));
  }
  const guides = catalogueGuides(entities, (path) => notesOf(reportOf(path)));
  for (const guide of guides) {
    const file = give(`services/${safeName(guide.name, 'guide')}`, '.md');
    files.push({ path: file, text: writePage(guide.data, [], guide.body) });
    for (const path of guide.files) {
      const report = reportOf(path);
      report.outcome = 'guide';
      report.to.push(file);
    }
  }
  owners.push(...ownersIn(entities));

  givePlaces(pages, layout, give);
  for (const page of pages) if (page.keys.owner !== undefined) owners.push({ name: page.keys.owner });
  finishPages(pages, { layout, images: images.byOld, others: kinds.others }, files);
  for (const [path, text] of catalogues) countWords(reportOf(path), text, files);
  const shared = organisation(owners, files);
  if (shared !== undefined) files.push({ path: 'organisation.yaml', text: shared });
  return {
    dialect: dialect.id,
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    reports: [...reports.values()],
  };
}

function openFolder(
  entries: readonly ImportEntry[],
  read: (path: string) => Uint8Array | undefined,
): OldFolder {
  const paths = new Set(entries.filter(({ type }) => type === 'file').map(({ path }) => path));
  return {
    paths,
    settings(path) {
      const bytes = paths.has(path) ? read(path) : undefined;
      if (bytes === undefined || bytes.length > MOST_BYTES) return undefined;
      const text = new TextDecoder().decode(bytes);
      const value = path.endsWith('.toml')
        ? tomlValue(text)
        : (yamlValue(text) ?? yamlValue(text.replace(/!!?[\w/:.-]+/g, '')));
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : undefined;
    },
  };
}

function yamlValue(text: string): unknown {
  const { value, problems } = parseYaml(text);
  return problems.some(isFatal) ? undefined : value;
}

function tomlValue(text: string): unknown {
  try {
    return parseToml(text);
  } catch {
    return undefined;
  }
}

/** Says of every entry what it is; what is not imported is noted with the reason. */
function sortEntries(
  entries: readonly ImportEntry[],
  layout: Layout,
  reportOf: (path: string) => FileReport,
) {
  const kinds = {
    pages: [] as string[],
    images: [] as string[],
    catalogues: [] as string[],
    others: new Set<string>(),
  };
  const settings = new Set(layout.settingsFiles);
  for (const { path, type, size } of entries) {
    const report = reportOf(path);
    const refuse = (why: string) => notesOf(report).left(why, '');
    const inside = path.startsWith(layout.root);
    const inStatics = layout.statics.some((folder) => path.startsWith(folder));
    if (type === 'symbolic-link') refuse('A symbolic link is not followed: it may lead out of the folder.');
    else if (type === 'other') refuse('This is no ordinary file, or its name cannot be read.');
    else if (settings.has(path)) {
      report.outcome = 'settings';
      refuse('Settings of the old generator: look whether opsguide.config.yaml should say the same.');
    } else if (isCatalogue(path)) kinds.catalogues.push(path);
    else if (PAGE.test(path) && !inside)
      refuse(`It lies outside ${layout.root}, where the pages of the site are.`);
    else if (PAGE.test(path)) {
      if (size > MOST_BYTES) refuse('The file is larger than a page may be. Split it first.');
      else kinds.pages.push(path);
    } else if (IMAGE.test(path) && (inside || inStatics)) {
      if (size > MOST_IMAGE_BYTES) refuse('The image has more than 10 MB. Make it smaller first.');
      else kinds.images.push(path);
    } else {
      if (inside) kinds.others.add(path.slice(layout.root.length));
      refuse(
        OTHER_PAGE.test(path)
          ? 'A page or layout that is no Markdown: if it has text that people need, write it as a page.'
          : /\.svg$/i.test(path)
            ? 'An SVG image can hold a program, so it is not published. Save it as PNG.'
            : 'Not a page and no image that is published.',
      );
    }
  }
  return kinds;
}

function placeImages(
  paths: readonly string[],
  { root, statics }: Layout,
  give: (path: string, ending: string) => string,
  reportOf: (path: string) => FileReport,
) {
  const byOld = new Map<string, string>();
  const files: ImportedFile[] = [];
  for (const path of paths) {
    const base = [root, ...statics].find((folder) => folder !== '' && path.startsWith(folder)) ?? '';
    const inner = path.slice(base.length);
    const at = inner.lastIndexOf('.');
    const steps = inner
      .slice(0, at)
      .split('/')
      .map((step) => slugOf(step, 'image'))
      .filter((step, index, all) => index === all.length - 1 || !(index === 0 && step === 'assets'));
    const file = give(`assets/${steps.join('/')}`, inner.slice(at).toLowerCase());
    byOld.set(inner, file);
    // Files of Eleventy and Jekyll keep the name of their folder in addresses.
    if (!byOld.has(path)) byOld.set(path, file);
    files.push({ path: file, copyOf: path });
    const report = reportOf(path);
    report.outcome = 'image';
    report.to.push(file);
  }
  return { byOld, files };
}

function readPage(
  path: string,
  bytes: Uint8Array | undefined,
  dialect: Dialect,
  layout: Layout,
  report: FileReport,
): Page | undefined {
  const notes = notesOf(report);
  const before = bytes === undefined ? undefined : decodePage(bytes, notes);
  if (before === undefined) return undefined;
  if (before.trim() === '') {
    notes.left('The file is empty.', '');
    return undefined;
  }
  const old = readFrontMatter(before, notes);
  const keys = mapKeys(old.data, notes);
  if (keys.draft) {
    notes.left(
      'A draft was not published, and is not brought. Delete `draft`, `hidden` or `published` to bring it.',
      '',
    );
    return undefined;
  }
  const source = path.slice(layout.root.length);
  if (FRAGMENTS.test(source)) notes.left('This was a part of other pages. It is a page of its own now.', '');
  const translated = translateBody(old.body, dialect, {
    data: old.data,
    title: String(keys.data.title ?? ''),
    notes,
  });
  const { title, body } = takeTitle(keys.data.title, translated.text, source, notes);
  for (const [key, value] of Object.entries(old.data))
    if (typeof value === 'string' && value.search(dialect.leftover) !== -1)
      notes.left('A tag in the front matter is kept as text.', `${key}: ${value}`);
  const order = layout.orders.get(source);
  if (order !== undefined && keys.data.order === undefined) {
    keys.data.order = order;
    notes.changed('the place in the navigation is written as `order`', '', `order: ${order}`);
  }
  const words = (value: unknown) =>
    Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(/[\s,]+/) : [];
  const address = layout.addressOf(source, {
    permalink: keys.permalink,
    slug: keys.slug,
    categories: words(old.data.categories ?? old.data.category).filter((word) => word !== ''),
  });
  if (keys.permalink !== undefined && address === undefined)
    notes.left('The old address is computed, so no redirect leads from it.', keys.permalink);
  const { title: _title, ...rest } = keys.data;
  return {
    ...{ path, source, report, notes, before, keys, address },
    comments: old.comments,
    data: { title, ...rest },
    body,
    names: translated.names,
    file: '',
    headings: [],
  };
}

/** The title stands in the front matter: a first heading that says the same would be printed twice. */
function takeTitle(
  given: unknown,
  body: string,
  source: string,
  notes: Notes,
): { title: string; body: string } {
  const first =
    /^\s*#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(body) ??
    /^\s*([^\s#>|*+`~=-][^\n]*)\n=+[ \t]*(?:\n|$)/.exec(body);
  const words = first?.[1]?.replace(/[*_`]/g, '').trim();
  if (typeof given === 'string') {
    if (words === undefined || words.toLowerCase() !== given.toLowerCase()) return { title: given, body };
    notes.changed('a first heading that repeats the title is left out', first?.[0].trim() ?? '', '');
    return { title: given, body: body.slice(first?.[0].length) };
  }
  if (words !== undefined && words !== '' && words.length <= 500 && !/[[\]<>{}\u0001]/.test(words)) {
    notes.changed('the first heading is the title', first?.[0].trim() ?? '', `title: ${words}`);
    return { title: words, body: body.slice(first?.[0].length) };
  }
  const name = source.replace(PAGE, '').replace(/\.html$/i, '');
  const last =
    name
      .split('/')
      .filter((step) => !/^(?:_?index|readme)$/i.test(step))
      .pop() ?? 'Guidance';
  const title = titleFromName(last.replace(/^\d{4}-\d{2}-\d{2}-/, '').replace(/[\p{C}]/gu, '')).slice(0, 500);
  notes.left('The page has no title. One was made from the name of its file.', title);
  return { title, body };
}

/** Gives every page its new path: first the index of each folder, then the others in order. */
function givePlaces(
  pages: readonly Page[],
  layout: Layout,
  give: (path: string, ending: string) => string,
): void {
  // A file whose name is an address already keeps it before one that would get it.
  const rank = ({ source }: Page) =>
    /(?:^|\/)_?index\.[^/]*$/i.test(source)
      ? 0
      : /(?:^|\/)readme\.[^/]*$/i.test(source)
        ? 1
        : source === source.toLowerCase()
          ? 2
          : 3;
  for (const page of [...pages].sort((a, b) => rank(a) - rank(b))) {
    const bare = page.source.replace(PAGE, '').replace(/\.html$/i, '');
    const steps = bare.split('/').map((step) => step.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, ''));
    const name = steps.pop() ?? '';
    const language = /^(.+)\.([a-z]{2})$/.exec(name);
    if (language && page.data.lang === undefined) page.data.lang = language[2];
    const folders = steps
      .map((step) => slugOf(step))
      .filter((step, index) => !(index === 0 && step === 'guidance'));
    const index = /^(?:_?index|readme)$/i.test(name);
    const path = isRunbook(page.source, String(page.data.title))
      ? `services/${safeName(slugOf(name), 'guide')}`
      : ['guidance', ...folders, index ? 'index' : safeName(slugOf(name), 'page')].join('/');
    page.file = give(path, '.md');
    page.report.to.push(page.file);
    const plainPath = `${layout.root}${page.source}`.replace(PAGE, '');
    if (index ? false : slugOf(name) !== name && plainPath !== page.file)
      page.notes.changed('the file has a name that is an address', page.path, page.file);
  }
}

function finishPages(
  pages: readonly Page[],
  old: { layout: Layout; images: ReadonlyMap<string, string>; others: ReadonlySet<string> },
  files: ImportedFile[],
): void {
  for (const page of pages) {
    if (page.file.startsWith('services/')) {
      page.report.outcome = 'guide';
      const guide = runbookGuide(
        { title: String(page.data.title), data: page.data, owner: page.keys.owner, body: page.body },
        page.notes,
      );
      page.data = guide.data;
      page.body = guide.body;
    } else {
      page.report.outcome = 'page';
      if (page.keys.owner !== undefined) page.data.owner = slugOf(page.keys.owner);
    }
    if (page.keys.owner !== undefined)
      page.notes.changed(
        'the owner is a team of organisation.yaml',
        page.keys.owner,
        slugOf(page.keys.owner),
      );
    page.headings = readBody(page.body, 1).headings;
  }
  const rewrite = linkRewriter({
    pages,
    images: old.images,
    others: old.others,
    basePath: old.layout.basePath,
  });
  const redirects = redirectGiver(
    pages.map(({ file }) => file),
    files,
  );
  for (const page of pages) {
    page.body = rewrite(page.body, page, page.notes);
    const addresses = [page.address, ...page.keys.oldAddresses].filter((address) => address !== undefined);
    const from = redirects(page, addresses);
    if (from.length > 0) page.data.redirect_from = from;
    const text = writePage(page.data, page.comments, page.body);
    files.push({ path: page.file, text });
    countWords(page.report, page.before, [{ path: page.file, text }]);
  }
}

/** Old addresses of a page that a redirect can be published at, each given to one page. */
function redirectGiver(own: readonly string[], files: readonly ImportedFile[]) {
  const taken = new Set(
    [...own, ...files.map(({ path }) => path)].map((file) => redirectKey(sitePath(file) ?? '')),
  );
  return (page: Page, addresses: readonly string[]): string[] =>
    addresses.flatMap((address) => {
      const path = address.startsWith('/') ? address : `/${address}`;
      const key = redirectKey(path);
      // The home page of the new site answers for that of the old one.
      if (key === '/' || key === redirectKey(sitePath(page.file) ?? '')) return [];
      const section = path.split('/')[1] ?? '';
      const why = !isRedirectPath(path)
        ? 'This address has signs that no redirect can be published at.'
        : taken.has(key)
          ? 'Another page is at this old address, or had it too.'
          : ownSections.has(section) ||
              /^\/(?:services\/|guidance\/$|assets\/|pagefind\/|404\.html$)/.test(key)
            ? 'The new site has something of its own at this old address.'
            : undefined;
      if (why !== undefined) {
        page.notes.left(why, address);
        return [];
      }
      taken.add(key);
      page.notes.changed('a redirect leads from the old address', '', path);
      return [path];
    });
}

/** Counts words, and looks for any that are neither in the new files nor among what was changed. */
function countWords(report: FileReport, before: string, files: readonly ImportedFile[]): void {
  const texts = files.flatMap((file) => ('text' in file && report.to.includes(file.path) ? [file.text] : []));
  const after = wordsOf(unescaped(texts.join('\n')));
  const all = wordsOf(unescaped(before));
  report.words = { before: all.length, after: after.length };
  const noted = [...report.changed.map(({ was }) => was), ...report.left.map(({ text }) => text)].flatMap(
    (text) => wordsOf(unescaped(text)),
  );
  report.lost = texts.length === 0 ? [] : wordsMissing(wordsMissing(all, after), noted);
}

/** Escapes of quoted YAML as what they mean, so that `caf\\u00e9` and `café` are one word. */
function unescaped(text: string): string {
  return text.includes('\\')
    ? text
        .replace(/\\[nrt]/g, ' ')
        .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/gi, (_, two: string, four: string) =>
          String.fromCharCode(Number.parseInt(two ?? four, 16)),
        )
    : text;
}

/** Teams that pages and guides name, so that every reference leads somewhere. */
function organisation(
  owners: readonly { name: string; title?: string }[],
  files: readonly ImportedFile[],
): string | undefined {
  const teams = new Map<string, string>();
  for (const { name, title } of owners) {
    const id = slugOf(name);
    if (!teams.has(id) || title !== undefined)
      teams.set(id, title ?? name.replace(/\s+/g, ' ').slice(0, 500));
  }
  const guides = files.some(({ path }) => path.startsWith('services/'));
  if (!guides && teams.size === 0) return undefined;
  if (guides && files.some((file) => 'text' in file && file.text.includes(unknownTeam.id)))
    teams.set(unknownTeam.id, unknownTeam.name);
  const lines = [
    '# Made by an import. Give each team its shared contact, and put each service into its delivery group.',
    ...(guides ? ['delivery_groups:', `  ${unsortedGroup.id}:`, `    name: ${unsortedGroup.name}`] : []),
    ...(teams.size > 0 ? ['teams:'] : []),
    ...[...teams]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, name]) => `  ${JSON.stringify(id)}: {name: ${JSON.stringify(name)}}`),
  ];
  return `${lines.join('\n')}\n`;
}
