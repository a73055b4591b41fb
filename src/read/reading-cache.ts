/**
 * Read: what reading made of documents as text, so that a later run need not read them again. A document from the cache is
 * that of the very same bytes: it is named by their hash, what checks across documents ask for is taken from the text as it is
 * asked for, and for anything else the document is read after all.
 */
import type { Body, FrameworkDocument, GuideDocument, PageDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Framework } from '../model/framework.ts';
import { once } from '../model/once.ts';
import { sameValue } from '../model/same-value.ts';
import type { ContentSource } from './content-source.ts';
import { readGuide, readPage } from './read-content.ts';
import { type FrameworkFile, frameworkId, readFramework } from './read-frameworks.ts';
import { makeMemory, type ReadingMemory, type Remembered } from './reading-memory.ts';

/** A cache that was loaded. */
export interface ReadingCache {
  /** For reading the content now. */
  memory: ReadingMemory;
  /** What to keep for the next run, after reading; `undefined` if what was loaded will do. */
  save(): string | undefined;
}

/** First line of the text; `tool` names the code that read, so that other code does not take its word. */
const title = (tool: string) => `opsguide readings 3 ${tool}`;
/** Lines of one document: key, head, keys of the draft, values of the draft, outline; of a framework, its value. */
const LINES = 5;
const SEPARATOR = '\t';
/** Documents whose change is worth a new cache: a few are read again sooner than thousands are written. */
const WORTH_KEEPING = 5;
/** Where what ships lies, by the paths under which it is reported. */
const SHIPPED = '_data/';
/** Whether a path can stand in a line of its own. */
const PLAIN = /^[\w./-]+$/;

/** What is small and always needed. */
interface Head {
  valid: boolean;
  diagnostics: readonly Diagnostic[];
  /** Characters of the body, if it is the end of the file as written. */
  bodyLength?: number;
}

type CachedDocument = GuideDocument | PageDocument | FrameworkDocument;
type Locate = FrameworkDocument['locate'];

/** What is asked for of few documents. */
type Outline = Pick<Body, 'headings' | 'links' | 'quirks' | 'firstLine'> & Pick<GuideDocument, 'refused'>;

const decoder = new TextDecoder('utf-8');

/** Loads a cache; text that is not one is as good as none. Bytes are taken from the source, and from what ships, as it is now. */
export function loadReadingCache(
  text: string,
  tool: string,
  source: ContentSource,
  shipped: readonly FrameworkFile[] = [],
): ReadingCache {
  const memory = makeMemory();
  const guides = new Map<string, Remembered<GuideDocument>>();
  const pages = new Map<string, Remembered<PageDocument>>();
  const frameworks = new Map<string, Remembered<FrameworkDocument>>();
  const lines = text.split('\n');
  const usable = lines[0] === title(tool) && (lines.length - 2) % LINES === 0 && lines.at(-1) === '';
  const written = new Map<Remembered<CachedDocument>, string[]>();
  for (let at = 1; usable && at + LINES < lines.length; at += LINES) {
    const part = lines.slice(at, at + LINES);
    const [key = '', head = ''] = part;
    if (parsed(head) === undefined) continue;
    const path = key.slice(key.indexOf(' ') + 1);
    if (path.startsWith('services/')) {
      const found = guideFrom(path, part, source);
      guides.set(key, found);
      written.set(found, part);
    } else if (path.startsWith(SHIPPED)) {
      const file = shipped.find((one) => one.file === path);
      const found = file && frameworkFrom(file, part);
      if (!found) continue;
      frameworks.set(key, found);
      written.set(found, part);
    } else {
      const found = pageFrom(path, part, source);
      pages.set(key, found);
      written.set(found, part);
    }
  }
  memory.guides.before = guides;
  memory.pages.before = pages;
  memory.frameworks.before = frameworks;
  return {
    memory,
    save() {
      const all = [...memory.guides.now, ...memory.pages.now, ...memory.frameworks.now];
      const now = all.filter(([key]) => isPlain(key));
      const known = now.filter(([, found]) => written.has(found));
      const unknown = now.filter(([, found]) => !written.has(found));
      const gone = written.size - known.length;
      if (usable && Math.max(unknown.length, gone) < WORTH_KEEPING) return undefined;
      const kept = known.flatMap(([, found]) => written.get(found) ?? []);
      const fresh = unknown.flatMap(([key, found]) => linesOf(key, found));
      if (usable && fresh.length === 0 && gone === 0) return undefined;
      return `${[title(tool), ...kept, ...fresh].join('\n')}\n`;
    },
  };
}

function isPlain(key: string): boolean {
  return PLAIN.test(key.slice(key.indexOf(' ') + 1));
}

/** The lines of a document; none for one that text cannot carry, which is then read each time. */
function linesOf(key: string, { document, diagnostics }: Remembered<CachedDocument>): string[] {
  if (document.kind === 'framework') return linesOfFramework(key, document, diagnostics);
  const value = document.kind === 'guide' ? document.guide : document.page;
  const { headings, links, quirks, firstLine, text } = document.body;
  const asWritten = text !== '' && document.text.endsWith(text);
  const head: Head = {
    ...{ valid: value !== undefined, diagnostics },
    ...(asWritten ? { bodyLength: text.length } : {}),
  };
  const outline: Outline = { headings, links, quirks, firstLine, refused: document.refused };
  const keys = Object.keys(document.draft);
  const values = Object.values(document.draft).map((part) => JSON.stringify(part));
  const lines = [
    JSON.stringify(head),
    keys.join(SEPARATOR),
    values.join(SEPARATOR),
    JSON.stringify(outline),
  ].map(inAscii);
  const whole =
    (value === undefined || sameValue(value, document.draft)) &&
    sameValue(JSON.parse(JSON.stringify(document.draft)), document.draft) &&
    sameValue(JSON.parse(JSON.stringify([head, outline])), [head, outline]) &&
    keys.every((key) => /^\w+$/.test(key));
  return whole ? [key, ...lines] : [];
}

