/** Render: who owns which service in which stage of its life, by service and by owner. */
import type { Estate, OwnershipTerm, Service } from '../../model/estate.ts';
import type { Party } from '../../model/organisation.ts';
import { type LifecycleStage, lifecycleStages } from '../../model/phase.ts';

/** A service with its terms, one list for each stage. */
export interface RegisterRow {
  service: Service;
  stages: { stage: LifecycleStage; terms: OwnershipTerm[] }[];
}

/** What one team or role owns. */
export interface OwnerEntry {
  owner: Party;
  terms: { service: Service; term: OwnershipTerm }[];
}

/** The register. */
export interface OwnershipRegister {
  stages: readonly LifecycleStage[];
  rows: RegisterRow[];
  owners: OwnerEntry[];
}

/** Derives the register; owners in order of name. */
export function ownershipRegister({ services }: Pick<Estate, 'services'>): OwnershipRegister {
  const terms = services.flatMap((service) => service.ownership.map((term) => ({ service, term })));
  const owners = [...Map.groupBy(terms, ({ term }) => term.owner.id).values()].flatMap((entries) => {
    const owner = entries[0]?.term.owner;
    return owner ? [{ owner, terms: entries }] : [];
  });
  return {
    stages: lifecycleStages,
    rows: services.map((service) => ({
      service,
      stages: lifecycleStages.map((stage) => ({
        stage,
        terms: service.ownership.filter((term) => term.stage === stage),
      })),
    })),
    owners: owners.sort((a, b) => (a.owner.name < b.owner.name ? -1 : a.owner.name > b.owner.name ? 1 : 0)),
  };
}
