/** Report: what falls due, as text, Markdown or JSON. */
import type { Lapse } from '../model/estate.ts';
import { printable } from '../model/printable.ts';
import { cell } from './markdown-cell.ts';

/** Something that lapses, with the file in which it is mended. */
export interface DueLapse extends Lapse {
  file: string;
}

/** What a list is made from; `until` is the last day that it looks at. */
export interface DueList {
  today: string;
  until: string;
  /** Soonest first. */
  lapses: readonly DueLapse[];
  /** Address of the site, for links. */
  address?: string;
}

/** Formatters by the name of `--format`. */
export const reviewFormatters = { text: formatText, markdown: formatMarkdown, json: formatJson };

function formatText(list: DueList): string {
  const { lapses } = list;
  const lines = lapses.map(
    ({ on, name, subject, owner, file, inDays }) =>
      `${on}  ${inDays < 0 ? 'overdue' : '       '}  ${printable(subject.title)}: ${printable(name)}${owner ? ` (${printable(owner.name)})` : ''}\n                     ${printable(file)}`,
  );
  return `${[...lines, headline(list)].join('\n')}\n`;
}

function formatMarkdown(list: DueList): string {
  const { lapses, address } = list;
  if (lapses.length === 0) return `${headline(list)}\n`;
  const rows = lapses.map(({ on, inDays, name, subject, owner, file }) => {
    const title = address
      ? `[${cell(subject.title)}](${address.replace(/\/+$/, '')}${subject.href})`
      : cell(subject.title);
    const who = owner ? [cell(owner.name), ...(owner.contact ? [cell(owner.contact)] : [])].join(', ') : '';
    return `| ${on}${inDays < 0 ? ' (overdue)' : ''} | ${title} | ${cell(name)} | ${who} | \`${cell(file)}\` |`;
  });
  return `${headline(list)}\n\n| Due on | Page | What | Who | File |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

function formatJson({ today, until, lapses }: DueList): string {
  const due = lapses.map(({ what, name, on, inDays, subject, owner, file }) => ({
    ...{ what, name, on, inDays, title: subject.title, href: subject.href, file },
    ...(owner ? { owner } : {}),
  }));
  return `${JSON.stringify({ today, until, due }, undefined, 2)}\n`;
}

function headline({ lapses, until }: DueList): string {
  const overdue = lapses.filter(({ inDays }) => inDays < 0).length;
  const soon = lapses.length - overdue;
  if (lapses.length === 0) return `Nothing is overdue, and nothing falls due by ${until}.`;
  const late = overdue === 0 ? 'Nothing is overdue' : `${overdue} ${overdue === 1 ? 'is' : 'are'} overdue`;
  return `${late}, and ${soon === 0 ? 'nothing falls' : soon === 1 ? '1 falls' : `${soon} fall`} due by ${until}.`;
}
