/** The desk of an author: content with changes that are not written yet, checked as if they were. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GuideDocument, SourceDocument } from '../src/model/content.ts';
import type { Diagnostic } from '../src/model/diagnostic.ts';
import { nearest } from '../src/model/nearest.ts';
import { type CheckedContent, readAndCheck } from '../src/pipeline.ts';
import { byPath, type ContentSource } from '../src/read/content-source.ts';
import { placeFinder } from '../src/read/decode.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { splitFrontMatter } from '../src/read/front-matter.ts';
import { yamlLocator } from '../src/read/yaml-locator.ts';
import { UsageError } from './exit-codes.ts';
import {
  asTyped,
  type ContentFolder,
  type ContentOptions,
  findContent,
  isInContent,
  runDate,
} from './options.ts';
import { loadShipped, packageRoot } from './shipped-data.ts';

/** Content that can be tried out before it is written. */
export interface Desk {
  folder: ContentFolder;
  /** What names the folder in a command that goes on from here: nothing, or ` --content DIR`. */
  contentOption: string;
  today: string;
  /** Reads and checks everything, with these files as if they were written. */
  try(files?: Readonly<Record<string, string>>): CheckedContent;
}

/** Opens the content folder that is named, else this folder if it holds content. @throws UsageError if there is none */
export function openDesk(options: Pick<ContentOptions, 'content' | 'date'>): Desk {
  if (options.content === undefined && !isInContent())
    throw new UsageError(
      'This folder holds no content. Go to the folder of your content, or name it with --content. `opsguide init` makes one.',
    );
  const { content } = options;
  const folder = findContent(content ?? '.');
  const today = runDate(options.date);
  const shipped = loadShipped();
  const disk = folderSource(folder.path);
  return {
    folder,
    contentOption: content === undefined ? '' : ` --content ${asTyped(content)}`,
    today,
    try: (files = {}) => readAndCheck(withFiles(disk, files), { today, ...shipped }),
  };
}

function withFiles(disk: ContentSource, files: Readonly<Record<string, string>>): ContentSource {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  return {
    entries: () =>
      [
        ...disk.entries().filter(({ path }) => !bytes.has(path)),
        ...[...bytes].map(([path, { length }]) => ({ path, type: 'file' as const, size: length })),
      ].sort(byPath),
    read: (path) => bytes.get(path) ?? disk.read(path),
  };
}

/** The guide with an id. @throws UsageError with the nearest id if there is none */
export function findGuide({ content }: CheckedContent, id: string): GuideDocument {
  const found = content.guides.find((guide) => guide.id === id);
  if (found) return found;
  const near = nearest(
    id,
    content.guides.map((guide) => guide.id),
  );
  throw new UsageError(
    `There is no guide services/${id}.md.${near ? ` Did you mean ${near}?` : ''} Make one with \`opsguide new service\`.`,
  );
}

/** The text of a file with line endings of one character, and what turns it back into what is kept on disk. */
export interface EditableText {
  text: string;
  back(text: string): string;
}

/** Reads a file to change it. @throws UsageError if it mixes line endings: a change could not leave the rest as it is */
export function readEditable(folder: string, file: string): EditableText {
  const whole = readFileSync(join(folder, file), 'utf8');
  const bom = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const raw = whole.slice(bom.length);
  if (!raw.includes('\r')) return { text: raw, back: (text) => bom + text };
  const text = raw.replaceAll('\r\n', '\n');
  const back = (changed: string) => bom + changed.replaceAll('\n', '\r\n');
  if (back(text) !== whole)
    throw new UsageError(`${file} mixes line endings of two kinds. Save it with one kind, and try again.`);
  return { text, back };
}

/** Errors that a run found in a file. */
export function errorsIn({ diagnostics }: CheckedContent, file: string): Diagnostic[] {
  return diagnostics.filter((found) => found.file === file && found.severity === 'error');
}

/** A template that ships, in its text and its front matter. */
export function readTemplate(name: string): { text: string; data: Readonly<Record<string, unknown>> } {
  const text = readFileSync(join(packageRoot, 'templates', name), 'utf8');
  return { text, data: splitFrontMatter(text).data ?? {} };
}

/**
 * A document whose places are found by the paths of what is written. Checks find them by what the schema kept, where the
 * items of a list may have moved up.
 */
export function asWritten<T extends Pick<SourceDocument, 'text' | 'data' | 'locate'>>(document: T): T {
  const { data, yaml, yamlOffset } = splitFrontMatter(document.text);
  const placeOf = placeFinder(document.text);
  const locate = yamlLocator(yaml, (start, end) => {
    const from = placeOf(yamlOffset + start);
    if (end <= start) return from;
    const to = placeOf(yamlOffset + end);
    return { ...from, endLine: to.line, endColumn: to.column };
  });
  return { ...document, data: data ?? {}, locate };
}
