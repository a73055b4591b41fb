/** A first page of guidance, and the record of a review board, from their templates and a few answers. */
import { dropKeys } from '../src/edit/drop-keys.ts';
import { fillValues } from '../src/edit/fill-values.ts';
import { inYaml } from '../src/edit/in-yaml.ts';
import { guidanceSchema } from '../src/model/guidance.ts';
import { splitFrontMatter } from '../src/read/front-matter.ts';
import { readMarkdown } from '../src/read/read-document.ts';
import { readTemplate } from './desk.ts';
import { withBody, withoutIntroduction } from './new-guide.ts';

/** What a page says of itself. */
export interface FirstPage {
  title: string;
  description: string;
  owner: string;
  today: string;
}

/** The text of a guidance page that begins with what its reader must know first. */
export function newPage(page: FirstPage, body: string): string {
  const template = dropKeys(fill('guidance-page.md', page), [
    ...['order', 'type', 'tags', 'aliases', 'audience', 'related', 'source'],
  ]);
  return withBody(template.replace(/\n# Begin the body with[^\n]*\n/, '\n'), `${body}\n`);
}

/** The record of a review board: the questions of the template, with the answers still to be written. */
export function newRecord(page: FirstPage, opening: string): string {
  const text = dropKeys(fill('review-board-record.md', page), ['order']);
  const sections = splitFrontMatter(text)
    .body.split(/(?=^## )/m)
    .slice(1);
  const kept = sections.filter((section) => !section.startsWith('## What to write in the guide'));
  return withBody(text, `${opening}\n\n${kept.map(withoutAnswers).join('').trimEnd()}\n`);
}

/** Tables of questions keep their first column; other tables keep one empty row. */
function withoutAnswers(section: string): string {
  const lines = section.split('\n');
  const header = lines.findIndex((line) => line.startsWith('|'));
  if (header === -1) return section;
  const cells = cellsOf(lines[header] ?? '');
  const rows = lines.slice(header + 2).filter((line) => line.startsWith('|'));
  const empty = (first: string) => `| ${[first, ...cells.slice(1).map(() => '')].join(' | ')} |`;
  const questions = cells[0] === 'Question' ? rows.map((row) => cellsOf(row)[0] ?? '') : [''];
  return [...lines.slice(0, header + 2), ...questions.map(empty), '', ''].join('\n');
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function fill(name: string, { title, description, owner, today }: FirstPage): string {
  const { source } = readMarkdown(name, Buffer.from(readTemplate(name).text), { schema: guidanceSchema });
  return withoutIntroduction(
    fillValues(source, [
      { path: ['title'], yaml: inYaml(title) },
      { path: ['description'], yaml: inYaml(description) },
      { path: ['owner'], yaml: owner },
      { path: ['last_reviewed_on'], yaml: today },
    ]),
  );
}
