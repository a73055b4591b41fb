/**
 * Render: the directory of roles and teams: how to reach each, and where guides and guidance name it.
 * @see X5
 */
import type { Estate, PageLink, Service } from '../../model/estate.ts';
import type { Criterion, Framework } from '../../model/framework.ts';
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
const guideUses: readonly { title: string; ids: (service: Service) => Ids }[] = [
  { title: 'Accountable now', ids: ({ owner }) => [owner?.id] },
  {
    title: 'Accountable in another stage',
    ids: ({ ownership, owner }) => ownership.map((term) => term.owner.id).filter((id) => id !== owner?.id),
  },
  { title: 'Service owner', ids: ({ guide }) => [guide.lifecycle.service_owner] },
  { title: 'Product owner', ids: ({ guide }) => [guide.lifecycle.product_owner] },
  { title: 'Senior responsible owner', ids: ({ guide }) => [guide.lifecycle.sro] },
  { title: 'Owns components', ids: ({ components }) => components.map(({ owner }) => owner.id) },
  { title: 'Line of support', ids: ({ lines }) => lines.map(({ team }) => team.id) },
  {
    title: 'Called when something is not mended',
    ids: ({ escalation }) => escalation.map(({ to }) => to.id),
  },
  { title: 'Agreed the hours of support', ids: ({ guide }) => [guide.support.agreed?.by] },
  {
    title: 'Owns processes',
    ids: ({ guide: { processes } }) => [
      processes?.incident?.owner,
      processes?.change?.owner,
      processes?.request?.owner,
      processes?.problem?.owner,
      processes?.access?.owner,
      processes?.availability_reporting?.owner,
    ],
  },
  { title: 'Leads major incidents', ids: ({ guide }) => [guide.processes?.incident?.major_incident_lead] },
  { title: 'Decides on changes', ids: ({ guide }) => [guide.processes?.change?.board] },
  { title: 'Agreed the change model', ids: ({ guide }) => [guide.processes?.change?.agreed_by] },
  { title: 'Leads the review board', ids: ({ guide }) => [guide.readiness?.review_board?.lead] },
  {
    title: 'Goes with it into operation',
    ids: ({ guide }) => [guide.transition?.service_operations_contact],
  },
  {
    title: 'Bears a risk',
    ids: ({ guide }) => [
      ...(guide.waivers ?? []).map(({ risk_owner }) => risk_owner),
      ...(guide.security?.risks ?? []).map(({ owner }) => owner),
    ],
  },
  {
    title: 'Accepted a risk or waiver',
    ids: ({ guide }) => [
      ...(guide.waivers ?? []).map(({ approved_by }) => approved_by),
      ...(guide.security?.risks ?? []).map(({ accepted_by }) => accepted_by),
    ],
  },
  { title: 'Keeps the service management record true', ids: ({ guide }) => [guide.itsm?.data_owner] },
  { title: 'Owns the data', ids: ({ guide }) => [guide.data?.owner] },
  { title: 'Clinical safety officer', ids: ({ guide }) => [guide.clinical_safety?.safety_officer] },
  {
    title: 'Takes part in its release',
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
export function roleDirectory({ organisation, services, guidance, frameworks }: Estate): RoleDirectory {
  const uses = new Map<string, Map<string, Map<string, PageLink>>>();
  const add = (id: string | undefined, title: string, page: PageLink) => {
    if (id === undefined) return;
    const ofParty = uses.get(id) ?? new Map<string, Map<string, PageLink>>();
    const pages = ofParty.get(title) ?? new Map<string, PageLink>();
    uses.set(id, ofParty.set(title, pages.set(page.href, page)));
  };
  for (const [id, group] of Object.entries(organisation.delivery_groups)) {
    const page = { title: group.name, href: `/groups/${id}/` };
    add(group.readiness_manager, 'Readiness manager', page);
    add(group.live_services_manager, 'Live services manager', page);
  }
  for (const { title, ids } of guideUses)
    for (const service of services) for (const id of ids(service)) add(id, title, service);
  for (const view of guidance) add(view.owner?.id, 'Keeps guidance true', view);
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
