import type { GuideDocument } from '../../model/content.ts';
import type { Gate } from '../../model/phase.ts';
import type { DataPath, Finding, Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

/** Dates that must not come before the one to their left, by path, with what each is called. */
interface Chain {
  steps: readonly { path: DataPath; name: string }[];
  /** Gate from which the chain means anything. */
  from?: Gate;
}

const chain = (base: string, keys: Readonly<Record<string, string>>, from?: Gate): Chain => ({
  steps: Object.entries(keys).map(([key, name]) => ({ path: `${base}${base === '' ? '' : '.'}${key}`.split('.'), name })),
  ...(from ? { from } : {}),
});
const window = (base: string, name: string) => chain(base, { from: `the beginning of ${name}`, to: `the end of ${name}` });
const process = (key: string) => chain(`processes.${key}`, { defined: 'the day it was defined', documented: 'the day it was documented', agreed: 'the day it was agreed', implemented: 'the day it came into use' });

const chains: readonly Chain[] = [
  chain('lifecycle.milestones', { private_beta: 'private beta', public_beta: 'public beta', live: 'going live', retire: 'retirement' }),
  chain('', { 'lifecycle.retirement.notice_given': 'notice to users', 'lifecycle.milestones.retire': 'retirement' }),
  chain('security.assurance_pack', { completed: 'completing the pack', updated: 'updating it' }),
  chain('', { 'lifecycle.milestones.private_beta': 'the start of private beta', 'security.assurance_pack.updated': 'the last update of the pack' }, 'private-beta'),
  chain('security.health_check', { on: 'the last test', next: 'the next test' }),
  chain('continuity.dr_test', { on: 'the last test', next: 'the next test' }),
  window('transition.early_life_support', 'early life support'),
  chain('release.conformance', { 'review.from': 'the beginning of the review', 'review.to': 'the end of the review', 'approval.from': 'the beginning of the approval', 'approval.to': 'the end of the approval' }),
  chain('release.conformance', { 'approval.from': 'the beginning of the approval', approved: 'the approval' }),
  chain('release.live_certificate', { issued: 'the issue of the certificate', expires: 'its expiry' }),
  ...['incident', 'change', 'problem', 'request', 'access', 'availability_reporting', 'event', 'configuration', 'knowledge', 'capacity'].map(process),
];

/** Dates stand in the order in which things happen. */
export const dateOrder: Rule = {
  id: 'date-order',
  kind: 'readiness',
  severity: 'error',
  title: 'Put dates in the order in which things happen',
  why: 'A service that goes live before its public beta, or a process in use before it was agreed, was either recorded wrongly or let through a gate. Plans and evidence both rest on these dates.',
  requirements: ['S0.38', 'S0.49', 'S1.40'],
  wrong: 'milestones: {private_beta: 2026-02-02, public_beta: 2026-01-12}',
  right: 'milestones: {private_beta: 2026-02-02, public_beta: 2026-06-15}',
  *checkGuide(guide) {
    for (const { steps, from } of chains) {
      if (from === undefined || isDue(guide, from)) yield* checkChain(guide, steps);
    }
  },
  *checkContent({ organisation, organisationDocument: document }) {
    if (!document) return;
    for (const [id, { contract }] of Object.entries(organisation.suppliers)) {
      if (contract?.start === undefined || contract.end >= contract.start) continue;
      yield { document, at: { path: ['suppliers', id, 'contract', 'end'] }, message: `The contract ends on ${contract.end}, before it starts on ${contract.start}.`, hint: 'Correct one of the two dates.' };
    }
  },
};

function* checkChain(guide: GuideDocument, steps: Chain['steps']): Iterable<Finding> {
  let latest: { date: string; path: DataPath; name: string } | undefined;
  for (const { path, name } of steps) {
    const date = dateAt(guide.draft, path);
    if (date === undefined) continue;
    if (latest === undefined || date >= latest.date) {
      latest = { date, path, name };
      continue;
    }
    yield {
      at: { path },
      message: `${name.charAt(0).toUpperCase()}${name.slice(1)} (${date}) comes before ${latest.name} (${latest.date}).`,
      hint: 'Correct the date that is wrong. If both are right, the step has to be done again.',
      related: [{ document: guide, at: { path: latest.path }, message: `The date of ${latest.name}.` }],
    };
  }
}

function dateAt(draft: unknown, path: DataPath): string | undefined {
  let node = draft;
  for (const step of path) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Record<string | number, unknown>)[step];
  }
  return typeof node === 'string' ? node : undefined;
}
