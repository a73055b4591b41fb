/**
 * Export, PDF: the readiness of a service as evidence: what is due and met, what is in the way, what is waived and by
 * whom, what does not apply, and what was reviewed, rehearsed and approved.
 */
import type { Service } from '../../../model/estate.ts';
import type { CriterionResult, CriterionState, ReadinessCount } from '../../../model/readiness.ts';
import { problemInWords } from '../../../model/readiness-in-words.ts';
import { proseInline } from '../inline.ts';
import {
  capital,
  documentInline,
  linesOf,
  linkInline,
  type PrintContext,
  paragraph,
  partyInline,
} from '../print-context.ts';
import type { Block, Fact, Inline } from '../print-document.ts';
import { bullets, fact, facts, listFact, titled } from '../print-parts.ts';
import { printTable } from '../print-table.ts';

/** How ready the service is, in one line and a bar: for the first page. */
export function readinessSummary(context: PrintContext, { phase, readiness: found }: Service): Block[] {
  const { say } = context;
  if (phase === 'retired') return [paragraph(say('sheet.retired'))];
  const { due, met: done, waived } = found.count;
  return [
    { type: 'bar', due, met: done, waived },
    paragraph(
      { type: 'strong', content: [countInWords(context, found.count)] },
      '. ',
      gateInWords(context, found.nextGate, phase),
    ),
  ];
}

/** Everything that is known of its readiness. */
export function readiness(context: PrintContext, service: Service): Block[] {
  const { say } = context;
  const { blockers, nextGate, advice } = service.readiness;
  if (service.phase === 'retired') return [paragraph(say('sheet.retired'))];
  const now = new Set(blockers.map(({ criterion }) => criterion.id));
  const ahead = nextGate?.blockers.filter(({ criterion }) => !now.has(criterion.id)) ?? [];
  const phase = nextGate && say(`phasesInText.${nextGate.phase}`);
  const inTheWay = blockers.length > 0 ? open(context, blockers) : [paragraph(say('sheet.nothingInTheWay'))];
  return [
    ...readinessSummary(context, service),
    ...titled(say('sheet.progress'), progress(context, service)),
    ...titled(say('sheet.inTheWay'), inTheWay),
    ...titled(say('sheet.neededFor', { phase }), open(context, ahead)),
    ...titled(say('sheet.advice'), open(context, advice)),
    ...titled(say('readinessSection.waivers'), waivers(context, service)),
    ...titled(say('sheet.notApplicable'), notApplicable(context, service)),
    ...reviewed(context, service),
    ...titled(say('sheet.met'), met(context, service)),
  ];
}

function countInWords({ say }: PrintContext, { due, met: done, waived }: ReadinessCount): string {
  if (due === 0) return say('readiness.nothingDue');
  return say(waived > 0 ? 'readiness.countWaived' : 'readiness.count', { due, met: done, waived });
}

function gateInWords(
  { say, day }: PrintContext,
  gate: Service['readiness']['nextGate'],
  phase: Service['phase'],
): string {
  if (!gate)
    return `${say('sheet.nextGate')}: ${say(phase === 'live' ? 'pdf.noGateLive' : 'pdf.noGateRetiring')}`;
  return say('readinessSection.nextGate', {
    phase: say(`phasesInText.${gate.phase}`),
    day: gate.plannedOn && day(gate.plannedOn),
  });
}

function inState({ readiness: found }: Service, state: CriterionState): CriterionResult[] {
  return found.stages.flatMap(({ results }) => results.filter((result) => result.state === state));
}

function progress(context: PrintContext, service: Service): Block[] {
  const { say } = context;
  const stages = service.readiness.stages.filter(({ count }) => count.due > 0);
  if (stages.length === 0) return [];
  return [
    printTable({
      header: [[say('sheet.stage')], [say('pdf.framework')], [say('sheet.met')]],
      rows: stages.map(({ stage, framework, count }) => [
        [stage.title],
        [framework.title],
        [countInWords(context, count)],
      ]),
    }),
  ];
}

