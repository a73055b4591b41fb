/**
 * Fifty mistakes at once: each in the copy of the worked example is reported in one run, at its own place, with what to
 * write instead.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadCalendars, packageRoot } from '../../scripts/shipped-data.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { byPath, type ContentSource, type SourceEntry } from '../../src/read/content-source.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { parseYaml } from '../../src/read/yaml.ts';

const MARK = '‸';
const mistakeSchema = z.strictObject({
  mistake: z.string(),
  file: z.string(),
  find: z.string().optional(),
  /** Which of several places, 1-based; without it, there must be only one. */
  nth: z.int().optional(),
  write: z.string().default(''),
  add: z.string().optional(),
  at: z.string().optional(),
  type: z.enum(['file', 'symbolic-link']).default('file'),
  size: z.number().optional(),
  utf16: z.boolean().default(false),
  rule: z.string(),
  says: z.string().default(''),
});
type Mistake = z.output<typeof mistakeSchema>;

const mistakes = z
  .array(mistakeSchema)
  .parse(
    parseYaml(
      readFileSync(join(import.meta.dirname, '..', 'fixtures', 'fifty-mistakes', 'mistakes.yaml'), 'utf8'),
    ).value,
  );
const example = folderSource(join(packageRoot, 'src', 'content'));

/** A character of no language, for the place of the mistake at an index: it stays in the text while others are made. */
const placeMark = (index: number) => String.fromCharCode(0xe000 + index);

/** Makes a mistake in the text of its file. @throws Error if the worked example no longer has the place */
function make(text: string, { mistake, find, nth, write, add, at }: Mistake, index: number): string {
  if (add !== undefined) return add.replace(MARK, placeMark(index));
  const pieces = text.split(find ?? MARK);
  if (nth === undefined ? pieces.length !== 2 : pieces.length <= nth)
    throw new Error(`${mistake}: found ${pieces.length - 1} times`);
  const before = pieces.slice(0, nth ?? 1).join(find);
  const changed = `${before}${write.replace(MARK, placeMark(index))}${pieces.slice(nth ?? 1).join(find)}`;
  return at === undefined ? changed : markPlace(changed, at, index);
}

function markPlace(text: string, at: string, index: number): string {
  const [before = '', after = ''] = at.split(MARK);
  const found = text.indexOf(before + after);
  if (found === -1) throw new Error(`${at} is not there`);
  return text.slice(0, found + before.length) + placeMark(index) + text.slice(found + before.length);
}

/** The texts of all files that have mistakes, with the marks of their places. */
function makeAll(): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [index, mistake] of mistakes.entries()) {
    const { file } = mistake;
    const text =
      texts.get(file) ?? (mistake.add === undefined ? Buffer.from(example.read(file)).toString('utf8') : '');
    texts.set(file, make(text, mistake, index));
  }
  return texts;
}

const marked = makeAll();
const withoutMarks = (text: string) => text.replace(/[\ue000-\ue0ff]/g, '');

/** Line and column of a mistake, 1-based. */
function placeOf(index: number): { line: number; column: number } {
  const text = marked.get(mistakes[index]?.file ?? '') ?? '';
  const before = withoutMarks(text.slice(0, text.indexOf(placeMark(index)))).split('\n');
  return { line: before.length, column: (before[before.length - 1] ?? '').length + 1 };
}

/** The worked example with all mistakes. */
function mistakenSource(): ContentSource {
  const files = new Map([...marked].map(([file, text]) => [file, withoutMarks(text)]));
  const kinds = new Map(mistakes.map((mistake) => [mistake.file, mistake]));
  const bytes = (file: string) => {
    const text = files.get(file);
    if (text === undefined) return example.read(file);
    return mistakes.some((mistake) => mistake.file === file && mistake.utf16)
      ? Buffer.from(`\ufeff${text}`, 'utf16le')
      : Buffer.from(text);
  };
  const entry = (path: string): SourceEntry => ({
    path,
    type: kinds.get(path)?.type ?? 'file',
    size: kinds.get(path)?.size ?? bytes(path).length,
  });
  return {
    read: bytes,
    entries: () => {
      const untouched = example.entries().filter(({ path }) => !files.has(path));
      return [...untouched, ...[...files.keys()].map(entry)].sort(byPath);
    },
  };
}

const options = { today: '2026-11-20', calendars: loadCalendars() };
const { diagnostics } = readAndCheck(mistakenSource(), options);
const shown = ({
  ruleId,
  file,
  line,
  column,
}: {
  ruleId: string;
  file: string;
  line: number;
  column: number;
}) => `${ruleId} at ${file}:${line}:${column}`;

describe('fifty mistakes in the worked example', () => {
  it('are fifty, and differ', () => {
    expect(mistakes).toHaveLength(50);
    expect(new Set(mistakes.map(({ rule, says }) => `${rule} ${says}`)).size).toBe(50);
  });

  it.each(mistakes.map((mistake, index) => [mistake.mistake, mistake, index] as const))(
    '%s',
    (_words, { rule, file, says }, index) => {
      const ofRule = diagnostics.filter((found) => found.ruleId === rule && found.file === file);
      const found = ofRule.find(
        ({ message, ...place }) =>
          message.includes(says) && shown({ ...place, ...placeOf(index) }) === shown(place),
      );
      expect(
        found,
        `expected ${shown({ ruleId: rule, file, ...placeOf(index) })}; found ${ofRule.map(shown).join(', ') || 'nothing of it'}`,
      ).toBeDefined();
      expect(found?.hint ?? '').not.toBe('');
    },
  );

  it('are not in the worked example itself', () => {
    const before = new Set(
      readAndCheck(example, options).diagnostics.map(
        ({ ruleId, file, message }) => `${ruleId} ${file} ${message}`,
      ),
    );
    const places = mistakes.map(({ rule, file, says }, index) =>
      diagnostics.find(
        (found) =>
          found.ruleId === rule &&
          found.file === file &&
          found.message.includes(says) &&
          found.line === placeOf(index).line,
      ),
    );
    expect(
      places.filter((found) => found && before.has(`${found.ruleId} ${found.file} ${found.message}`)),
    ).toEqual([]);
  });
});
