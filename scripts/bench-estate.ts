/**
 * A made-up estate for measuring: valid guides of about 10 KB, each with twelve components, three dependencies that
 * form no circle, and eight sections. The same seed gives the same bytes, and a larger estate begins with the smaller.
 */
import { addDays } from '../src/model/date.ts';
import { type Phase, phaseReached } from '../src/model/phase.ts';
import { type Dice, makeDice } from './dice.ts';

/** The day for which the estate is valid. */
export const benchDate = '2026-11-20';

/** How large an estate is, and which one of that size. */
export interface BenchEstateOptions {
  guides: number;
  seed: number;
}

/** Makes the files of an estate, by path in a content folder. */
export function benchEstate({ guides, seed }: BenchEstateOptions): Record<string, string> {
  // Dice of their own, so that a service does not change with the size of the estate.
  const services = Array.from({ length: guides }, (_, index) =>
    outline(index, makeDice(`${seed}/outline/${index}`)),
  );
  const files: Record<string, string> = {
    'opsguide.config.yaml': 'title: Measured estate\norganisation: Department for Land and Water\n',
    'organisation.yaml': organisation(),
    'guidance/index.md': guidancePage('Guidance', 'operation/index.md'),
    'guidance/operation/index.md': guidancePage('Operation', 'incidents.md'),
    'guidance/operation/incidents.md': guidancePage('Incidents', '../index.md'),
  };
  const leanedOn: Outline[] = [];
  for (const [index, service] of services.entries()) {
    files[`services/${service.id}.md`] = guide(service, leanedOn, makeDice(`${seed}/guide/${index}`));
    if (service.phase === 'live') leanedOn.push(service);
  }
  return files;
}

/** What other guides need to know of a service. */
interface Outline {
  id: string;
  title: string;
  phase: Phase;
  tier: TierId;
  group: string;
  team: string;
}

const tierIds = ['critical', 'important', 'standard', 'low'] as const;
type TierId = (typeof tierIds)[number];

const availabilities: Readonly<Record<TierId, number>> = {
  critical: 99.95,
  important: 99.9,
  standard: 99.5,
  low: 99,
};
const tierWeights: Readonly<Record<TierId, number>> = { critical: 10, important: 30, standard: 45, low: 15 };
const phaseWeights: Readonly<Record<Phase, number>> = {
  discovery: 5,
  alpha: 10,
  'private-beta': 15,
  'public-beta': 15,
  live: 45,
  retiring: 5,
  retired: 5,
};

const groups = ['water', 'land', 'farming', 'wildlife', 'common-platforms'];
const suppliers = ['cairnbridge', 'textwell', 'paygrove'];
const teamIds = Array.from({ length: 12 }, (_, index) => `team-${index + 1}`);

const subjects = ['flood', 'river', 'soil', 'forest', 'livestock', 'harvest', 'fishing', 'coast', 'orchard'];
const products = ['warnings', 'permits', 'payments', 'records', 'inspections', 'grants', 'maps', 'licences'];
const partTypes = ['application', 'api', 'database', 'queue', 'storage', 'batch'] as const;
const actors = ['The team', 'The service desk', 'An inspector', 'The duty manager', 'A landowner'];
const actions = ['checks', 'records', 'restores', 'sends', 'compares', 'approves', 'collects', 'publishes'];
const objects = ['the list of open cases', 'each reading of the day', 'the last good copy', 'both ledgers'];
const endings = ['before 9am', 'within 15 minutes', 'on each working day', 'and writes down the time'];

/** The first services are live, so that all later ones have something to lean on. */
function outline(index: number, dice: Dice): Outline {
  const name = `${dice.pick(subjects)} ${dice.pick(products)} ${index + 1}`;
  return {
    id: name.replaceAll(' ', '-'),
    title: capital(name),
    phase: index < 3 ? 'live' : dice.weighted(phaseWeights),
    tier: dice.weighted(tierWeights),
    group: dice.pick(groups),
    team: dice.pick(teamIds),
  };
}

/** The first days of design, private beta, public beta and live, and the last day: in days from today. */
const milestoneDays: Readonly<Record<Phase, readonly [number, number, number, number, number?]>> = {
  discovery: [-90, 240, 420, 600],
  alpha: [-240, 120, 300, 480],
  'private-beta': [-500, -120, 120, 300],
  'public-beta': [-700, -320, -120, 120],
  live: [-1500, -1100, -800, -600],
  retiring: [-2600, -2200, -1900, -1700, 200],
  retired: [-2900, -2500, -2200, -2000, -100],
};

interface Milestones {
  design: string;
  privateBeta: string;
  publicBeta: string;
  live: string;
  retire?: string;
}

