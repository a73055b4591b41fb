/** Report: what changed between two states of an estate, as text for a terminal or a pull request. */
import type { Changed, EstateDiff, ListChange, ServiceDiff } from '../model/estate-diff.ts';
import { printable } from '../model/printable.ts';
import type { ReadinessCount } from '../model/readiness.ts';

/** The difference in lines; a service without change is not named. */
export function formatDiff({ before, after, services, frameworks }: EstateDiff): string {
  const head = `From ${endInWords(before)} to ${endInWords(after)}`;
  if (services.length === 0 && frameworks.length === 0) return `${head}: nothing changed.\n`;
  return `${[
    `${head}:`,
    ...(frameworks.length > 0 ? [block('What frameworks ask', frameworks)] : []),
    ...services.map(formatService),
  ].join('\n\n')}\n`;
}

function endInWords({ name, asOf, revision }: EstateDiff['before']): string {
  const at = revision && !revision.startsWith(name) ? ` (${revision.slice(0, 10)})` : '';
  return `${printable(name)}${at}, as of ${asOf}`;
}

function formatService(service: ServiceDiff): string {
  const { id, title, presence, readiness, criteria = [] } = service;
  const lines = [`${printable(title)} (${id})${presence ? `: ${presence}` : ''}`];
  const say = (what: string, change: Changed<string> | undefined) => {
    if (change) lines.push(`  ${what}: ${arrow(change)}`);
  };
  say('name', service.titleChange);
  say('phase', service.phase);
  say('tier', service.tier);
  say('delivery group', service.group);
  if (readiness)
    say('readiness', { before: countInWords(readiness.before), after: countInWords(readiness.after) });
  for (const { id: criterion, title: asked, ...change } of criteria)
    lines.push(`  ${criterion} ${printable(asked)}: ${arrow(change)}`);
  const lists: [string, ListChange[] | undefined][] = [
    ['ownership', service.ownership],
    ['service levels', service.levels],
    ['components', service.components],
    ['dependencies', service.dependencies],
    ['waivers', service.waivers],
  ];
  for (const [name, changes] of lists)
    for (const { name: item, ...change } of changes ?? [])
      lines.push(`  ${name}, ${printable(item)}: ${arrow(change)}`);
  return lines.join('\n');
}

function block(title: string, changes: readonly ListChange[]): string {
  return [title, ...changes.map(({ name, ...change }) => `  ${printable(name)}: ${arrow(change)}`)].join(
    '\n',
  );
}

function arrow({ before, after }: Changed<string>): string {
  if (before === undefined) return `new: ${printable(after ?? '')}`;
  if (after === undefined) return `gone: ${printable(before)}`;
  return `${printable(before)} → ${printable(after)}`;
}

function countInWords(count: ReadinessCount | undefined): string {
  if (!count) return 'none';
  const waived = count.waived > 0 ? `, ${count.waived} waived` : '';
  return `${count.met}/${count.due}${waived}`;
}
