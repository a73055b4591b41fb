/**
 * Render: the sheet on which a review board decides. It prints on two sides of A4 whatever a guide holds, so every list
 * and every text has a limit; the readiness page has the rest.
 */
import type { Service } from '../../model/estate.ts';
import type { CriterionResult } from '../../model/readiness.ts';
import { monthInWords } from '../filters.ts';
import { achievementOf } from '../service/achievement.ts';
import { type Clipped, clipList, clipText } from './clip.ts';
import { datesInWords } from './readiness-page.ts';

/** One line of the sheet: what it is about, and what is to be said. */
export interface SheetLine {
  title: string;
  text?: string;
  /** Last day, where there is one. */
  on?: string;
}

/** Somebody who signs. */
export interface Signatory {
  role: string;
  name?: string;
}

/** What the sheet shows. */
export interface GoNoGoSheet {
  description: string;
  blockers: Clipped<SheetLine>;
  waivers: Clipped<SheetLine>;
  lapsing: Clipped<SheetLine>;
  findings: Clipped<SheetLine>;
  risks: Clipped<SheetLine>;
  rehearsals: Clipped<SheetLine>;
  levels: Clipped<SheetLine>;
  signatories: Signatory[];
}

const LOOK_AHEAD = 90;
/** Rules whose findings repeat the blockers. */
const REPEATING: ReadonlySet<string> = new Set(['criterion-not-met', 'fact-due']);

/**
 * The sheet of a service.
 * @param nameOf name of a team or role by its id
 */
export function goNoGoSheet(service: Service, nameOf: (id: string) => string): GoNoGoSheet {
  const { guide, readiness } = service;
  return {
    description: clipText(guide.description, 240),
    blockers: clipList((readiness.nextGate?.blockers ?? readiness.blockers).map(blockerLine), 10),
    waivers: clipList(
      (guide.waivers ?? []).map((waiver) => ({
        title: waiver.criterion,
        text: clipText(
          `${waiver.reason} Risk owner: ${nameOf(waiver.risk_owner)}. Approved by: ${nameOf(waiver.approved_by)}.`,
          160,
        ),
        on: waiver.expires,
      })),
      3,
    ),
    lapsing: clipList(
      service.lapses
        .filter(({ inDays }) => inDays <= LOOK_AHEAD)
        .map(({ name, on }) => ({ title: clipText(name, 90), on })),
      6,
    ),
    findings: clipList(
      [...securityFindings(service), ...boardConditions(service), ...checkerFindings(service)],
      5,
    ),
    risks: clipList(
      (guide.security?.risks ?? []).map(({ id, risk, owner, expires }) => ({
        title: id,
        text: clipText(`${risk} Owner: ${nameOf(owner)}.`, 120),
        ...(expires ? { on: expires } : {}),
      })),
      4,
    ),
    rehearsals: clipList(
      [...(guide.readiness?.rehearsals ?? [])]
        .sort((a, b) => (a.on < b.on ? 1 : -1))
        .map(({ type, on, outcome }) => ({ title: capital(type), text: outcome.replaceAll('-', ' '), on })),
      4,
    ),
    levels: clipList((guide.service_levels ?? []).map(levelLine), 4),
    signatories: signatoriesOf(service, nameOf),
  };
}

function blockerLine({ criterion, evidence, reason }: CriterionResult): SheetLine {
  const problems = evidence.flatMap(({ problem }) => (problem ? [problem] : []));
  const first = clipText(datesInWords(reason ?? problems[0] ?? '').replaceAll('`', ''), 100);
  const more =
    reason === undefined && problems.length > 1 ? `, and ${problems.length - 1} more to fill in` : '';
  return { title: `${criterion.id} ${clipText(criterion.title, 70)}`, text: first + more };
}

function securityFindings({ guide }: Service): SheetLine[] {
  const check = guide.security?.health_check;
  const { critical = 0, high = 0 } = check?.open_findings ?? {};
  if (!check || critical + high === 0) return [];
  const accepted = check.accepted_risk ? `, accepted as ${check.accepted_risk}` : '';
  return [{ title: 'Security test', text: `${critical} critical and ${high} high findings open${accepted}` }];
}

function boardConditions({ guide }: Service): SheetLine[] {
  return (guide.readiness?.review_board?.conditions ?? [])
    .filter(({ closed }) => closed === undefined)
    .map(({ condition }) => ({ title: 'Condition of the board', text: clipText(condition, 100) }));
}

function checkerFindings({ findings }: Service): SheetLine[] {
  return findings
    .filter(({ severity, ruleId }) => severity !== 'info' && !REPEATING.has(ruleId))
    .map(({ severity, message, line }) => ({
      title: capital(severity),
      text: `${clipText(message.replaceAll('`', ''), 100)} (line ${line})`,
    }));
}

function levelLine(level: NonNullable<Service['guide']['service_levels']>[number]): SheetLine {
  const latest = achievementOf(level)?.latest;
  const judged = latest?.met === undefined ? '' : latest.met ? ', met' : ', missed';
  return {
    title: clipText(level.name ?? capital(level.metric), 50),
    text: `target ${clipText(level.target, 60)}; ${latest ? `${monthInWords(latest.period)}: ${clipText(latest.value, 20)}${judged}` : 'nothing measured yet'}`,
  };
}

function signatoriesOf({ guide, group, owner }: Service, nameOf: (id: string) => string): Signatory[] {
  const board = guide.readiness?.review_board;
  const change = guide.processes?.change?.board;
  const lead = board?.lead ? nameOf(board.lead) : group.readinessManager?.name;
  const named: Signatory[] = [
    { role: 'Leads the board', ...(lead ? { name: lead } : {}) },
    { role: 'Accountable for the service', ...(owner ? { name: owner.name } : {}) },
    ...(guide.lifecycle.service_owner
      ? [{ role: 'Service owner', name: nameOf(guide.lifecycle.service_owner) }]
      : []),
    ...(group.liveServicesManager ? [{ role: 'Live services', name: group.liveServicesManager.name }] : []),
    ...(change ? [{ role: 'Change', name: nameOf(change) }] : []),
  ];
  const functions: Signatory[] = (board?.members ?? [])
    .slice(0, 5)
    .map((member) => ({ role: clipText(capital(member), 40) }));
  return [...named, ...functions].map(({ role, name }) => ({
    role,
    ...(name ? { name: clipText(name, 60) } : {}),
  }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
