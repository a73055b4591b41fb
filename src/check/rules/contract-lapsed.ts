import { daysBetween } from '../../model/date.ts';
import type { Supplier } from '../../model/organisation.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { endInWords } from '../end-in-words.ts';
import { isDue } from '../is-due.ts';
import { type SupplierUse, supplierUses } from '../supplier-uses.ts';

const NOTICE_DAYS = 90;

/** Contracts with suppliers run. */
export const contractLapsed: Rule = {
  id: 'contract-lapsed',
  kind: 'lapse',
  severity: 'warning',
  title: 'Renew contracts before they end',
  why: 'A supplier without a contract owes nothing: no support, no hours, no level. Buying again takes months, so the end is announced 90 days before.',
  requirements: ['S0.15'],
  wrong: 'contract: {status: in-place, end: 2026-06-30}',
  right: 'contract: {status: in-place, end: 2028-06-30}',
  *checkContent({ guides, organisation, organisationDocument: document }, { today }) {
    if (!document) return;
    let uses: ReturnType<typeof supplierUses> | undefined;
    for (const [id, supplier] of Object.entries(organisation.suppliers)) {
      if (!nearsItsEnd(supplier, today)) continue;
      // Looking at every component of every guide takes long, and most contracts run.
      uses ??= supplierUses(guides);
      const used = uses.get(id) ?? [];
      const problem = whatIsWrong(id, supplier, used, today);
      if (problem)
        yield {
          document,
          ...problem,
          related: used.map(({ guide, component }) => ({
            document: guide,
            at: { path: ['components', component, 'supported_by'] },
            message: 'It supports this component.',
          })),
        };
    }
  },
};

function nearsItsEnd({ contract }: Supplier, today: string): boolean {
  return (
    contract !== undefined &&
    (contract.status === 'expired' || daysBetween(today, contract.end) <= NOTICE_DAYS)
  );
}

function whatIsWrong(
  id: string,
  { name, contract }: Supplier,
  used: readonly SupplierUse[],
  today: string,
): Finding | undefined {
  if (!contract) return undefined;
  const path = ['suppliers', id, 'contract'];
  const left = daysBetween(today, contract.end);
  if (left < 0 || contract.status === 'expired') {
    const message =
      left < 0
        ? `The contract with ${name} ended on ${contract.end}.`
        : `The contract with ${name} has expired.`;
    return {
      severity: used.some(({ guide }) => isDue(guide, 'live')) ? 'error' : 'warning',
      at: { path: [...path, left < 0 ? 'end' : 'status'] },
      message,
      hint: 'Renew it and write its new dates, or move the components to another supplier.',
    };
  }
  return {
    severity: 'warning',
    at: { path: [...path, 'end'] },
    message: `The contract with ${name} ${endInWords(contract.end, today)}.`,
    hint: 'Renew it, or plan how its components go on without the supplier.',
  };
}
