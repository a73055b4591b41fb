/**
 * Read: a CSV file with the columns `period,value` → what a service level achieved. Every line that is not a month and a
 * percentage is reported where it stands; nothing is guessed, and a quotation mark never swallows what follows it.
 * @see https://www.rfc-editor.org/rfc/rfc4180 (of which this takes cells without comma, line break or quotation mark)
 */
import type { Diagnostic, Range } from '../model/diagnostic.ts';
import { type AchievedPeriod, month } from '../model/level-history.ts';
import { makeDiagnostic } from '../model/make-diagnostic.ts';
import { percentage } from '../model/primitives.ts';
import { readText } from './read-document.ts';
import { readingRule } from './reading-rules.ts';

/** What reading yields; `periods` holds the lines that can be read, and is absent if the file is no history at all. */
export interface ReadLevelHistory {
  text: string;
  periods?: AchievedPeriod[];
  diagnostics: Diagnostic[];
}

interface Cell {
  /** Without blanks and quotation marks around it; `undefined` if its quotation marks cannot be told apart. */
  text: string | undefined;
  range: Range;
}

interface Problem {
  range: Range;
  message: string;
  hint: string;
  related?: { range: Range; message: string };
}

const HEADER = ['period', 'value'];
const START: Range = { line: 1, column: 1 };
/** A file with more of them is no history; a list of all would help nobody. */
const MOST_REPORTED = 100;

/** Reads a history. Mistakes of authors are returned, never thrown. */
export function readLevelHistory(file: string, bytes: Uint8Array): ReadLevelHistory {
  const { text, diagnostics } = readText(file, bytes);
  const rows = text.split('\n').flatMap((line, index) => {
    const written = line.replace(/\r$/, '');
    return written.trim() === '' ? [] : [cellsOf(written, index + 1)];
  });
  const problems: Problem[] = [];
  const periods = periodsOf(rows, problems);
  for (const { range, message, hint, related } of problems.slice(0, MOST_REPORTED))
    diagnostics.push(
      makeDiagnostic(readingRule('level-history-line'), file, range, {
        message,
        hint,
        ...(related ? { related: [{ file, ...related.range, message: related.message }] } : {}),
      }),
    );
  const rest = problems[MOST_REPORTED];
  if (rest)
    diagnostics.push(
      makeDiagnostic(readingRule('level-history-line'), file, rest.range, {
        message: `From here on, ${problems.length - MOST_REPORTED} more mistakes are not listed.`,
        hint: 'Check that this file is a history of a service level.',
      }),
    );
  return { text, diagnostics, ...(periods ? { periods } : {}) };
}

function periodsOf([header, ...rows]: Cell[][], problems: Problem[]): AchievedPeriod[] | undefined {
  const wrong = headerProblem(header ?? []);
  if (wrong) {
    problems.push(wrong);
    return undefined;
  }
  if (rows.length === 0) {
    problems.push({
      range: START,
      message: 'The file has no line after its header.',
      hint: 'Add a line for each month, for example `2026-10,99.97%`.',
    });
    return undefined;
  }
  const periods: AchievedPeriod[] = [];
  const first = new Map<string, Range>();
  for (const row of rows) {
    const [period, value] = row;
    const odd = rowProblem(row);
    if (odd) problems.push(odd);
    if (odd || period?.text === undefined || value?.text === undefined) continue;
    const before = first.get(period.text);
    const found = [
      ...(before ? [repeated(period.text, period.range, before)] : monthProblem(period.text, period.range)),
      ...valueProblem(value.text, value.range),
    ];
    problems.push(...found);
    if (found.length === 0) periods.push({ period: period.text, value: value.text.replace(/\s+/g, '') });
    if (!before) first.set(period.text, period.range);
  }
  return periods;
}

function headerProblem(header: readonly Cell[]): Problem | undefined {
  const index = Array.from({ length: Math.max(header.length, HEADER.length) }).findIndex(
    (_, column) => header[column]?.text !== HEADER[column],
  );
  if (index === -1) return undefined;
  const cell = header[index];
  const last = header.at(-1)?.range;
  return {
    range: cell?.range ?? (last ? { line: last.line, column: last.endColumn ?? last.column } : START),
    message:
      index >= HEADER.length
        ? `There is no column \`${shown(cell?.text)}\` in a history.`
        : `Column ${index + 1} must be headed \`${HEADER[index]}\`${cell ? `, not \`${shown(cell.text)}\`` : ''}.`,
    hint: 'Begin the file with the line `period,value`, and separate cells by commas.',
  };
}

/** A line that is not two cells. */
function rowProblem(row: readonly Cell[]): Problem | undefined {
  const quoted = row.find(({ text }) => text === undefined);
  if (quoted)
    return {
      range: quoted.range,
      message: 'A quotation mark stands where it cannot be read.',
      hint: 'Write the month and the percentage without quotation marks, for example `2026-10,99.97%`.',
    };
  const [first, , third] = row;
  if (third)
    return {
      range: third.range,
      message: `The line has ${row.length} cells, not a month and a percentage.`,
      hint: 'Separate the two by one comma, and write decimals with a point: `2026-10,99.97%`.',
    };
  if (first && row.length < 2)
    return {
      range: first.range,
      message: `The line has one cell, \`${shown(first.text)}\`, not a month and a percentage.`,
      hint: 'Write both, with a comma between them: `2026-10,99.97%`.',
    };
  return undefined;
}

function repeated(period: string, range: Range, before: Range): Problem {
  return {
    range,
    message: `\`${shown(period)}\` is listed twice.`,
    hint: 'Keep the line that is right.',
    related: { range: before, message: 'It is first listed here.' },
  };
}

function monthProblem(text: string, range: Range): Problem[] {
  if (month.safeParse(text).success) return [];
  if (text === '')
    return [{ range, message: 'The month is missing.', hint: 'Write it, for example `2026-10`.' }];
  const near = /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?$/.exec(text);
  const meant = near && `${near[1]}-${near[2]?.padStart(2, '0')}`;
  return [
    {
      range,
      message: `\`${shown(text)}\` is not a month.`,
      hint: `Write the year and the month, for example \`${meant && month.safeParse(meant).success ? meant : '2026-10'}\`.`,
    },
  ];
}

function valueProblem(text: string, range: Range): Problem[] {
  // Blanks are allowed before the sign, never within the number.
  if (percentage.safeParse(text).success && !/\d\s+[\d.]|\.\s/.test(text)) return [];
  if (text === '')
    return [{ range, message: 'The percentage is missing.', hint: 'Write it, for example `99.97%`.' }];
  const bare = percentage.safeParse(`${text}%`).success;
  return [
    {
      range,
      message: `\`${shown(text)}\` is not a percentage.`,
      hint: `Write a number from 0 to 100 with its sign, for example \`${bare && Number(text) > 1 ? `${text}%` : '99.97%'}\`.`,
    },
  ];
}

function cellsOf(line: string, number: number): Cell[] {
  let start = 0;
  return line.split(',').map((written) => {
    const trimmed = written.trim();
    const column = start + written.indexOf(trimmed) + 1;
    start += written.length + 1;
    const text = /^"[^"]*"$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
    return {
      text: text.includes('"') ? undefined : text,
      range: { line: number, column, endLine: number, endColumn: column + trimmed.length },
    };
  });
}

function shown(text: string | undefined): string {
  const plain = text ?? '"';
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
