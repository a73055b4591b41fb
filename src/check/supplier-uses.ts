/** Check: which services lean on which supplier, through the components that it supports. */
import type { GuideDocument } from '../model/content.ts';

/** A component that a supplier supports. */
export interface SupplierUse {
  guide: GuideDocument;
  /** Index of the component in the guide. */
  component: number;
}

/** Components by id of the supplier that supports them; retired services no longer count. */
export function supplierUses(guides: readonly GuideDocument[]): Map<string, SupplierUse[]> {
  const uses = new Map<string, SupplierUse[]>();
  for (const guide of guides) {
    if (guide.draft.phase === 'retired') continue;
    for (const [component, { supported_by: by }] of (guide.draft.components ?? []).entries()) {
      if (!by?.startsWith('supplier:')) continue;
      const id = by.slice('supplier:'.length);
      const known = uses.get(id);
      if (known) known.push({ guide, component });
      else uses.set(id, [{ guide, component }]);
    }
  }
  return uses;
}
