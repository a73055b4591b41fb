/**
 * Read: what reading made of documents, for reading several states of one content: what a file says depends on its path
 * and bytes alone, so that a document that did not change is read once.
 */
import type { FrameworkDocument, GuideDocument, PageDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ContentSource } from './content-source.ts';

/** A document as it was read, with what was found in it. Nobody changes either. */
export interface Remembered<T> {
  readonly document: T;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a text may stand in anything that rules read across documents: its values, headings and links. */
  holds?(text: string): boolean;
}

/** Documents of one kind, by path and name of their bytes. */
interface DocumentMemory<T> {
  /** What the state before had; only this is asked. */
  before: ReadonlyMap<string, Remembered<T>>;
  /** What the state that is being read has. */
  now: Map<string, Remembered<T>>;
}

/** Memory of a content. */
export interface ReadingMemory {
  guides: DocumentMemory<GuideDocument>;
  pages: DocumentMemory<PageDocument>;
  /** Those whose bytes have a name. */
  frameworks: DocumentMemory<FrameworkDocument>;
}

/** An empty memory. */
export function makeMemory(): ReadingMemory {
  const empty = () => ({ before: new Map(), now: new Map() });
  return { guides: empty(), pages: empty(), frameworks: empty() };
}

/** Turns to the next state. Only what the last one had is still known, so that memory does not grow with history. */
export function nextState({ guides, pages, frameworks }: ReadingMemory): void {
  turn(guides);
  turn(pages);
  turn(frameworks);
}

function turn<T>(memory: DocumentMemory<T>): void {
  memory.before = memory.now;
  memory.now = new Map();
}

/** Whether a document need not be read again. */
export function isRemembered({ guides, pages }: ReadingMemory, path: string, version: string): boolean {
  const key = keyOf(path, version);
  return guides.before.has(key) || pages.before.has(key);
}

/** A document from memory, or read and remembered; where the source cannot name the bytes, it is read. */
export function recall<T>(
  memory: DocumentMemory<T> | undefined,
  source: ContentSource,
  path: string,
  read: () => Remembered<T>,
): Remembered<T> {
  return recallVersion(memory, path, memory && source.version?.(path), read);
}

/** The same, by a name of the bytes that is known already. */
export function recallVersion<T>(
  memory: DocumentMemory<T> | undefined,
  path: string,
  version: string | undefined,
  read: () => Remembered<T>,
): Remembered<T> {
  if (!memory || version === undefined) return read();
  const key = keyOf(path, version);
  const found = memory.before.get(key) ?? read();
  memory.now.set(key, found);
  return found;
}

function keyOf(path: string, version: string): string {
  return `${version} ${path}`;
}

/** Whether a text of ASCII may stand in a document that was recalled or, where that is not known, in its bytes. */
export function mayHold(
  { guides, pages }: ReadingMemory,
  source: ContentSource,
  path: string,
  text: string,
): boolean {
  const key = keyOf(path, source.version?.(path) ?? '');
  const found = guides.now.get(key) ?? pages.now.get(key);
  if (!found) return new TextDecoder('latin1').decode(source.read(path)).includes(text);
  return found.holds?.(text) ?? found.document.text.includes(text);
}
