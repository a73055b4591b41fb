import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';
import { supplierUses } from '../supplier-uses.ts';

/** Live services have contracts with their suppliers. */
export const contractInPlace: Rule = {
  id: 'contract-in-place',
  kind: 'readiness',
  severity: 'error',
  title: 'Have supplier contracts in place before the service is live',
  why: 'A draft binds nobody. When a part of a live service fails, its supplier must owe an answer.',
  requirements: ['S0.15'],
  wrong:
    '# organisation.yaml\nsuppliers:\n  textwell: {name: Textwell, contract: {status: draft, end: 2028-03-31}}',
  right:
    '# organisation.yaml\nsuppliers:\n  textwell: {name: Textwell, contract: {status: in-place, end: 2028-03-31}}',
  *checkContent({ guides, organisation, organisationDocument }, { today }) {
    let uses: ReturnType<typeof supplierUses> | undefined;
    for (const [id, { name, contract }] of Object.entries(organisation.suppliers)) {
      const notYet = contract?.start !== undefined && contract.start > today;
      if (contract && contract.status !== 'draft' && !notYet) continue;
      // Looking at every component of every guide takes long, and most contracts are in place.
      uses ??= supplierUses(guides.filter((guide) => isDue(guide, 'live')));
      const used = uses.get(id);
      if (!used) continue;
      const problem = !contract
        ? 'no contract with it is recorded'
        : notYet
          ? `the contract starts only on ${contract.start}`
          : 'the contract is a draft';
      const related = organisationDocument
        ? [
            {
              document: organisationDocument,
              at: { path: ['suppliers', id, 'contract', notYet ? 'start' : 'status'] },
              message: 'The supplier.',
            },
          ]
        : [];
      for (const { guide, component } of used) {
        yield {
          document: guide,
          related,
          at: { path: ['components', component, 'supported_by'] },
          message: `The service is live and ${name} supports this component, but ${problem}.`,
          hint: `Put the contract in place, then write in organisation.yaml under \`${id}\`:\ncontract: {status: in-place, start: 2026-04-01, end: 2029-03-31}`,
        };
      }
    }
  },
};
