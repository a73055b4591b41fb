/** Export, PDF: the processes by which a service is run, its change models and incident priorities. @see S1.41 */
import type { Service } from '../../../model/estate.ts';
import { processNames } from '../../../model/guide/support.ts';
import { documentInline, linkInline, type PrintContext, paragraph, partyInline } from '../print-context.ts';
import type { Block } from '../print-document.ts';
import { fact, facts, sentences, titled } from '../print-parts.ts';
import { printTable } from '../print-table.ts';

type Processes = NonNullable<Service['guide']['processes']>;
type Maturity = NonNullable<Processes['problem']> & { every?: string | undefined };

/** Processes and changes. */
export function processes(context: PrintContext, { guide }: Service): Block[] {
  const { say } = context;
  const { practice, processes: found = {} } = guide;
  return [
    ...(practice
      ? [paragraph(say('processes.practice', { practice: practice.name, version: practice.version }))]
      : []),
    ...processTable(context, found),
    ...changeFacts(context, found),
    ...titled(say('processes.models'), changeModels(context, found)),
  ];
}

/** Incident priorities, of the guide or of the set that it names. */
export function priorities({ say, duration, organisation }: PrintContext, { guide }: Service): Block[] {
  const named = guide.processes?.incident?.priorities;
  if (named === undefined) return [];
  const shared = typeof named === 'string' && Object.hasOwn(organisation.priorities, named);
  const found = typeof named !== 'string' ? named : shared ? organisation.priorities[named] : undefined;
  if (!found) return [paragraph(say('priorities.unknown', { set: String(named) }))];
  const time = (text: string | undefined) => [text ? duration(text) : say('common.notSet')];
  return [
    printTable({
      header: [
        [say('priorities.priority')],
        [say('priorities.when')],
        [say('priorities.respond')],
        [say('priorities.update')],
        [say('priorities.fix')],
      ],
      rows: found.map(({ id, definition, respond, update_every, fix }) => [
        [id],
        [definition],
        time(respond),
        time(update_every),
        time(fix),
      ]),
    }),
  ];
}

function processTable(context: PrintContext, found: Processes): Block[] {
  const { say, party } = context;
  const rows = processNames.flatMap((name) => {
    const process = found[name as keyof Processes] as Maturity | undefined;
    if (!process) return [];
    return [
      [
        [linkInline(context, process.document, [say(`processes.names.${name}`)])],
        [party(process.owner).name],
        [process.tool ?? say('servicePage.notSaid')],
        [maturity(context, process)],
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    printTable({
      header: [
        [say('processes.process')],
        [say('common.owner')],
        [say('processes.tool')],
        [say('processes.progress')],
      ],
      rows,
      rowHeaders: false,
    }),
  ];
}

function maturity({ say, day, every }: PrintContext, process: Maturity): string {
  const { defined, documented, agreed, implemented } = process;
  const steps = [
    implemented && say('processes.implemented', { day: day(implemented) }),
    agreed && say('processes.agreed', { day: day(agreed) }),
    documented && say('processes.documented', { day: day(documented) }),
    defined && say('processes.defined', { day: day(defined) }),
  ].filter(Boolean);
  const [first = say('processes.undated'), ...before] = steps as string[];
  const state = process.every ? say('processes.often', { state: first, every: every(process.every) }) : first;
  return [state, ...before].join('. ');
}

function changeFacts(context: PrintContext, { incident, change }: Processes): Block[] {
  const { say, day, party } = context;
  return facts([
    incident?.communications
      ? fact(say('processes.tellingUsers'), [
          documentInline(context, incident.communications, say('processes.communications')),
        ])
      : undefined,
    fact(
      say('processes.modelAgreed'),
      sentences(
        change?.agreed_by && say('processes.agreedBy', { party: party(change.agreed_by).name }),
        change?.agreed_on && say('processes.agreedOn', { day: day(change.agreed_on) }),
      ),
    ),
    change?.board ? fact(say('processes.changeBoard'), partyInline(party(change.board))) : undefined,
    change?.automation
      ? fact(say('processes.automated'), [
          linkInline(context, change.automation, [say('processes.automation')]),
        ])
      : undefined,
  ]);
}

function changeModels({ say, duration, named }: PrintContext, { change }: Processes): Block[] {
  if (!change?.models) return [];
  const notSaid = say('servicePage.notSaid');
  return [
    printTable({
      header: [
        [say('processes.model')],
        [say('processes.approval')],
        [say('processes.raised')],
        [say('processes.undone')],
      ],
      rows: change.models.map(({ model, approval, lead_time, back_out }) => [
        [named('changeModel', model)],
        [approval ?? notSaid],
        [lead_time ? duration(lead_time) : notSaid],
        [back_out ?? notSaid],
      ]),
    }),
  ];
}
