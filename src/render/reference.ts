/** Render: what reference and evidence pages show beside the estate, and the functions by which templates look it up. */
import type { Estate, PageLink } from '../model/estate.ts';
import type { FieldGroup } from '../model/field-groups.ts';
import type { RuleInfo } from '../model/rule.ts';
import { groupFindings } from './finding-groups.ts';
import type { InterfaceWords } from './interface-words.ts';
import { kindWords, severityWords } from './rule-words.ts';

/** A source of requirements, by the code that ids begin with. */
export interface RequirementSource {
  code: string;
  title: string;
  publisher: string;
}

/** A licence that attributions name. */
export interface Licence {
  /** What authors write for it, in lower case. */
  names: string[];
  title: string;
  url: string;
  /** What the licence asks to be said, in Markdown. */
  statement?: string | undefined;
}

/** What the reference pages show. */
export interface Reference {
  fields: readonly FieldGroup[];
  sources: readonly RequirementSource[];
  licences: readonly Licence[];
}

/** What the globals are made of: a part of the site. */
interface Referred {
  estate: Estate;
  rules: readonly RuleInfo[];
  templates: readonly { id: string; title: string }[];
  words: Readonly<Record<string, readonly PageLink[]>>;
  reference: Reference;
}

/** The lists of the navigation, with the names of pages in a language. */
export function navigationOf(
  lists: Readonly<Record<string, readonly { name: string; href: string }[]>>,
  { say }: InterfaceWords,
): Record<string, PageLink[]> {
  return Object.fromEntries(
    Object.entries(lists).map(([list, entries]) => [
      list,
      entries.map(({ name, href }) => ({ title: say(`navigation.${name}`), href })),
    ]),
  );
}

/** Globals of templates: findings by kind and rule, titles by site path, licences, sources and kinds by name. */
export function referenceGlobals(
  { estate, rules, templates, words, reference }: Referred,
  interfaceWords: InterfaceWords,
) {
  const findings = groupFindings(estate, rules);
  const ofRule = new Map(
    findings.flatMap((group) => group.rules.map((entry) => [entry.rule.id, entry.findings])),
  );
  const titles = new Map<string, string>(
    [
      ...estate.services,
      ...estate.guidance,
      ...templates.map(({ id, title }) => ({ href: `/templates/${id}/`, title })),
      ...rules.map(({ id, title }) => ({ href: `/rules/${id}/`, title })),
      ...Object.values(words).flat(),
    ].map(({ href, title }) => [href, title]),
  );
  const kinds = kindWords(interfaceWords);
  return {
    reference: {
      ...reference,
      kinds,
      severities: severityWords(interfaceWords),
    },
    findings,
    findingsOfRule: (id: string) => ofRule.get(id) ?? [],
    /** Title of a page of the site by its path, without anchor; `undefined` for a path that is not known. */
    titleOf: (href: string) => titles.get(href.replace(/#.*$/, '')),
    kindOf: (kind: string) => kinds.find((entry) => entry.kind === kind),
    sourceOf: (code: string) => sourceOf(reference.sources, code),
    licenceOf: (name: string) => licenceOf(reference.licences, name),
  };
}

/** The source that a code or a requirement id names: `S0.24` belongs to S0. */
export function sourceOf(sources: readonly RequirementSource[], code: string): RequirementSource | undefined {
  return (
    sources.find((source) => source.code === code) ??
    sources.find((source) => new RegExp(`^${source.code}[.\\d]`).test(code))
  );
}

/** The licence that an author named, if it is a known one. */
export function licenceOf(licences: readonly Licence[], name: string): Licence | undefined {
  return licences.find(({ names }) => names.includes(name.trim().toLowerCase()));
}