/** Criteria that are not met: what is missing and whose turn it is. */
function open(context: PrintContext, results: readonly CriterionResult[]): Block[] {
  const { say } = context;
  if (results.length === 0) return [];
  return [
    printTable({
      header: [[say('sheet.criterion')], [say('pdf.missing')], [say('pdf.whoseTurn')]],
      rows: results.map((result) => [
        [`${result.criterion.id}: ${result.criterion.title}`],
        missing(context, result),
        [result.criterion.responsible.join(', ')],
      ]),
    }),
  ];
}

function missing(context: PrintContext, { evidence, reason }: CriterionResult): Inline[] {
  const problems = evidence
    .filter(({ met: isMet }) => !isMet)
    .map((entry) => problemInWords(entry, context.say));
  const said = [...(reason ? [context.reason(reason)] : []), ...problems].filter((text) => text !== '');
  return said.length === 0
    ? [context.say('matrix.notMet')]
    : linesOf(said.map((text) => proseInline(context, capital(text))));
}

function waivers(context: PrintContext, service: Service): Block[] {
  const { say, day, away, party, today } = context;
  const titles = new Map(
    service.readiness.stages.flatMap(({ results }) =>
      results.map(({ criterion }) => [criterion.id, criterion.title] as const),
    ),
  );
  const found = service.guide.waivers ?? [];
  if (found.length === 0) return [];
  return [
    printTable({
      header: [
        [say('sheet.criterion')],
        [say('sheet.whyWaived')],
        [say('sheet.riskOwner')],
        [say('sheet.approvedBy')],
        [say('sheet.lastDay')],
      ],
      rows: found.map(({ criterion, reason, risk_owner, approved_by, expires }) => [
        [titles.has(criterion) ? `${criterion}: ${titles.get(criterion)}` : criterion],
        proseInline(context, reason),
        [party(risk_owner).name],
        [party(approved_by).name],
        [
          say('sheet.when', { day: day(expires), away: away(expires) }),
          ...(expires < today
            ? [{ type: 'break' } as const, { type: 'strong' as const, content: [say('pdf.noLongerCounts')] }]
            : []),
        ],
      ]),
    }),
  ];
}

function notApplicable(context: PrintContext, service: Service): Block[] {
  const { say } = context;
  const groups = Map.groupBy(inState(service, 'not-applicable'), ({ reason }) =>
    reason ? context.reason(reason) : '',
  );
  if (groups.size === 0) return [];
  return [
    printTable({
      header: [[say('pdf.criteria')], [say('pdf.why')]],
      rows: [...groups].map(([reason, results]) => [
        [results.map(({ criterion }) => criterion.id).join(', ')],
        reason === '' ? [say('servicePage.notSaid')] : proseInline(context, reason),
      ]),
      rowHeaders: false,
    }),
  ];
}

/** What is met: with its evidence where that has a day or a place, else as what the guide itself says. */
function met(context: PrintContext, service: Service): Block[] {
  const { say, day } = context;
  const results = inState(service, 'met');
  const proven = results.filter(({ date, link, lapsesOn }) => date || link || lapsesOn);
  const said = results.filter((result) => !proven.includes(result));
  const evidence = ({ date, link }: CriterionResult): Inline[] => [
    ...(date ? [day(date)] : []),
    ...(date && link ? [say('common.comma')] : []),
    ...(link ? [documentInline(context, link, say('pdf.evidence'))] : []),
    ...(date || link ? [] : [say('sheet.theGuide')]),
  ];
  return [
    ...(proven.length === 0
      ? []
      : [
          printTable({
            header: [[say('sheet.criterion')], [say('sheet.evidenceOf')], [say('sheet.countsUntil')]],
            rows: proven.map((result) => [
              [`${result.criterion.id}: ${result.criterion.title}`],
              evidence(result),
              [result.lapsesOn ? day(result.lapsesOn) : say('sheet.noEnd')],
            ]),
            rowHeaders: false,
          }),
        ]),
    ...[...Map.groupBy(said, ({ framework }) => framework.title)].map(([framework, found]) =>
      paragraph(
        { type: 'strong', content: [say('pdf.saidByGuide', { framework })] },
        ` ${found.map(({ criterion }) => `${criterion.id} ${criterion.title}`).join('; ')}.`,
      ),
    ),
  ];
}

