/**
 * Render: what search finds of a service: what its page says first, its parts as far as people look for them by words,
 * and the guide's own text. Dates, figures and states are left to the page and to the lists.
 */
import type { Service } from '../../model/estate.ts';
import { oldNames } from '../../model/old-names.ts';
import { findParty, type Organisation } from '../../model/organisation.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { serviceSections } from '../service/sections.ts';
import { bodySections } from './body-sections.ts';
import type { SearchRecord, SearchSection } from './search-record.ts';

type Texts = readonly (string | undefined)[];

/** Words of the parts of a service page, by anchor. A part that is not named here has nothing that people search for. */
const partTexts: Readonly<Record<string, (service: Service, nameOf: (id: string) => string) => Texts>> = {
  'about-dependencies': ({ dependencies }) =>
    dependencies.map(({ name, dependency }) => sentence(name, dependency.if_it_fails)),
  'about-consumers': ({ guide, dependants }) => [
    ...dependants.map(({ service }) => service.title),
    ...(guide.consumers ?? []).map(({ name }) => name),
  ],
  'about-runbooks': ({ guide, document }) =>
    (guide.runbooks ?? []).map(
      ({ name, task, document: href }) =>
        name ??
        document.body.headings.find(({ id }) => `#${id}` === href)?.text ??
        task.replaceAll(/[-_]/g, ' '),
    ),
  'about-known-issues': ({ guide }) =>
    (guide.known_issues ?? []).map(({ issue, workaround }) => sentence(issue, workaround)),
  'about-components': ({ components }) =>
    components.map(({ component, owner, line, supplier }) =>
      sentence(
        `${component.name} (${list([owner.name, line?.team.name, supplier?.name, component.hosting?.provider])})`,
        component.description,
      ),
    ),
  'about-support': ({ guide: { support, itsm }, lines, escalation }) => [
    ...lines.map(({ team }) => team.name),
    ...escalation.map(({ to }) => to.name),
    ...(support.queues ?? []).map(({ tool, queue, assignment_group }) =>
      list([queue, tool, assignment_group]),
    ),
    ...(support.documentation ?? []).map(({ name }) => name),
    itsm?.record,
  ],
  'about-ownership': ({ ownership, guide: { lifecycle } }, nameOf) => [
    ...ownership.map(({ owner }) => owner.name),
    ...[lifecycle.service_owner, lifecycle.product_owner, lifecycle.sro].map((id) => id && nameOf(id)),
  ],
  'about-security': ({ guide: { security, data } }, nameOf) => [
    security?.classification,
    ...(security?.risks ?? []).map(({ id, risk }) => sentence(id, risk)),
    data?.owner && nameOf(data.owner),
    data?.location,
  ],
  'about-continuity': ({ guide: { continuity } }) => [
    ...(continuity?.backups ?? []).map(({ store }) => store),
    continuity?.resilience,
    continuity?.fallback,
  ],
  'about-monitoring': ({ guide: { monitoring } }) => [
    ...(monitoring?.dashboards ?? []).map(({ name }) => name),
    ...(monitoring?.alerts ?? []).map(({ signal }) => signal),
    monitoring?.logs?.where,
  ],
  'about-people': ({ guide: { users, stakeholders, outcomes } }) => [
    ...(users?.groups ?? []),
    ...(stakeholders ?? []).map(({ role }) => role),
    ...(outcomes ?? []),
  ],
};

/** The record of a service. */
export function serviceRecord(
  service: Service,
  organisation: Organisation,
  words: InterfaceWords,
): SearchRecord {
  const { id, guide, document, group, owner, tier } = service;
  const formerly = oldNames(document, guide.aliases).map(({ name }) => name);
  return {
    kind: 'service',
    path: service.href,
    title: service.title,
    names: (guide.aliases ?? []).filter((name) => !formerly.includes(name)),
    formerly,
    phase: service.phase,
    group: group.id,
    ...(guide.lang === undefined ? {} : { language: guide.lang }),
    about: [
      owner?.name,
      guide.support.urgent_contact,
      guide.support.contact,
      id,
      group.name,
      tier?.name,
    ].filter((fact) => fact !== undefined),
    lead: [guide.description],
    sections: () => serviceText(service, organisation, words),
  };
}

function* serviceText(
  service: Service,
  organisation: Organisation,
  interfaceWords: InterfaceWords,
): Generator<SearchSection> {
  const nameOf = (id: string) => findParty(organisation, id)?.name ?? id;
  const { before, after } = serviceSections(service, interfaceWords);
  const part = function* ({ id, title }: { id: string; title: string }): Generator<SearchSection> {
    const text = [...new Set(partTexts[id]?.(service, nameOf))].filter((words) => words !== undefined);
    if (text.length > 0) yield { heading: { id, title, level: 2 }, text };
  };
  const [opening, ...sections] = bodySections(service.document);
  if (opening) yield opening;
  for (const section of before) yield* part(section);
  yield* sections;
  for (const section of after) yield* part(section);
}

/** `Message dispatch: sends texts and calls`. */
function sentence(name: string, rest: string | undefined): string {
  if (rest === undefined) return name;
  return /[.!?]$/.test(name) ? `${name} ${rest}` : `${name}: ${rest}`;
}

function list(items: Texts): string | undefined {
  const said = [...new Set(items.filter((item) => item !== undefined))];
  return said.length > 0 ? said.join(', ') : undefined;
}
