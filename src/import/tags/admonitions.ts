/** Import: blocks that MkDocs marks by indent (`!!! note`, `??? tip`, `=== "Tab"`), and the alerts of GitHub. */
import { replaceProse } from '../masked.ts';
import type { Notes } from '../report.ts';
import { callout, labelOf, unfolded } from './markdown.ts';

const HEAD =
  /^([ \t]*)(!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:([\w-]+(?:[ \t]+[\w-]+)*)[ \t]*)?(?:"([^"\n]*)")?[ \t]*$/;

/** Writes the blocks as quotations, titles and text. They may stand within each other. */
export function unfoldAdmonitions(text: string, notes: Notes, depth = 0): string {
  if (!/^[ \t]*(?:!!!|\?\?\?|===)/m.test(text) || depth > 10) return text;
  const lines = text.split('\n');
  const result: string[] = [];
  let fence: string | undefined;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const mark = /^[ \t]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    const head = fence === undefined ? HEAD.exec(line) : null;
    if (!head || (head[2]?.startsWith('=') && head[4] === undefined)) {
      result.push(line);
      continue;
    }
    const [whole, indent = '', sign = '', kind = '', title] = head;
    const end = blockEnd(lines, index + 1, indent.length);
    const inner = lines.slice(index + 1, end).map((inside) => withoutIndent(inside, indent.length + 4));
    const body = unfoldAdmonitions(inner.join('\n'), notes, depth + 1);
    const label = title ?? labelOf(kind);
    const written =
      sign === '!!!'
        ? `\n${callout(label, body, indent)}\n`
        : unfolded(label, indented(body, indent), indent);
    notes.changed(
      sign.startsWith('=') ? 'a tab is a title and its text' : 'an admonition is a quotation or unfolded',
      whole.trim(),
      label,
    );
    result.push(...written.split('\n'));
    index = end - 1;
  }
  return result.join('\n');
}

function withoutIndent(line: string, columns: number): string {
  const spaced = line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '    '));
  return spaced.slice(Math.min(columns, spaced.length - spaced.trimStart().length));
}

function indented(text: string, indent: string): string {
  return indent === ''
    ? text
    : text
        .split('\n')
        .map((line) => (line === '' ? line : indent + line))
        .join('\n');
}

/** First line after the block: one with text that is not indented deeper than the head. */
function blockEnd(lines: readonly string[], from: number, indent: number): number {
  let end = from;
  for (let index = from; index < lines.length; index++) {
    const line = (lines[index] ?? '').replaceAll('\t', '    ');
    if (line.trim() === '') continue;
    if (line.search(/\S/) < indent + 4) break;
    end = index + 1;
  }
  return end;
}

/** `> [!NOTE]` is a label of the quotation. */
export function nameAlerts(text: string, notes: Notes): string {
  return replaceProse(
    text,
    /^([ \t]*>[ \t]*)\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$/gm,
    ([mark = '', kind = ''], { found }) => {
      const written = `${mark}**${labelOf(kind.toLowerCase())}**\n${mark.trimEnd()}`;
      notes.changed('an alert is a quotation with its word in bold', found, written);
      return written;
    },
  );
}
