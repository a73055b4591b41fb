import type { GuideDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { type DateChain, dateChains } from '../date-chains.ts';
import { isDue } from '../is-due.ts';

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
    for (const { steps, from } of dateChains) {
      if (from === undefined || isDue(guide, from)) yield* checkChain(guide, steps);
    }
  },
  *checkContent({ organisation, organisationDocument: document }) {
    if (!document) return;
    for (const [id, { contract }] of Object.entries(organisation.suppliers)) {
      if (contract?.start === undefined || contract.end >= contract.start) continue;
      yield {
        document,
        at: { path: ['suppliers', id, 'contract', 'end'] },
        message: `The contract ends on ${contract.end}, before it starts on ${contract.start}.`,
        hint: 'Correct one of the two dates.',
      };
    }
  },
};

function* checkChain(guide: GuideDocument, steps: DateChain['steps']): Iterable<Finding> {
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