function milestonesOf(phase: Phase, shift: number): Milestones {
  const [design, privateBeta, publicBeta, live, retire] = milestoneDays[phase];
  const day = (days: number) => addDays(benchDate, days + shift);
  return {
    design: day(design),
    privateBeta: day(privateBeta),
    publicBeta: day(publicBeta),
    live: day(live),
    ...(retire === undefined ? {} : { retire: day(retire) }),
  };
}

function guide(service: Outline, leanedOn: readonly Outline[], dice: Dice): string {
  const milestones = milestonesOf(service.phase, dice.below(20) - 10);
  return [
    '---\n',
    identity(service, milestones, dice),
    'components:\n',
    ...Array.from({ length: 12 }, (_, index) => component(service, index + 1, dice)),
    support(service),
    dependencies(service, leanedOn, dice),
    serviceLevels(service, dice),
    processes(service, milestones),
    operation(service, milestones, dice),
    readiness(service, milestones, dice),
    `last_reviewed_on: ${addDays(benchDate, -dice.below(60) - 1)}\nreview_in: 6 months\n---\n\n`,
    body(service, leanedOn, dice),
  ].join('');
}

function identity(
  service: Outline,
  { privateBeta, publicBeta, live, retire }: Milestones,
  dice: Dice,
): string {
  const { id, title, phase, tier, group, team } = service;
  const retirement = retire
    ? `  retirement: {notice_given: ${addDays(retire, -300)}, data_disposal: Records go to the archive., runbook: "#retirement"}\n`
    : '';
  return `title: ${title}
description: ${sentence(dice)}
phase: ${phase}
tier: ${tier}
tier_reason: ${sentence(dice)}
change_scope: existing
uses_live_data: true
delivery_group: ${group}
outcomes: [${sentence(dice)}]
urls: {live: "https://${id}.landandwater.example"}
lifecycle:
  owners:
    design: ${team}
    build: ${team}
    transition: {team: readiness-manager, from: ${publicBeta}, to: ${addDays(live, -1)}}
    operate: {team: ${team}, from: ${live}}
    retire: ${team}
  service_owner: service-owner
  sro: director
  milestones: {private_beta: ${privateBeta}, public_beta: ${publicBeta}, live: ${live}${retire ? `, retire: ${retire}` : ''}}
${retirement}`;
}

function component({ team }: Outline, number: number, dice: Dice): string {
  if (number > 10) {
    return `  - id: part-${number}
    name: Bought part ${number}
    type: third-party
    owner: ${team}
    description: ${sentence(dice)}
    supported_by: supplier:${dice.pick(suppliers)}
    lifecycle: active
`;
  }
  return `  - id: part-${number}
    name: Own part ${number}
    type: ${dice.pick(partTypes)}
    owner: ${team}
    supported_by: second-line
    lifecycle: active
    hosting: {provider: Cairnbridge, region: ${dice.pick(['north', 'south'])}}
    runbook: "#restart"
`;
}

function support({ id, tier, team }: Outline): string {
  const hours = tier === 'critical' ? '24x7' : '{days: monday to friday, from: 08:00, to: 18:00}';
  return `support:
  contact: ${id}-support@landandwater.example
  urgent_contact: "+44 1632 960 100"
  hours: ${hours}
  lines:
    - {id: service-desk, level: 1, team: service-desk, hours: 24x7, route: Ticket or call}
    - {id: second-line, level: 2, team: ${team}, hours: ${hours}, route: Paged by the service desk}
    - {id: hosting, level: 3, team: hosting, hours: 24x7, route: Paged by the second line}
  escalation: [{after: 30 minutes, to: duty-manager}, {after: 2 hours, to: service-owner}]
  ticket_workflow: "#incidents"
  queues: [{tool: MyIT, queue: ${id}-second-line, assignment_group: ${team}}]
  out_of_hours: {rota_size: 8, hand_back: The night engineer calls the day lead at 9am.}
  agreed: {by: service-owner, on: 2025-01-14, briefed: true}
  documentation: [{name: Support handbook, status: complete, url: "#incidents"}]
`;
}

function dependencies({ tier }: Outline, leanedOn: readonly Outline[], dice: Dice): string {
  const chosen = dice.several(leanedOn, 3);
  const onServices = chosen.map((other) => {
    const lower = tierIds.indexOf(other.tier) > tierIds.indexOf(tier);
    return `  - service: ${other.id}
    tier: ${other.tier}
    if_it_fails: ${sentence(dice)}
${lower ? '    lower_level_reason: Cases wait and are sent again.\n' : ''}`;
  });
  // The first services have nothing here to lean on.
  const onOthers = Array.from(
    { length: 3 - chosen.length },
    (_, index) =>
      `  - {external: Forecast office ${index + 1}, contact: forecasts@weather.example, hours: 24x7, if_it_fails: ${sentence(dice)}}\n`,
  );
  return ['dependencies:\n', ...onServices, ...onOthers, 'consumers: []\n'].join('');
}

