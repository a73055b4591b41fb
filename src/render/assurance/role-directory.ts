/**
 * Render: the directory of roles and teams: how to reach each, and where guides and guidance name it.
 * @see X5
 */
import type { Estate, PageLink, Service } from '../../model/estate.ts';
import type { Criterion, Framework } from '../../model/framework.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { type Clipped, clipList } from './clip.ts';

/** One way in which a team or role is used, with the pages that do. */
export interface RoleUse {
  title: string;
  pages: Clipped<PageLink>;
}

/** A team or role. */
export interface RoleEntry {
  id: string;
  name: string;
  description?: string;
  contact?: string;
  uses: RoleUse[];
}

/** A role that frameworks name as responsible, with the criteria that do. */
export interface FrameworkRole {
  name: string;
  frameworks: { framework: Framework; criteria: Criterion[] }[];
}

/** The directory. */
export interface RoleDirectory {
  roles: RoleEntry[];
  teams: RoleEntry[];
  responsible: FrameworkRole[];
}

type Ids = readonly (string | undefined)[];

/** Where a guide names teams and roles. */
const guideUses: readonly { use: string; ids: (service: Service) => Ids }[] = [
  { use: 'accountableNow', ids: ({ owner }) => [owner?.id] },
  {
    use: 'accountableLater',
    ids: ({ ownership, owner }) => ownership.map((term) => term.owner.id).filter((id) => id !== owner?.id),
  },
  { use: 'serviceOwner', ids: ({ guide }) => [guide.lifecycle.service_owner] },
  { use: 'productOwner', ids: ({ guide }) => [guide.lifecycle.product_owner] },
  { use: 'seniorOwner', ids: ({ guide }) => [guide.lifecycle.sro] },
  { use: 'components', ids: ({ components }) => components.map(({ owner }) => owner.id) },
  { use: 'supportLine', ids: ({ lines }) => lines.map(({ team }) => team.id) },
  {
    use: 'escalation',
    ids: ({ escalation }) => escalation.map(({ to }) => to.id),
  },
  { use: 'supportAgreed', ids: ({ guide }) => [guide.support.agreed?.by] },
  {
    use: 'processes',
    ids: ({ guide: { processes } }) => [
      processes?.incident?.owner,
      processes?.change?.owner,
      processes?.request?.owner,
      processes?.problem?.owner,
      processes?.access?.owner,
      processes?.availability_reporting?.owner,
    ],
  },
  { use: 'majorIncidents', ids: ({ guide }) => [guide.processes?.incident?.major_incident_lead] },
  { use: 'changeBoard', ids: ({ guide }) => [guide.processes?.change?.board] },
  { use: 'changeModel', ids: ({ guide }) => [guide.processes?.change?.agreed_by] },
  { use: 'reviewBoard', ids: ({ guide }) => [guide.readiness?.review_board?.lead] },
  {
    use: 'transition',
    ids: ({ guide }) => [guide.transition?.service_operations_contact],
  },
  {
    use: 'risk',
    ids: ({ guide }) => [
      ...(guide.waivers ?? []).map(({ risk_owner }) => risk_owner),
      ...(guide.security?.risks ?? []).map(({ owner }) => owner),
    ],
  },
  {
    use: 'acceptedRisk',
    ids: ({ guide }) => [
      ...(guide.waivers ?? []).map(({ approved_by }) => approved_by),
      ...(guide.security?.risks ?? []).map(({ accepted_by }) => accepted_by),
    ],
  },
  { use: 'record', ids: ({ guide }) => [guide.itsm?.data_owner] },
  { use: 'data', ids: ({ guide }) => [guide.data?.owner] },
  { use: 'clinicalSafety', ids: ({ guide }) => [guide.clinical_safety?.safety_officer] },
  {
    use: 'release',
    ids: ({ guide: { release } }) => [
      release?.implementation_manager,
      release?.manager,
      release?.business_as_usual?.accepted_by,
      ...(release?.conformance?.reviewers ?? []).map(({ role }) => role),
    ],
  },
];

const MOST_PAGES = 10;

/** Derives the directory from the estate; roles and teams in order of name. */
export function roleDirectory(
  { organisation, services, guidance, frameworks }: Estate,
  { say }: InterfaceWords,
): RoleDirectory {
  const uses = new Map<string, Map<string, Map<string, PageLink>>>();
  const add = (id: string | undefined, use: string, page: PageLink) => {
    if (id === undefined) return;
    const title = say(`roles.uses.${use}`);
    const ofParty = uses.get(id) ?? new Map<string, Map<string, PageLink>>();
    const pages = ofParty.get(title) ?? new Map<string, PageLink>();
    uses.set(id, ofParty.set(title, pages.set(page.href, page)));
  };
  for (const [id, group] of Object.entries(organisation.delivery_groups)) {
    const page = { title: group.name, href: `/groups/${id}/` };
    add(group.readiness_manager, 'readinessManager', page);
    add(group.live_services_manager, 'liveServicesManager', page);
  }
  for (const { use, ids } of guideUses)
    for (const service of services) for (const id of ids(service)) add(id, use, service);
  for (const view of guidance) add(view.owner?.id, 'guidance', view);
  const entries = (found: typeof organisation.roles | typeof organisation.teams): RoleEntry[] =>
    Object.entries(found)
      .map(([id, { name, description, contact }]) => ({
        id,
        name,
        ...(description ? { description } : {}),
        ...(contact ? { contact } : {}),
        uses: [...(uses.get(id) ?? [])].map(([title, pages]) => ({
          title,
          pages: clipList([...pages.values()], MOST_PAGES),
        })),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return {
    roles: entries(organisation.roles),
    teams: entries(organisation.teams),
    responsible: responsibleRoles(frameworks),
  };
}

function responsibleRoles(frameworks: readonly Framework[]): FrameworkRole[] {
  const named = new Map<string, Map<Framework, Criterion[]>>();
  for (const framework of frameworks) {
    for (const criterion of framework.stages.flatMap(({ criteria }) => criteria)) {
      for (const name of criterion.responsible) {
        const found = named.get(name) ?? new Map<Framework, Criterion[]>();
        found.set(framework, [...(found.get(framework) ?? []), criterion]);
        named.set(name, found);
      }
    }
  }
  return [...named]
    .map(([name, found]) => ({
      name,
      frameworks: [...found].map(([framework, criteria]) => ({ framework, criteria })),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
