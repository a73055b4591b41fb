/** Edit: adds an item to a list of the front matter. */
import type { SourceDocument } from '../model/content.ts';
import { inYaml } from './in-yaml.ts';
import { endOf } from './insert-stubs.ts';

/**
 * The text with one more item at the end of a list whose items stand on lines of their own; `undefined` for a list that is
 * written in brackets.
 */
export function addItem(
  document: Pick<SourceDocument, 'text' | 'locate'>,
  key: string,
  item: Readonly<Record<string, unknown>>,
): string | undefined {
  const lines = document.text.split('\n');
  const keyLine = document.locate([key], 'key').line - 1;
  const first = lines.slice(keyLine + 1).find((line) => /^\s*[^\s#]/.test(line));
  const hyphen = /^( *)- /.exec(first ?? '');
  if (!hyphen || !/^[\w-]+:\s*(?:#.*)?$/.test(lines[keyLine] ?? '')) return undefined;
  lines.splice(endOf(keyLine, 0, lines), 0, `${hyphen[1]}- ${inYaml(item)}`);
  return lines.join('\n');
}
