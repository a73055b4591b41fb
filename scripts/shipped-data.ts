/** The data that ships with opsguide, read from `_data/`. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { shippedBrands } from '../src/model/brand.ts';
import type { Calendar } from '../src/model/calendar.ts';
import type { Messages } from '../src/model/messages.ts';
import { date } from '../src/model/primitives.ts';
import type { Rule } from '../src/model/rule.ts';
import type { ShippedBrand } from '../src/read/read-brand.ts';
import type { FrameworkFile } from '../src/read/read-frameworks.ts';
import type { GlossaryFile } from '../src/read/read-glossary.ts';
import { parseYaml } from '../src/read/yaml.ts';
import { ownRules } from './own-additions.ts';

/** The folder in which opsguide is installed. */
export const packageRoot = join(import.meta.dirname, '..');

const bankHolidays = z.strictObject({
  from: date,
  to: date,
  nations: z.record(z.string(), z.array(z.array(date))),
});

/** Bank holidays by nation. @throws Error if the shipped file is broken: a bug of ours */
export function loadCalendars(): Record<string, Calendar> {
  const { from, to, nations } = bankHolidays.parse(readShipped('bank-holidays.yaml'));
  return Object.fromEntries(
    Object.entries(nations).map(([nation, years]) => [nation, { from, to, holidays: new Set(years.flat()) }]),
  );
}

/** A YAML file of `_data/`. @throws Error if it is broken: a bug of ours */
export function readShipped(name: string): unknown {
  const { value, problems } = parseYaml(readFileSync(join(packageRoot, '_data', name), 'utf8'));
  if (problems.length > 0) throw new Error(`_data/${name}: ${problems[0]?.message}`);
  return value;
}

/** The frameworks that ship, unread, in order of name. */
export function loadFrameworks(): FrameworkFile[] {
  const folder = join(packageRoot, '_data', 'frameworks');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return { file: `_data/frameworks/${name}`, bytes, version: hash('sha256', bytes) };
    });
}

/** The glossary that ships, unread. */
export function loadGlossary(): GlossaryFile {
  const file = '_data/glossary.yaml';
  return { file, bytes: readFileSync(join(packageRoot, file)) };
}

/** The brands that ship, unread. */
export function loadBrands(): ShippedBrand[] {
  return shippedBrands.map((id) => ({ id, bytes: readFileSync(join(brandFolder(id), 'brand.yaml')) }));
}

/** The folder of a brand that ships. */
export function brandFolder(id: string): string {
  return join(packageRoot, '_includes', 'brands', id);
}

/** What every run takes from what ships, and from extensions. */
export function loadShipped(): {
  calendars: Record<string, Calendar>;
  frameworks: FrameworkFile[];
  glossary: GlossaryFile;
  brands: ShippedBrand[];
  words: () => Messages;
  ownRules: readonly Rule[];
} {
  return {
    calendars: loadCalendars(),
    frameworks: loadFrameworks(),
    glossary: loadGlossary(),
    brands: loadBrands(),
    words: loadWords,
    ownRules: ownRules(),
  };
}

let words: Messages | undefined;

/** Every word of the interface in English. */
export function loadWords(): Messages {
  words ??= readShipped('words/en.yaml') as Messages;
  return words;
}

/** The version of opsguide. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
