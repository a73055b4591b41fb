/** Render: runbooks with those first that somebody on call may need. */
import type { Guide } from '../../model/guide.ts';
import type { InterfaceWords } from '../interface-words.ts';

type Runbook = NonNullable<Guide['runbooks']>[number];

/** Tasks that an incident may ask for; the others are planned work. */
const inIncidents: ReadonlySet<Runbook['task']> = new Set([
  'common-incident',
  'restart',
  'failover',
  'restore',
  'rollback',
]);

/** Runbooks for incidents, then those for planned work, each in the order of the guide; empty groups are left out. */
export function runbookGroups(
  runbooks: readonly Runbook[],
  { say }: InterfaceWords,
): { title: string; runbooks: Runbook[] }[] {
  const [urgent, planned] = [true, false].map((wanted) =>
    runbooks.filter(({ task }) => inIncidents.has(task) === wanted),
  );
  return [
    { title: say('runbooks.urgent'), runbooks: urgent ?? [] },
    { title: say('runbooks.planned'), runbooks: planned ?? [] },
  ].filter((group) => group.runbooks.length > 0);
}
