import type { Guide } from '../../model/guide.ts';
import { covers, hoursInWords } from '../../model/hours.ts';
import type { Supplier } from '../../model/organisation.ts';
import type { Rule } from '../../model/rule.ts';
import { targetPercent } from '../../model/service-level.ts';
import { findOwn } from '../find-own.ts';
import { isDue } from '../is-due.ts';
import { promisedAvailability } from '../promised-availability.ts';

/** Suppliers promise at least what the service promises. */
export const supplierPromise: Rule = {
  id: 'supplier-promise',
  kind: 'readiness',
  severity: 'warning',
  title: 'Promise no more than your suppliers do',
  why: 'A service cannot keep hours and levels that the supplier of one of its parts does not keep. When that part fails at night, nobody is there to mend it.',
  requirements: ['S1.36'],
  wrong:
    'support: {hours: 24x7}\ncomponents:\n  # organisation.yaml: mapline answers 8x5\n  - {id: maps, name: Maps, type: third-party, owner: flood-operations, supported_by: "supplier:mapline"}',
  right:
    'support: {hours: 24x7}\ncomponents:\n  - id: maps\n    name: Maps\n    type: third-party\n    owner: flood-operations\n    supported_by: supplier:mapline\n    lower_level_reason: Warnings go out without a map.',
  *checkGuide(guide, { organisation }) {
    const { draft } = guide;
    if (!draft.components || draft.phase === undefined || draft.phase === 'retired') return;
    for (const [index, { supported_by: by, lower_level_reason: reason }] of draft.components.entries()) {
      if (reason !== undefined || !by?.startsWith('supplier:')) continue;
      const supplier = findOwn(organisation.suppliers, by.slice('supplier:'.length));
      const lower = supplier ? whatIsLower(supplier, draft) : [];
      if (!supplier || lower.length === 0) continue;
      yield {
        severity: isDue(guide, 'live') ? 'error' : 'warning',
        at: { path: ['components', index, 'supported_by'] },
        message: `${supplier.name} promises less than this service does: ${lower.join('; ')}.`,
        hint: 'Agree more with the supplier, promise less, or say how the service copes:\nlower_level_reason: Warnings go out without a map.',
      };
    }
  },
};

function whatIsLower(supplier: Supplier, draft: Partial<Guide>): string[] {
  const lower: string[] = [];
  const hours = draft.support?.hours;
  if (hours && supplier.hours && !covers(supplier.hours, hours))
    lower.push(
      `it answers ${hoursInWords(supplier.hours)}, and the service is supported ${hoursInWords(hours)}`,
    );
  const own = promisedAvailability(draft);
  const theirs = targetPercent(supplier.availability ?? '');
  if (own !== undefined && theirs !== undefined && Number(theirs) < own)
    lower.push(`it promises ${theirs}% availability, and the service ${own}%`);
  return lower;
}