/** A framework that nobody has to look up anything in, as those that ship are. */
function linesOfFramework(
  key: string,
  { framework }: FrameworkDocument,
  diagnostics: readonly Diagnostic[],
): string[] {
  const json = JSON.stringify(framework);
  if (framework === undefined || diagnostics.length > 0 || !sameValue(JSON.parse(json), framework)) return [];
  const head: Head = { valid: true, diagnostics };
  return [key, JSON.stringify(head), '', inAscii(json), ''];
}

function frameworkFrom(
  file: FrameworkFile,
  [, , , values = '']: readonly string[],
): Remembered<FrameworkDocument> | undefined {
  const framework = parsed<Framework>(values);
  if (framework === undefined) return undefined;
  const full = once(() => readFramework(file).document);
  const document = { kind: 'framework', id: frameworkId(file.file), file: file.file, framework, refused: [] };
  Object.assign(document, {
    stages: framework.stages,
    locate: ((path, on) => full().locate(path, on)) as Locate,
  });
  for (const name of ['text', 'data', 'body'] as const) give(document, name, () => full()[name]);
  return { document: document as unknown as FrameworkDocument, diagnostics: [] };
}

function guideFrom(path: string, part: readonly string[], source: ContentSource): Remembered<GuideDocument> {
  const id = path.slice('services/'.length, -'.md'.length);
  const full = once(() => readGuide(path, source.read(path)).document);
  return remembered({ kind: 'guide', id, file: path }, 'guide', part, full, () => source.read(path));
}

function pageFrom(path: string, part: readonly string[], source: ContentSource): Remembered<PageDocument> {
  const id = path.slice('guidance/'.length, -'.md'.length);
  const full = once(() => readPage(path, source.read(path)).document);
  return remembered({ kind: 'page', id, file: path }, 'page', part, full, () => source.read(path));
}

/** A document whose properties are worked out when they are first asked for; `full` reads it. */
function remembered<T extends GuideDocument | PageDocument>(
  document: Pick<T, 'kind' | 'id' | 'file'>,
  valueName: 'guide' | 'page',
  [, head = '', keys = '', draft = '', outline = '']: readonly string[],
  full: () => T,
  bytes: () => Uint8Array,
): Remembered<T> {
  const { valid, diagnostics, bodyLength } = JSON.parse(head) as Head;
  const drafts = once(() => byKey(placesOf(keys), draft, () => full().draft));
  const outlines = once(() => parsed<Outline>(outline) ?? { ...full().body, refused: full().refused });
  const body = { tokens: () => full().body.tokens() };
  give(body, 'headings', () => outlines().headings);
  give(body, 'links', () => outlines().links);
  for (const name of ['firstLine', 'quirks'] as const) give(body, name, () => outlines()[name]);
  // The end of the file, unless it was mended.
  give(body, 'text', () =>
    bodyLength === undefined ? full().body.text : decoder.decode(bytes()).slice(-bodyLength),
  );
  Object.assign(document, { body, locate: ((path, on) => full().locate(path, on)) as T['locate'] });
  give(document, 'draft', drafts);
  if (valid) give(document, valueName, drafts);
  give(document, 'text', () => decoder.decode(bytes()));
  give(document, 'refused', () => outlines().refused);
  give(document, 'data', () => full().data);
  const holds = (text: string) => draft.includes(text) || outline.includes(text);
  return { document: document as T, diagnostics, holds };
}

/** Where the value of each key stands, by the line of keys: most guides have the same keys. */
const shapes = new Map<string, ReadonlyMap<string, number>>();

function placesOf(keys: string): ReadonlyMap<string, number> {
  const found = shapes.get(keys);
  if (found) return found;
  const places = new Map(keys === '' ? [] : keys.split(SEPARATOR).map((key, index) => [key, index]));
  shapes.set(keys, places);
  return places;
}

/**
 * Keys and values, each value taken from the line when it is first asked for: checks across documents ask a thousand guides for
 * two or three keys of forty.
 * @param whole what to take instead of a line that was damaged
 */
function byKey(places: ReadonlyMap<string, number>, line: string, whole: () => object): object {
  const values = line.split(SEPARATOR);
  const target: Record<string, unknown> = {};
  const take = (key: string | symbol): void => {
    const place = places.get(key as string);
    if (place === undefined || Object.hasOwn(target, key)) return;
    const found = parsed<unknown>(values[place] ?? '');
    target[key as string] = found === undefined ? (whole() as Record<string, unknown>)[key as string] : found;
  };
  const takeAll = (): void => {
    for (const key of places.keys()) take(key);
  };
  return new Proxy(target, {
    get(_target, key) {
      take(key);
      return Reflect.get(target, key);
    },
    has(_target, key) {
      take(key);
      return Reflect.has(target, key);
    },
    ownKeys() {
      takeAll();
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(_target, key) {
      take(key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
}

/** JSON with all but ASCII escaped: such a file is loaded at half the cost. */
function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What a line holds; `undefined` if somebody has damaged it. */
function parsed<T>(line: string): T | undefined {
  try {
    return JSON.parse(line) as T;
  } catch {
    return undefined;
  }
}

/** A property that is worked out when it is first asked for. */
function give(target: object, name: string, make: () => unknown): void {
  Object.defineProperty(target, name, { get: once(make), enumerable: true, configurable: true });
}