/** What the guide records of reviews, rehearsals, approvals and the handing over. */
function reviewed(context: PrintContext, { guide }: Service): Block[] {
  const { say } = context;
  const { review_board, rehearsals = [], governance = [], operational, business } = guide.readiness ?? {};
  return [
    ...titled(say('readinessSection.board'), board(context, review_board)),
    ...titled(
      say('readinessSection.rehearsals'),
      bullets(rehearsals.map((entry) => rehearsal(context, entry))),
    ),
    ...titled(
      say('readinessSection.approvals'),
      bullets(governance.map((entry) => approval(context, entry))),
    ),
    ...titled(
      say('readinessSection.ratings'),
      facts([
        operational && rating(context, say('readinessSection.operations'), operational),
        business && rating(context, say('readinessSection.business'), business),
      ]),
    ),
    ...titled(say('readinessSection.transition'), transition(context, guide.transition)),
  ];
}

type Recorded = NonNullable<Service['guide']['readiness']>;

function rehearsal(context: PrintContext, entry: NonNullable<Recorded['rehearsals']>[number]): Inline[] {
  const { say, day, named, value } = context;
  const { type, on, outcome, actions, record } = entry;
  const words = { type: named('rehearsal', type), day: day(on), outcome: value('rehearsalOutcome', outcome) };
  return [
    say('readinessSection.rehearsal', words),
    ...(actions ? [' ', ...proseInline(context, actions)] : []),
    ...(record ? [' ', linkInline(context, record, [say('readinessSection.record')])] : []),
  ];
}

function approval(context: PrintContext, entry: NonNullable<Recorded['governance']>[number]): Inline[] {
  const { say, day, value } = context;
  const { process, state, on, url } = entry;
  const words = say('readinessSection.approval', {
    state: value('approvalState', state),
    day: on && day(on),
  });
  return [url ? linkInline(context, url, [process]) : process, `: ${words}`];
}

function board(context: PrintContext, found: Recorded['review_board']): Block[] {
  if (!found) return [];
  const { say, day, party, today, named } = context;
  const { outcome, on, lead, members, conditions, point_14, record } = found;
  const when = on && (on > today ? say('servicePage.planned', { day: day(on) }) : day(on));
  return facts([
    outcome && fact(say('readinessSection.outcome'), named('boardOutcome', outcome)),
    fact(say('readinessSection.day'), when),
    lead ? fact(say('readinessSection.lead'), partyInline(party(lead))) : undefined,
    fact(say('readinessSection.members'), members && capital(members.join(', '))),
    listFact(
      say('readinessSection.conditions'),
      conditions?.map(({ condition, closed }) => [
        closed
          ? say('readinessSection.closed', { condition, day: day(closed) })
          : say('readinessSection.open', { condition }),
      ]),
    ),
    point_14 && fact(say('readinessSection.point14'), named('point14', point_14)),
    record
      ? fact(say('readinessSection.record'), [
          linkInline(context, record, [say('readinessSection.recordOfBoard')]),
        ])
      : undefined,
  ]);
}

function rating(
  context: PrintContext,
  label: string,
  found: { rating: string; reason: string },
): Fact | undefined {
  const reason = proseInline(context, found.reason);
  return fact(
    label,
    context.fill('readinessSection.rating', { rating: context.named('rating', found.rating), reason }),
  );
}

function transition(context: PrintContext, found: Service['guide']['transition']): Block[] {
  if (!found) return [];
  const { say, fill, day, party } = context;
  const { plan, service_operations_contact: contact, early_life_support: early } = found;
  return facts([
    plan
      ? fact(say('readinessSection.plan'), [
          documentInline(context, plan, say('readinessSection.transitionPlan')),
        ])
      : undefined,
    contact ? fact(say('readinessSection.serviceOperations'), partyInline(party(contact))) : undefined,
    early &&
      fact(
        say('readinessSection.earlyLife'),
        fill('readinessSection.earlyLifeText', {
          from: day(early.from),
          to: day(early.to),
          ...(early.exit ? { exit: proseInline(context, early.exit) } : {}),
        }),
      ),
  ]);
}
