/**
 * Render: what the pages of assurance look up. What concerns the whole estate is derived once, when a page first asks
 * for it; what concerns one service is derived for its page.
 */
import { conditionInWords } from '../../model/condition-in-words.ts';
import type { Estate, Service } from '../../model/estate.ts';
import type { Condition, Criterion, Stage } from '../../model/framework.ts';
import type { SiteHistory } from '../../model/history.ts';
import { findParty } from '../../model/organisation.ts';
import type { Phase } from '../../model/phase.ts';
import { documentLink } from '../../model/primitives.ts';
import { documentHref } from '../filters.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { siteHref } from '../markdown.ts';
import { groupPages } from './delivery-groups.ts';
import { criterionStandings, estateReadiness } from './estate-readiness.ts';
import { goNoGoSheet } from './go-no-go.ts';
import { overTimeOf } from './over-time.ts';
import { ownershipRegister } from './ownership-register.ts';
import { askedServices, criterionMatrix, stageMatrices } from './readiness-matrix.ts';
import { readinessPage } from './readiness-page.ts';
import { roleDirectory } from './role-directory.ts';

/** What the globals are made from. */
export interface AssuranceInput {
  estate: Estate;
  basePath: string;
  templates: readonly { id: string; title: string }[];
  history: SiteHistory;
  reference: { fields: readonly { anchor: string; fields: readonly { anchor: string }[] }[] };
}

/** A framework matrix of more services than this is split by delivery group. */
const WHOLE_MATRIX = 40;

/** Globals of templates for pages of assurance. */
export function assuranceGlobals(
  { estate, basePath, templates, history, reference }: AssuranceInput,
  words: InterfaceWords,
) {
  const { frameworks, services, organisation } = estate;
  const frameworkOf = new Map(frameworks.map((framework) => [framework.id, framework]));
  const hrefs = new Map<string, string>();
  for (const { id, stages } of frameworks)
    for (const { criteria } of stages)
      for (const criterion of criteria)
        hrefs.set(criterion.id, siteHref(basePath, `/frameworks/${id}/#${criterion.id}`));
  const anchors = new Set(
    reference.fields.flatMap(({ anchor, fields }) => [anchor, ...fields.map((field) => field.anchor)]),
  );
  const titles = new Map(templates.map(({ id, title }) => [id, title]));
  const once = <T>(derive: () => T) => {
    let found: { value: T } | undefined;
    return () => {
      found ??= { value: derive() };
      return found.value;
    };
  };
  const groups = once(() => groupPages(estate, words));
  const standings = once(() => criterionStandings(frameworks, services));
  const servicesOf = (group?: string) =>
    group === undefined ? services : (estate.groups.find(({ id }) => id === group)?.services ?? []);
  return {
    estateReadiness: once(() => estateReadiness(estate, words)),
    /** Readiness over time of a service by its id, or of the estate. */
    readinessOverTime: (id?: string) => overTimeOf(history.overTime, id),
    ownershipRegister: once(() => ownershipRegister(estate)),
    roleDirectory: once(() => roleDirectory(estate, words)),
    groupPage: (id: string) => groups().get(id),
    readinessPage: (service: Service) => readinessPage(service, words),
    goNoGoSheet: (service: Service) =>
      goNoGoSheet(service, (id) => findParty(organisation, id)?.name ?? id, words),
    frameworkOf: (id: string) => frameworkOf.get(id),
    /** The framework and the delivery group that an id of `frameworkGroupIds` names. */
    frameworkGroupOf: (id: string) => {
      const [framework = '', group = ''] = id.split('/');
      return { framework: frameworkOf.get(framework), group: groups().get(group) };
    },
    criterionMatrix: (framework: string, group?: string) => {
      const found = frameworkOf.get(framework);
      return found && criterionMatrix(found, servicesOf(group));
    },
    wholeMatrix: services.length <= WHOLE_MATRIX,
    phaseMatrices: (phase: Phase) =>
      stageMatrices(frameworks, estate.phases.find((entry) => entry.phase === phase)?.services ?? []),
    standingOf: (criterion: Criterion) => standings().get(criterion.id),
    /** Whom a stage concerns. */
    opensFor: (stage: Stage) =>
      stage.opens
        .map((condition) => conditionInWords(condition, words.say))
        .reduce((first, next) => words.say('frameworks.andOf', { first, next })),
    conditionInWords: (condition: Condition) => conditionInWords(condition, words.say),
    criterionHref: (criterion: Criterion) => hrefs.get(criterion.id) ?? '',
    /** Address of a criterion by its id; `undefined` if no framework in force has it. */
    criterionHrefById: (id: string) => hrefs.get(id),
    /** Where the reference explains a path of keys; `undefined` if it does not. */
    fieldHref: (path: string) => {
      const anchor = path.replaceAll('.*', '').replaceAll('.', '-');
      return anchors.has(anchor) ? siteHref(basePath, `/fields/#${anchor}`) : undefined;
    },
    templateTitle: (id: string) => titles.get(id),
    /** Address of evidence as a link on another page than the guide's own; `undefined` for what is no link. */
    evidenceHref: (link: string, service: Service) => {
      if (!documentLink.safeParse(link).success) return undefined;
      return link.startsWith('#')
        ? siteHref(basePath, service.href) + link
        : documentHref({ basePath }, link, service.document);
    },
  };
}

/** Ids over which pages of assurance are paginated. */
export function assuranceIds({ estate }: Pick<AssuranceInput, 'estate'>) {
  const groups = estate.groups.map(({ id }) => id);
  const frameworks = estate.frameworks.map(({ id }) => id);
  return {
    /** Services on which a board can decide. */
    boardServices: askedServices(estate.services).map(({ id }) => id),
    groups,
    frameworks,
    phases: estate.phases.map(({ phase }) => phase).filter((phase) => phase !== 'retired'),
    frameworkGroups: frameworks.flatMap((framework) => groups.map((group) => `${framework}/${group}`)),
  };
}
