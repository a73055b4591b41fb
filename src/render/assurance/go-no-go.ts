/**
 * Render: the sheet on which a review board decides. It prints on two sides of A4 whatever a guide holds, so every list
 * and every text has a limit; the readiness page has the rest.
 */
import type { Service } from '../../model/estate.ts';
import type { CriterionResult } from '../../model/readiness.ts';
import { problemInWords } from '../../model/readiness-in-words.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { achievementOf } from '../service/achievement.ts';
import { type Clipped, clipList, clipText } from './clip.ts';
import { whyOf } from './readiness-page.ts';

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
export function goNoGoSheet(
  service: Service,
  nameOf: (id: string) => string,
  words: InterfaceWords,
): GoNoGoSheet {
  const { guide, readiness } = service;
  const { say } = words;
  return {
    description: clipText(guide.description, 240),
    blockers: clipList(
      (readiness.nextGate?.blockers ?? readiness.blockers).map((result) => blockerLine(result, words)),
      10,
    ),
    waivers: clipList(
      (guide.waivers ?? []).map((waiver) => ({
        title: waiver.criterion,
        text: clipText(
          say('goNoGo.waiver', {
            reason: waiver.reason,
            owner: nameOf(waiver.risk_owner),
            approver: nameOf(waiver.approved_by),
          }),
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
      [
        ...securityFindings(service, words),
        ...boardConditions(service, words),
        ...checkerFindings(service, words),
      ],
      5,
    ),
    risks: clipList(
      (guide.security?.risks ?? []).map(({ id, risk, owner, expires }) => ({
        title: id,
        text: clipText(say('goNoGo.risk', { risk, owner: nameOf(owner) }), 120),
        ...(expires ? { on: expires } : {}),
      })),
      4,
    ),
    rehearsals: clipList(
      [...(guide.readiness?.rehearsals ?? [])]
        .sort((a, b) => (a.on < b.on ? 1 : -1))
        .map(({ type, on, outcome }) => ({
          title: capital(words.value('rehearsal', type)),
          text: words.value('rehearsalOutcome', outcome),
          on,
        })),
      4,
    ),
    levels: clipList(
      (guide.service_levels ?? []).map((level) => levelLine(level, words)),
      4,
    ),
    signatories: signatoriesOf(service, nameOf, words),
  };
}

function blockerLine(result: CriterionResult, words: InterfaceWords): SheetLine {
  const { criterion, evidence, reason } = result;
  const problems = evidence.filter(({ problem }) => problem).map((fact) => problemInWords(fact, words.say));
  const first = clipText((whyOf(result, words) || (problems[0] ?? '')).replaceAll('`', ''), 100);
  const text =
    reason === undefined && problems.length > 1
      ? words.say('goNoGo.moreToFillIn', { first, count: problems.length - 1 })
      : first;
  return { title: `${criterion.id} ${clipText(criterion.title, 70)}`, text };
}

function securityFindings({ guide }: Service, { say }: InterfaceWords): SheetLine[] {
  const check = guide.security?.health_check;
  const { critical = 0, high = 0 } = check?.open_findings ?? {};
  if (!check || critical + high === 0) return [];
  return [
    {
      title: say('goNoGo.securityTest'),
      text: say('goNoGo.securityFindings', { critical, high, accepted: check.accepted_risk }),
    },
  ];
}

function boardConditions({ guide }: Service, { say }: InterfaceWords): SheetLine[] {
  return (guide.readiness?.review_board?.conditions ?? [])
    .filter(({ closed }) => closed === undefined)
    .map(({ condition }) => ({ title: say('goNoGo.boardCondition'), text: clipText(condition, 100) }));
}

function checkerFindings({ findings }: Service, { say }: InterfaceWords): SheetLine[] {
  return findings
    .filter(({ severity, ruleId }) => severity !== 'info' && !REPEATING.has(ruleId))
    .map(({ severity, message, line }) => ({
      title: say(`severities.${severity}.title`),
      text: say('goNoGo.finding', { message: clipText(message.replaceAll('`', ''), 100), line }),
    }));
}

function levelLine(
  level: NonNullable<Service['guide']['service_levels']>[number],
  words: InterfaceWords,
): SheetLine {
  const latest = achievementOf(level, words)?.latest;
  const target = clipText(level.target, 60);
  return {
    title: clipText(level.name ?? capital(words.value('metric', level.metric)), 50),
    text: latest
      ? words.say('goNoGo.level', {
          target,
          month: words.month(latest.period),
          value: clipText(latest.value, 20),
          met: latest.met,
        })
      : words.say('goNoGo.levelUnmeasured', { target }),
  };
}

function signatoriesOf(
  { guide, group, owner }: Service,
  nameOf: (id: string) => string,
  { say }: InterfaceWords,
): Signatory[] {
  const board = guide.readiness?.review_board;
  const change = guide.processes?.change?.board;
  const lead = board?.lead ? nameOf(board.lead) : group.readinessManager?.name;
  const named: Signatory[] = [
    { role: say('goNoGo.roles.lead'), ...(lead ? { name: lead } : {}) },
    { role: say('goNoGo.roles.accountable'), ...(owner ? { name: owner.name } : {}) },
    ...(guide.lifecycle.service_owner
      ? [{ role: say('goNoGo.roles.serviceOwner'), name: nameOf(guide.lifecycle.service_owner) }]
      : []),
    ...(group.liveServicesManager
      ? [{ role: say('goNoGo.roles.liveServices'), name: group.liveServicesManager.name }]
      : []),
    ...(change ? [{ role: say('goNoGo.roles.change'), name: nameOf(change) }] : []),
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
