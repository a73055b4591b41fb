/** Edit: writes values over values of a front matter, and leaves every other byte as it is. */
import type { SourceDocument } from '../model/content.ts';
import type { DataPath } from '../model/data-path.ts';

/** A value to write, as YAML on one line. */
export interface ValueToWrite {
  path: DataPath;
  yaml: string;
}

/** The text with the values at those paths replaced. @throws Error if a value is a block of keys: a bug of ours */
export function fillValues(
  document: Pick<SourceDocument, 'text' | 'locate'>,
  values: readonly ValueToWrite[],
): string {
  const starts = [0];
  for (let at = document.text.indexOf('\n'); at !== -1; at = document.text.indexOf('\n', at + 1))
    starts.push(at + 1);
  const places = values.map(({ path, yaml }) => {
    const { line, column, endLine, endColumn } = document.locate(path, 'value');
    if (endLine === undefined || endColumn === undefined) throw new Error(`no value at ${path.join('.')}`);
    const offset = (row: number, col: number) => (starts[row - 1] ?? 0) + col - 1;
    return { from: offset(line, column), to: offset(endLine, endColumn), yaml };
  });
  return places
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, yaml }) => text.slice(0, from) + yaml + text.slice(to), document.text);
}
