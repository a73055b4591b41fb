/**
 * Read: bytes of one file → document and diagnostics. A pure function of the bytes, the path and the schema, so that it
 * can be cached or run anywhere.
 */
import type * as z from 'zod';
import type { SourceDocument } from '../model/content.ts';
import type { DataPath } from '../model/data-path.ts';
import type { Diagnostic, Range } from '../model/diagnostic.ts';
import { makeDiagnostic } from '../model/make-diagnostic.ts';
import { decode, placeFinder } from './decode.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readBody } from './markdown.ts';
import { type ReadingRuleId, readingRule } from './reading-rules.ts';
import type { SchemaProblem } from './schema-problems.ts';
import { validate } from './validate.ts';
import { valueFixer } from './value-fixes.ts';
import { parseYaml, type YamlProblem } from './yaml.ts';
import { yamlLocator } from './yaml-locator.ts';

/** A document with what its schema made of it. */
export interface ReadDocument<T> {
  source: SourceDocument;
  value?: T;
  draft: Partial<T>;
  diagnostics: Diagnostic[];
}

/** How strictly a kind of document takes its schema. */
export interface ReadOptions<S extends z.ZodObject> {
  schema: S;
  /** Rewords or weakens a problem of the schema, for keys that other generators know. */
  adjust?: (problem: SchemaProblem) => Partial<Pick<Diagnostic, 'severity' | 'message' | 'hint'>>;
}

/** Text of a file, with what is wrong with its characters. */
export function readText(file: string, bytes: Uint8Array): { text: string; diagnostics: Diagnostic[] } {
  const { text, problems } = decode(bytes);
  const diagnostics = problems.map((problem) =>
    makeDiagnostic(readingRule(problem.name), file, problem.range, {
      message: problem.message,
      hint:
        problem.name === 'not-utf8'
          ? 'Save the file as UTF-8.'
          : 'Delete it, and type the text around it again.',
    }),
  );
  return { text, diagnostics };
}

/** Reads a Markdown file with front matter. */
export function readMarkdown<S extends z.ZodObject>(
  file: string,
  bytes: Uint8Array,
  options: ReadOptions<S>,
): ReadDocument<z.output<S>> {
  const { text, diagnostics } = readText(file, bytes);
  const split = splitFrontMatter(text);
  for (const { name, range, message, hint } of split.problems)
    diagnostics.push(makeDiagnostic(readingRule(name), file, range, { message, hint }));
  const toRange = rangeIn(text, split.yamlOffset);
  for (const problem of split.yamlProblems) diagnostics.push(yamlDiagnostic(file, problem, toRange));
  const locate = yamlLocator(split.yaml, toRange);
  const readable = split.data !== undefined;
  const { data, empty } = withoutEmpty(split.data ?? {});
  const source: SourceDocument = {
    file,
    text,
    data,
    body: readBody(split.body, split.bodyLine),
    locate,
    refused: [],
  };
  return finish(source, readable, empty, options, diagnostics);
}

/** Reads a YAML file. */
export function readYaml<S extends z.ZodObject>(
  file: string,
  bytes: Uint8Array,
  options: ReadOptions<S>,
): ReadDocument<z.output<S>> {
  const { text, diagnostics } = readText(file, bytes);
  const { value, problems } = parseYaml(text);
  const toRange = rangeIn(text, 0);
  for (const problem of problems) diagnostics.push(yamlDiagnostic(file, problem, toRange));
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (value !== undefined && value !== null && !keys) {
    diagnostics.push(
      makeDiagnostic(
        readingRule('front-matter-not-keys'),
        file,
        { line: 1, column: 1 },
        {
          message: 'The file does not hold keys and values.',
          hint: 'Write keys and values such as `title: Service operations`.',
        },
      ),
    );
  }
  const { data, empty } = withoutEmpty(keys ? (value as Record<string, unknown>) : {});
  const body = readBody('', 1);
  return finish(
    { file, text, data, body, locate: yamlLocator(text, toRange), refused: [] },
    value !== undefined,
    empty,
    options,
    diagnostics,
  );
}

function finish<S extends z.ZodObject>(
  source: SourceDocument,
  readable: boolean,
  empty: DataPath[],
  options: ReadOptions<S>,
  diagnostics: Diagnostic[],
): ReadDocument<z.output<S>> {
  // Without readable values every required key would be reported missing: one clear finding is enough.
  if (!readable) return { source, draft: {}, diagnostics };
  for (const path of empty) {
    diagnostics.push(
      makeDiagnostic(readingRule('empty-value'), source.file, source.locate(path, 'key'), {
        message: `\`${path[path.length - 1]}\` has no value. It counts as missing.`,
        hint: emptyHint(String(path[path.length - 1])),
      }),
    );
  }
  const result = validate(options.schema, source.data);
  source.refused = result.refused;
  const fixOf = valueFixer(options.schema, source, result.problems);
  for (const problem of result.problems) {
    const { name, path, on, message, hint } = problem;
    const fix = fixOf(problem);
    diagnostics.push({
      ...makeDiagnostic(readingRule(name), source.file, source.locate(path, on), {
        message,
        hint: fix && problem.expects ? fix.description : hint,
        fix,
        // What is missing at the top has no place of its own in the file.
        fact: name === 'missing-key' && path.length === 1 ? String(path[0]) : undefined,
      }),
      ...options.adjust?.(problem),
    });
  }
  const { locate } = source;
  source.locate = (path, on) => locate(result.written(path), on);
  return {
    source,
    draft: result.draft,
    diagnostics,
    ...(result.value === undefined ? {} : { value: result.value }),
  };
}

/** Inside braces a comma ends a value: what follows it becomes a key of several words. */
function emptyHint(key: string): string {
  return /\s/.test(key)
    ? 'If this is the rest of a sentence with a comma, put the whole sentence in quotation marks.'
    : 'Fill it in, or delete the line.';
}

function yamlDiagnostic(
  file: string,
  problem: YamlProblem,
  toRange: (start: number, end: number) => Range,
): Diagnostic {
  const related =
    problem.firstOffset === undefined
      ? undefined
      : [
          {
            file,
            ...toRange(problem.firstOffset, problem.firstOffset),
            message: 'It is first written here.',
          },
        ];
  const rule: ReadingRuleId = problem.name;
  return makeDiagnostic(readingRule(rule), file, toRange(problem.offset, problem.offset), {
    message: problem.message,
    hint: problem.hint,
    related,
  });
}

function rangeIn(text: string, base: number): (start: number, end: number) => Range {
  const placeOf = placeFinder(text);
  return (start, end) => {
    const from = placeOf(base + start);
    if (end <= start) return from;
    const to = placeOf(base + end);
    return { ...from, endLine: to.line, endColumn: to.column };
  };
}

/** Leaves out keys without value, which count as missing, and remembers where they stood. */
function withoutEmpty(data: Record<string, unknown>): { data: Record<string, unknown>; empty: DataPath[] } {
  const empty: DataPath[] = [];
  const visit = (node: unknown, path: DataPath): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const step = Array.isArray(node) ? Number(key) : key;
      if (value === null && !Array.isArray(node)) {
        empty.push([...path, step]);
        delete (node as Record<string, unknown>)[key];
      } else if (typeof value === 'object') visit(value, [...path, step]);
    }
  };
  visit(data, []);
  return { data, empty };
}