function serviceLevels({ tier }: Outline, dice: Dice): string {
  const target = availabilities[tier];
  const downtime = Number(((28 * 24 * 60 * (100 - target)) / 100).toFixed(2));
  const achieved = ['2026-08', '2026-09', '2026-10'].map(
    (month) => `{period: ${month}, value: ${(99.95 + dice.below(5) / 100).toFixed(2)}%}`,
  );
  const latest = achieved.at(-1);
  return `service_levels:
  - {metric: availability, target: ${target}%, over: 24x7, per: 28 days, agreement: SLA, permitted_downtime_minutes: ${downtime}, achieved: [${achieved.join(', ')}]}
  - {metric: performance, target: 95% of pages within 2 seconds, agreement: SLO, achieved: [${latest}]}
  - {metric: functionality, target: 98% of cases without a correction, agreement: SLO, achieved: [${latest}]}
`;
}

function processes({ phase, team, group }: Outline, { design }: Milestones): string {
  const day = (days: number) => addDays(design, days);
  const steps = `defined: ${day(20)}, documented: ${day(30)}, agreed: ${day(40)}, implemented: ${day(60)}`;
  const process = (document: string) => `owner: ${team}, document: "${document}", ${steps}`;
  const early = `processes:
  incident: {${process('#incidents')}, priorities: department, major_incident_lead: duty-manager}
  change: {${process('#changes')}, models: [standard, normal, {model: emergency, approval: The duty manager}], agreed_by: ${group}, agreed_on: ${day(40)}, board: change-board, automation: "https://code.landandwater.example/changes"}
`;
  const practice = 'practice: {name: ITIL, version: 4}\n';
  if (!phaseReached(phase, 'live')) return `${early}${practice}`;
  return `${early}  problem: {${process('#incidents')}}
  request: {${process('#incidents')}}
  access: {${process('#how-it-works')}}
  availability_reporting: {${process('#how-it-works')}, every: 1 month}
${practice}`;
}

function operation({ id, phase }: Outline, { design, privateBeta }: Milestones, dice: Dice): string {
  const documents = `https://documents.landandwater.example/${id}`;
  const updated = phaseReached(phase, 'private-beta') ? `, updated: ${addDays(privateBeta, 30)}` : '';
  const lately = () => addDays(benchDate, -dice.below(90) - 1);
  return `monitoring:
  dashboards: [{name: Cases today, url: "https://dashboards.landandwater.example/${id}", realtime: true}]
  alerts:
    - {signal: No case for 10 minutes, priority: P1, routes_to: second-line, runbook: "#restart"}
    - {signal: Copies differ, priority: P2, routes_to: second-line, runbook: "#restore"}
  logs: {where: Central logging, keep: 13 months}
runbooks:
  - {task: deploy, document: "#deploy", last_tested: ${lately()}}
  - {task: rollback, document: "#roll-back", last_tested: ${lately()}}
  - {task: restart, document: "#restart", last_tested: ${lately()}}
  - {task: restore, document: "#restore", last_tested: ${lately()}}
known_issues: []
itsm: {record: SVC-${1000 + dice.below(9000)}, configured: true, supported: true, completed: ${addDays(design, 60)}, data_owner: service-owner}
security:
  assurance_pack: {completed: ${addDays(design, 45)}${updated}, url: "${documents}/pack"}
  classification: OFFICIAL
  health_check: {on: ${lately()}, open_findings: {critical: 0, high: 0}, next: ${addDays(benchDate, 200)}}
  risks: [{id: RISK-1, risk: ${sentence(dice)}, owner: director, accepted_by: director, expires: ${addDays(benchDate, 300)}}]
  patching: {normal: 14 days, urgent: 2 days}
data: {owner: service-owner, personal: true, dpia: {completed: ${addDays(design, 30)}}, retention: Cases for 7 years., location: United Kingdom}
continuity:
  rto: 4 hours
  rpo: 1 hour
  backups: [{id: cases, store: Cases and readings, every: 15 minutes, keep: 90 days, offline: true, restore_tested: ${lately()}}]
  dr_test: {on: ${lately()}, outcome: passed, next: ${addDays(benchDate, 80)}, every: 6 months}
  resilience: Pages run in two regions. The batch runs in one.
  business_continuity_plan: ${documents}/continuity
  fallback: Cases are taken by telephone and entered later.
users: {groups: [Landowners, Inspectors], volumes: 4000 cases a day in spring}
stakeholders: [{role: Owner of the policy, contact: service-owner}]
feedback: {issues_url: "https://${id}.landandwater.example/report", suggestions: The product owner reads them.}
`;
}

