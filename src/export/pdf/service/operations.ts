/** Export, PDF: runbooks, known issues and monitoring: what somebody on call may need. */
import type { Service } from '../../../model/estate.ts';
import { proseInline } from '../inline.ts';
import { documentInline, linesOf, linkInline, type PrintContext, paragraph } from '../print-context.ts';
import type { Block, Inline } from '../print-document.ts';
import { bullets, fact, facts, listFact, titled } from '../print-parts.ts';
import { printTable } from '../print-table.ts';

/** Tasks and where their steps are. */
export function runbooks(context: PrintContext, { guide }: Service): Block[] {
  const { say, day, named } = context;
  if (guide.runbooks === undefined) return [];
  if (guide.runbooks.length === 0) return [paragraph(say('runbooks.none'))];
  return [
    printTable({
      header: [[say('components.runbook')], [say('pdf.task')], [say('pdf.lastTested')]],
      rows: guide.runbooks.map(({ name, task, document, last_tested }) => [
        [
          name === undefined
            ? documentInline(context, document, named('runbookTask', task))
            : linkInline(context, document, [name]),
        ],
        [named('runbookTask', task)],
        [last_tested ? day(last_tested) : say('servicePage.notSaid')],
      ]),
      rowHeaders: false,
    }),
  ];
}

/** What is known to be wrong. */
export function knownIssues(context: PrintContext, { guide }: Service): Block[] {
  const { say, day, fill } = context;
  if (guide.known_issues === undefined) return [];
  if (guide.known_issues.length === 0) return [paragraph(say('knownIssues.none'))];
  return bullets(
    guide.known_issues.map(({ issue, since, workaround }) =>
      linesOf([
        [
          ...proseInline(context, issue),
          ...(since ? [` ${say('knownIssues.since', { day: day(since) })}`] : []),
        ],
        workaround ? fill('knownIssues.meanwhile', { workaround: proseInline(context, workaround) }) : [],
      ]),
    ),
  );
}

/** How the service is watched. */
export function monitoring(context: PrintContext, { guide, lines }: Service): Block[] {
  const { say, duration, value } = context;
  const { dashboards, alerts, logs } = guide.monitoring ?? {};
  const reached = (id: string) => {
    const entry = lines.find(({ line }) => line.id === id);
    return entry
      ? say('monitoring.line', { level: value('supportLine', entry.line.level), team: entry.team.name })
      : id;
  };
  const runbookOf = (runbook: string | undefined): Inline[] =>
    runbook === undefined
      ? [say('monitoring.noRunbook')]
      : [documentInline(context, runbook, say('monitoring.runbook'))];
  return [
    ...facts([
      listFact(
        say('monitoring.dashboards'),
        dashboards?.map(({ name, url, realtime }): Inline[] => {
          // The words end in whether it is in real time, and begin with its name.
          const words = say('monitoring.board', { name, realtime });
          return words.startsWith(name)
            ? [linkInline(context, url, [name]), words.slice(name.length)]
            : [linkInline(context, url, [words])];
        }),
      ),
      logs &&
        fact(
          say('monitoring.logs'),
          say('monitoring.kept', { where: logs.where, time: logs.keep && duration(logs.keep) }),
        ),
    ]),
    ...titled(
      say('monitoring.alerts'),
      alerts?.length
        ? [
            printTable({
              header: [
                [say('monitoring.signal')],
                [say('monitoring.priority')],
                [say('monitoring.reaches')],
                [say('monitoring.whatToDo')],
              ],
              rows: alerts.map(({ signal, priority, routes_to, runbook }) => [
                [signal],
                [priority ?? say('common.notSet')],
                [reached(routes_to)],
                runbookOf(runbook),
              ]),
            }),
          ]
        : [],
    ),
  ];
}
