/**
 * Fixtures of rules: `test/fixtures/rules/<rule-id>/{ok,bad}-<what>`, each a file or a folder.
 *
 * A file is one document put into the shared estate of `test/fixtures/rules/estate/`: as a guide, or as a guidance page
 * if its name ends in `.page.md`. A folder is content of its own; what it lacks comes from the shared estate. The
 * expected findings stand on their lines as ` ⟵ rule-id` (or `⟵ rule-id ×2`), which is taken out before reading.
 *
 * What cannot be a text file in a repository (another encoding, a device, fifty megabytes) is described by a
 * `*.entries.yaml`: `entries`, each with `path` and `text`, `hex`, `utf16`, or a `type` or `size` of its own, and
 * `expected`.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { byPath, type ContentSource, memorySource } from '../../src/read/content-source.ts';
import { parseYaml } from '../../src/read/yaml.ts';

const root = join(import.meta.dirname, '..', 'fixtures', 'rules');
const MARK = / ?⟵ ?([a-z0-9-]+)(?: ×(\d+))?(?=\r?$)/;

/** One fixture: its content without marks, and what is expected as `file:line`. */
export interface RuleFixture {
  name: string;
  source: ContentSource;
  expected: string[];
}

const description = z.strictObject({
  entries: z.array(
    z.strictObject({
      path: z.string(),
      text: z.string().optional(),
      hex: z.string().optional(),
      utf16: z.string().optional(),
      type: z.enum(['file', 'symbolic-link', 'other']).optional(),
      size: z.number().optional(),
    }),
  ),
  expected: z.array(z.string()).default([]),
});

/** Ids of all rules that have fixtures. */
export function fixtureRuleIds(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'estate')
    .map((entry) => entry.name)
    .sort();
}

/** The fixtures of one rule whose names begin with `ok` or `bad`. */
export function ruleFixtures(ruleId: string, outcome: 'ok' | 'bad'): RuleFixture[] {
  const folder = join(root, ruleId);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name === outcome || name.startsWith(`${outcome}-`) || name.startsWith(`${outcome}.`))
    .sort()
    .map((name) => readFixture(ruleId, name));
}

function readFixture(ruleId: string, name: string): RuleFixture {
  const path = join(root, ruleId, name);
  if (name.endsWith('.entries.yaml')) return describedFixture(path, `${ruleId}/${name}`);
  const own = statSync(path).isDirectory() ? readTree(path) : { [placeOf(name)]: readFileSync(path, 'utf8') };
  const expected: string[] = [];
  const files: Record<string, string> = { ...readTree(join(root, 'estate')) };
  for (const [file, marked] of Object.entries(own)) files[file] = takeMarks(file, marked, ruleId, expected);
  return { name: `${ruleId}/${name}`, source: memorySource(files), expected: expected.sort() };
}

function describedFixture(path: string, name: string): RuleFixture {
  const { entries, expected } = description.parse(parseYaml(readFileSync(path, 'utf8')).value);
  const own = Object.fromEntries(entries.map((entry) => [entry.path, bytesOf(entry)]));
  const source = memorySource({ ...readTree(join(root, 'estate')), ...own });
  const special = new Map(entries.map((entry) => [entry.path, entry]));
  return {
    name,
    expected: expected.sort(),
    source: {
      ...source,
      entries: () =>
        source
          .entries()
          .map((entry) => {
            const { type = entry.type, size = entry.size } = special.get(entry.path) ?? {};
            return { ...entry, type, size };
          })
          .sort(byPath),
    },
  };
}

function bytesOf({ text, hex, utf16 }: z.output<typeof description>['entries'][number]): Uint8Array {
  if (hex !== undefined) return Buffer.from(hex.replace(/\s/g, ''), 'hex');
  if (utf16 !== undefined) return Buffer.from(`\ufeff${utf16}`, 'utf16le');
  return Buffer.from(text ?? '', 'utf8');
}

function placeOf(name: string): string {
  return name.endsWith('.page.md') ? 'guidance/fixture.md' : 'services/fixture.md';
}

function takeMarks(file: string, marked: string, ruleId: string, expected: string[]): string {
  return marked
    .split('\n')
    .map((line, index) => {
      const match = MARK.exec(line);
      if (!match) return line;
      if (match[1] !== ruleId)
        throw new Error(`${ruleId}: the mark in ${file}:${index + 1} names ${match[1]}`);
      for (let count = Number(match[2] ?? 1); count > 0; count--) expected.push(`${file}:${index + 1}`);
      return line.replace(MARK, '');
    })
    .join('\n');
}

function readTree(folder: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) Object.assign(files, readTree(join(folder, entry.name), `${path}/`));
    else files[path] = readFileSync(join(folder, entry.name), 'utf8');
  }
  return files;
}
