/** What the tests of imports share: folders read into memory, and the words that a reader of the old page saw. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadShipped } from '../../scripts/shipped-data.ts';
import type { DialectId } from '../../src/import/dialect.ts';
import { type Imported, importContent } from '../../src/import/import-content.ts';
import type { ImportSource } from '../../src/import/import-source.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';

/** The folder of the sites that are imported. */
export const importFixtures = join(import.meta.dirname, '..', 'fixtures', 'import');

const shipped = loadShipped();

/** Files in memory as a folder to import. */
export function sourceOf(files: Readonly<Record<string, string | Uint8Array>>): ImportSource {
  const source = memorySource(files);
  return { entries: () => source.entries(), read: (path) => source.read(path) };
}

/** A folder of the fixtures, by path. */
export function fixture(name: string): Record<string, Uint8Array> {
  const root = join(importFixtures, name);
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path)]),
  );
}

/** Imports files in memory. */
export function importFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  from?: DialectId,
): Imported & { text(path: string): string; reportOf(path: string): Imported['reports'][number] } {
  const imported = importContent(sourceOf(files), from);
  return {
    ...imported,
    text(path) {
      const file = imported.files.find((found) => found.path === path);
      if (!file || !('text' in file))
        throw new Error(`no ${path}, but ${imported.files.map((found) => found.path).join(', ')}`);
      return file.text;
    },
    reportOf(path) {
      const report = imported.reports.find(({ file }) => file === path);
      if (!report) throw new Error(`no report of ${path}`);
      return report;
    },
  };
}

/** Errors of the check of imported content, drafts' lack of facts apart. */
export function errorsOf(imported: Imported): string[] {
  const files = Object.fromEntries(
    imported.files.map((file) => [file.path, 'text' in file ? file.text : new Uint8Array()]),
  );
  return readAndCheck(memorySource(files), { today: '2026-11-20', ...shipped })
    .diagnostics.filter(({ severity, file }) => severity === 'error' && !file.startsWith('services/'))
    .map(({ file, line, ruleId, message }) => `${file}:${line} ${ruleId}: ${message}`);
}

/**
 * The words that a reader of an old page saw: its text without front matter, tags, attributes, HTML and addresses.
 * Written apart from the import, and more simply, so that the two cannot share a mistake.
 */
export function readableWords(page: string): string[] {
  const body = page
    .replace(/^\ufeff/, '')
    .replace(/^\s*(?:<!--[^>]*-->\s*)?(---\w*|\+\+\+)\r?\n[\s\S]*?\n(?:---|\+\+\+)[ \t]*(?:\r?\n|$)/, '')
    .replace(/^\{\n[\s\S]*?\n\}\n/, '');
  const shown = body
    .replace(/<!--[\s\S]*?-->|\{#[\s\S]*?#\}|\{%-?\s*comment[\s\S]*?endcomment\s*-?%\}/g, ' ')
    .replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|<%[\s\S]*?%>|\{:[^}\n]*\}|\{[ \t]*[.#\w][^{}\n]*\}/g, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\]\([^()\n]*(?:\([^()]*\))?[^()\n]*\)/g, '] ')
    .replace(/^\[[^\]\n]+\]:.*$/gm, ' ')
    .replace(/^(?:!!!|\?\?\?)\+?[ \t]+\w+.*$|^===.*$|^[*\d.-]+ TOC$|^\[TOC\]$/gm, ' ');
  return shown.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The first words that do not follow each other in the other list; `undefined` if all do. */
export function firstMissing(words: readonly string[], within: readonly string[]): string | undefined {
  let at = 0;
  for (const [index, word] of words.entries()) {
    const found = within.indexOf(word, at);
    if (found === -1) return words.slice(Math.max(0, index - 3), index + 2).join(' ');
    at = found + 1;
  }
  return undefined;
}
