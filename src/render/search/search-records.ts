/**
 * Render: everything that search finds, in order of kind. What is derived for each service besides its page (readiness
 * sheets, findings, maps) is left out: who looks for a service wants its page, and finds the others there.
 */
import type { Estate, GlossaryView, GuidanceView, PageLink } from '../../model/estate.ts';
import type { FieldGroup } from '../../model/field-groups.ts';
import type { Criterion, Framework } from '../../model/framework.ts';
import { glossaryPath } from '../../model/glossary.ts';
import { oldNames } from '../../model/old-names.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { RuleInfo } from '../../model/rule.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { bodySections } from './body-sections.ts';
import type { SearchRecord, SearchSection } from './search-record.ts';
import { serviceRecord } from './service-record.ts';

/** What records are made from: a part of the site. */
export interface Searched {
  estate: Estate;
  rules: readonly RuleInfo[];
  templates: readonly { id: string; title: string; description: string; text: string }[];
  reference: { fields: readonly FieldGroup[] };
  interfaceWords: InterfaceWords;
  /** Pages of the site that are about none of these, such as the list of services. */
  pages: readonly PageLink[];
}

/** Path of the page that lists every key of a guide. */
const FIELDS = '/fields/';

/** Yields every record; those with the same address and title once. */
export function* searchRecords(site: Searched): Generator<SearchRecord> {
  const { estate, rules, templates } = site;
  for (const view of estate.guidance) yield guidanceRecord(view);
  for (const service of estate.services)
    yield serviceRecord(service, estate.organisation, site.interfaceWords);
  for (const framework of estate.frameworks) yield* frameworkRecords(framework);
  for (const { id, title, description, text } of templates)
    yield {
      kind: 'template',
      path: `/templates/${id}/`,
      title,
      lead: [description, ...headingsOf(text)],
    };
  for (const { id, title, why } of rules)
    yield { kind: 'rule', path: `/rules/${id}/`, title, about: [id], lead: [why] };
  for (const term of estate.glossary) yield termRecord(term);
  yield* organisationRecords(estate.organisation);
  const taken = new Set(estate.guidance.map(({ href }) => href));
  for (const { title, href } of site.pages)
    if (!taken.has(href)) yield pageRecord(title, href, site.reference.fields);
}

function guidanceRecord({
  href,
  title,
  description,
  page,
  document,
  owner,
  tags,
}: GuidanceView): SearchRecord {
  const formerly = document ? oldNames(document, page?.aliases).map(({ name }) => name) : [];
  return {
    kind: 'guidance',
    path: href,
    title,
    names: (page?.aliases ?? []).filter((name) => !formerly.includes(name)),
    formerly,
    ...(page?.lang === undefined ? {} : { language: page.lang }),
    about: [...(owner ? [owner.name] : []), ...tags, ...(page?.keywords ?? [])],
    lead: description === undefined ? [] : [description],
    sections: () => (document ? bodySections(document) : []),
  };
}

function* frameworkRecords(framework: Framework): Generator<SearchRecord> {
  const path = `/frameworks/${framework.id}/`;
  yield {
    kind: 'framework',
    path,
    title: framework.title,
    framework: framework.id,
    lead: [framework.summary, framework.why],
    *sections() {
      for (const { id, title, about } of framework.stages)
        yield { heading: { id, title, level: 2 }, text: [about] };
    },
  };
  for (const { title, criteria } of framework.stages)
    for (const criterion of criteria) yield criterionRecord(criterion, framework, title);
}

function criterionRecord(criterion: Criterion, framework: Framework, stage: string): SearchRecord {
  const { id, title, asks, why, responsible, requirements } = criterion;
  return {
    kind: 'criterion',
    path: `/frameworks/${framework.id}/`,
    anchor: id,
    title: `${id}: ${title}`,
    framework: framework.id,
    about: [...responsible, framework.title, stage, ...(requirements ?? [])],
    lead: [asks, why],
  };
}

function termRecord({ id, term, plain, also, formerly }: GlossaryView): SearchRecord {
  return {
    kind: 'term',
    path: glossaryPath,
    anchor: id,
    title: term,
    names: also,
    formerly,
    lead: [plain],
  };
}

function* organisationRecords({ delivery_groups, teams, roles }: Organisation): Generator<SearchRecord> {
  const nameOf = (id: string | undefined) => (id === undefined ? '' : (roles[id]?.name ?? id));
  for (const [id, group] of Object.entries(delivery_groups))
    yield {
      kind: 'group',
      path: `/groups/${id}/`,
      title: group.name,
      group: id,
      about: [nameOf(group.readiness_manager), nameOf(group.live_services_manager)].filter(Boolean),
      lead: group.description === undefined ? [] : [group.description],
    };
  for (const [kind, parties] of [
    ['team', teams],
    ['role', roles],
  ] as const)
    for (const [id, { name, description, contact }] of Object.entries(parties))
      yield {
        kind,
        path: '/roles/',
        anchor: `${kind}-${id}`,
        title: name,
        about: [...(contact === undefined ? [] : [contact]), id],
        lead: description === undefined ? [] : [description],
      };
}

function pageRecord(title: string, path: string, fields: readonly FieldGroup[]): SearchRecord {
  return {
    kind: 'page',
    path,
    title,
    // Its name is all that is known of it, so it has to count for something.
    lead: [title],
    ...(path === FIELDS ? { sections: () => fieldSections(fields) } : {}),
  };
}

function* fieldSections(groups: readonly FieldGroup[]): Generator<SearchSection> {
  for (const { title, anchor, fields } of groups) {
    yield { heading: { id: anchor, title, level: 2 }, text: [] };
    for (const field of fields)
      if (field.anchor !== anchor)
        yield { heading: { id: field.anchor, title: field.path, level: 3 }, text: [field.about] };
  }
}

/** The headings of a template: what a team will be asked to write. */
function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#{1,3} (.+)$/gm)].map(([, title]) => title ?? '');
}
