/** Report: what changed between two states of an estate, as text for a terminal or a pull request. */
import type { Changed, DiffEnd, EstateDiff, ListChange, ServiceDiff } from '../model/estate-diff.ts';
import { printable } from '../model/printable.ts';
import type { ReadinessCount } from '../model/readiness.ts';

/** The difference in lines; a service without change is not named, and nothing that content says can begin a line. */
export function formatDiff({ before, after, services, frameworks }: EstateDiff): string {
  const head = `From ${endInWords(before)} to ${endInWords(after)}`;
  const unread = [before, after].flatMap(formatUnread);
  if (services.length + frameworks.length + unread.length === 0) return `${head}: nothing changed.\n`;
  return `${[
    `${head}:`,
    ...(unread.length > 0 ? [['Could not be read, and are not compared', ...unread].join('\n')] : []),
    ...(frameworks.length > 0 ? [['What frameworks ask', ...frameworks.map(formatItem)].join('\n')] : []),
    ...services.map(formatService),
  ].join('\n\n')}\n`;
}

function endInWords({ name, asOf, revision }: DiffEnd): string {
  const at = revision && !revision.startsWith(name) ? ` (${revision.slice(0, 10)})` : '';
  return `${oneLine(name)}${at}${name === asOf ? '' : `, as of ${asOf}`}`;
}

function formatUnread({ asOf, unread }: DiffEnd): string[] {
  return unread.map(({ file }) => `  ${oneLine(file)}, as of ${asOf}`);
}

function formatService(service: ServiceDiff): string {
  const { id, title, presence, readiness, criteria = [] } = service;
  const lines = [`${oneLine(title)} (${oneLine(id)})${presence ? `: ${presence}` : ''}`];
  const say = (what: string, change: Changed<string> | undefined) => {
    if (change) lines.push(`  ${what}: ${arrow(change)}`);
  };
  say('name', service.titleChange);
  say('phase', service.phase);
  say('tier', service.tier);
  say('delivery group', service.group);
  say('readiness', readiness && mapSides(readiness, countInWords));
  for (const { id: criterion, title: asked, ...change } of criteria)
    say(`${oneLine(criterion)} ${oneLine(asked)}`, change);
  const lists: [string, ListChange[] | undefined][] = [
    ['ownership', service.ownership],
    ['service levels', service.levels],
    ['components', service.components],
    ['dependencies', service.dependencies],
    ['waivers', service.waivers],
  ];
  for (const [list, changes] of lists)
    for (const { name, ...change } of changes ?? []) say(`${list}, ${oneLine(name)}`, change);
  return lines.join('\n');
}

function formatItem({ name, ...change }: ListChange): string {
  return `  ${oneLine(name)}: ${arrow(change)}`;
}

function arrow({ before, after }: Changed<string>): string {
  if (before === undefined) return `new: ${oneLine(after ?? '')}`;
  if (after === undefined) return `gone: ${oneLine(before)}`;
  return `${oneLine(before)} → ${oneLine(after)}`;
}

function mapSides<T>({ before, after }: Changed<T>, inWords: (value: T) => string): Changed<string> {
  return {
    ...(before === undefined ? {} : { before: inWords(before) }),
    ...(after === undefined ? {} : { after: inWords(after) }),
  };
}

function countInWords({ met, due, waived }: ReadinessCount): string {
  return `${met} of ${due} met${waived > 0 ? `, ${waived} waived` : ''}`;
}

function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}