function readiness({ phase }: Outline, { live }: Milestones, dice: Dice): string {
  const day = (days: number) => addDays(live, days);
  const lately = () => addDays(benchDate, -dice.below(90) - 1);
  const ratings = `readiness:
  operational: {rating: green, reason: The rota is full and has practised.}
  business: {rating: green, reason: Call handlers are trained.}
  review_board: {on: ${day(-40)}, lead: readiness-manager`;
  if (!phaseReached(phase, 'live')) return `${ratings}}\nrelease: {route: own}\n`;
  return `${ratings}, members: [security, operations, service management], outcome: passed, point_14: met}
  rehearsals:
    - {type: incident, on: ${lately()}, outcome: passed}
    - {type: change, on: ${lately()}, outcome: passed}
  governance: [{process: Service assessment, state: approved, on: ${day(-50)}}]
transition:
  plan: "#background"
  service_operations_contact: service-desk
  early_life_support: {from: ${live}, to: ${day(60)}, exit: Four weeks without an urgent incident.}
release: {route: own}
`;
}

function body(service: Outline, leanedOn: readonly Outline[], dice: Dice): string {
  const other = leanedOn.length > 0 ? dice.pick(leanedOn) : service;
  const row = (who: string) => `| ${who} | ${dice.pick(objects)} | ${dice.pick(endings)} |`;
  const runbook = (title: string, command: string) => `### ${title}

1. ${sentence(dice)}

   \`\`\`sh
   opsctl --service ${service.id} ${command} --wait 5m
   \`\`\`

2. It worked when **every check is green** for 5 minutes.
`;
  return `## What the service does

${paragraph(dice)}

## Who uses it

| Who | For | Busy |
|---|---|---|
${['Landowners', 'Inspectors', 'Finance'].map(row).join('\n')}

## How it works

${paragraph(dice)}

It asks [${other.title}](${other.id}.md) for what it does not hold itself.

## Runbooks

${[
  runbook('Deploy', 'deploy'),
  runbook('Roll back', 'deploy --previous'),
  runbook('Restart', 'restart'),
  runbook('Restore', 'restore --newest'),
].join('\n')}
## Incidents

${paragraph(dice)}

Times to respond are in [incidents](../guidance/operation/incidents.md#what-to-do).

## Changes

${paragraph(dice)}

## Retirement

${paragraph(dice)}

## Background

- ${sentence(dice)}
- ${sentence(dice)}
- See [how it works](#how-it-works).
`;
}

function sentence(dice: Dice): string {
  return `${dice.pick(actors)} ${dice.pick(actions)} ${dice.pick(objects)} ${dice.pick(endings)}.`;
}

function paragraph(dice: Dice): string {
  return `${sentence(dice)} ${sentence(dice)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ');
}

function organisation(): string {
  const entries = (ids: readonly string[], rest: (id: string) => string) =>
    ids.map((id) => `  ${id}: {name: ${capital(id)}, ${rest(id)}}\n`).join('');
  const contact = (id: string) => `contact: ${id}@landandwater.example`;
  const roles = ['readiness-manager', 'live-services-manager', 'service-owner', 'director', 'duty-manager'];
  return `service_management_tool: MyIT
delivery_groups:
${entries(groups, () => 'readiness_manager: readiness-manager, live_services_manager: live-services-manager')}
teams:
${entries(['service-desk', 'hosting', ...teamIds], (id) => `${contact(id)}, hours: 24x7`)}
roles:
${entries([...roles, 'change-board'], contact)}
suppliers:
${entries(
  suppliers,
  (id) =>
    `contact: support@${id}.example, hours: 24x7, availability: 99.99%, contract: {status: in-place, start: 2024-01-01, end: 2029-12-31}`,
)}
priorities:
  department:
    - {id: P1, definition: Lives or the whole service at risk, respond: 15 minutes, update_every: 1 hour, fix: 4 hours}
    - {id: P2, definition: Many people cannot go on, respond: 1 hour, update_every: 2 hours, fix: 8 hours}
    - {id: P3, definition: Some people are held up, respond: 4 hours, update_every: 1 day, fix: 3 days}
    - {id: P4, definition: A small fault, respond: 1 day, update_every: 5 days, fix: 30 days}
`;
}

function guidancePage(title: string, link: string): string {
  return `---
title: ${title}
description: What to know about ${title.toLowerCase()}.
owner: service-desk
last_reviewed_on: ${addDays(benchDate, -30)}
review_in: 12 months
---

## What to do

Read [what comes next](${link}).
`;
}
