/**
 * Where each requirement of the sources lives, and what proves it. Rules, facts, criteria and sections of guides name
 * the requirements that they serve; templates name criteria; `_data/requirements.yaml` names the pages. Nothing here is
 * known twice: `docs/coverage.md` is made of it, and a test fails while an id has no home or a home no test.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { configSchema } from '../src/model/config.ts';
import { schemaFacts } from '../src/model/due-facts.ts';
import type { Framework } from '../src/model/framework.ts';
import { guidanceSchema } from '../src/model/guidance.ts';
import { guideSchema } from '../src/model/guide.ts';
import { guideSections } from '../src/model/guide-sections.ts';
import { organisationSchema } from '../src/model/organisation.ts';
import { allRules } from '../src/pipeline.ts';
import { readFrameworks } from '../src/read/read-frameworks.ts';
import { loadFrameworks, packageRoot, readShipped } from './shipped-data.ts';

const requirement = z.strictObject({
  id: z.string().regex(/^(?:S\d\.\d+[a-z]?|X\d)$/),
  source: z.enum(['S0', 'S1', 'S2', 'X']),
  kind: z.enum(['meta', 'role', 'artefact', 'phase', 'check', 'rule', 'goal']),
  asks: z.string().min(10),
});
const requirementsFile = z.strictObject({
  requirements: z.array(requirement),
  templates: z.array(
    z.strictObject({ templates: z.array(z.string()).min(1), requirements: z.array(z.string()).min(1) }),
  ),
  pages: z.array(
    z.strictObject({
      name: z.string(),
      file: z.string(),
      test: z.string(),
      requirements: z.array(z.string()).min(1),
    }),
  ),
});

/** What a source asks. */
export type Requirement = z.output<typeof requirement>;

/** Kinds of home, in the order in which they are listed. */
export const homeKinds = ['criterion', 'rule', 'field', 'section', 'template', 'page'] as const;

/** A place where requirements live. */
export interface Home {
  kind: (typeof homeKinds)[number];
  name: string;
  requirements: readonly string[];
  /** Path of the file in which it stands, and of the file or folder of its test. */
  file: string;
  test: string;
}

/** What homes are collected from; a test leaves something out and sees what loses its home. */
export interface CoverageData {
  requirements: readonly Requirement[];
  rules: readonly { id: string; requirements?: readonly string[] }[];
  facts: readonly { name: string; requirements: readonly string[] }[];
  sections: readonly { heading: string; requirement: string }[];
  frameworks: readonly Framework[];
  /** Templates with the criteria that they say they serve, and requirements that they serve by being there. */
  templates: readonly { name: string; serves: readonly string[]; requirements: readonly string[] }[];
  pages: z.output<typeof requirementsFile>['pages'];
}

/** A requirement with its homes, criteria first. */
export interface Covered {
  requirement: Requirement;
  homes: Home[];
}

/** Reads all that ships. @throws Error if a shipped file is broken: a bug of ours */
export function loadCoverageData(): CoverageData {
  const { requirements, pages, templates } = requirementsFile.parse(readShipped('requirements.yaml'));
  const { frameworks, diagnostics } = readFrameworks(loadFrameworks(), [], configSchema.parse({}));
  if (diagnostics[0]) throw new Error(`${diagnostics[0].file}: ${diagnostics[0].message}`);
  return {
    requirements,
    pages,
    frameworks,
    rules: allRules,
    facts: readFacts(),
    sections: guideSections,
    templates: readTemplates(templates),
  };
}

/** Everything that names a requirement. */
export function homesOf(data: CoverageData): Home[] {
  const criteria = data.frameworks.flatMap((framework) =>
    framework.stages.flatMap((stage) =>
      stage.criteria.map(
        (criterion): Home => ({
          kind: 'criterion',
          name: criterion.id,
          requirements: criterion.requirements ?? [],
          file: `_data/frameworks/${framework.id}.yaml`,
          test: 'test/assurance/criteria.test.ts',
        }),
      ),
    ),
  );
  const ofCriterion = new Map(criteria.map(({ name, requirements }) => [name, requirements]));
  return [
    ...criteria,
    ...data.rules.map(
      ({ id, requirements }): Home => ({
        kind: 'rule',
        name: id,
        requirements: requirements ?? [],
        file: 'docs/reference/rules.md',
        test: `test/fixtures/rules/${id}/`,
      }),
    ),
    ...data.facts.map(
      ({ name, requirements }): Home => ({
        kind: 'field',
        name,
        requirements,
        file: 'docs/reference/fields.md',
        test: 'test/assurance/facts.test.ts',
      }),
    ),
    ...data.sections.map(
      ({ heading, requirement }): Home => ({
        kind: 'section',
        name: heading,
        requirements: [requirement],
        file: 'src/model/guide-sections.ts',
        test: 'test/fixtures/rules/missing-section/',
      }),
    ),
    ...data.templates.map(
      ({ name, serves, requirements }): Home => ({
        kind: 'template',
        name,
        requirements: [...requirements, ...serves.flatMap((id) => ofCriterion.get(id) ?? [])],
        file: `templates/${name}.md`,
        test: 'test/templates.test.ts',
      }),
    ),
    ...data.pages.map(
      ({ name, file, test, requirements }): Home => ({
        kind: 'page',
        name,
        requirements,
        file,
        test,
      }),
    ),
  ];
}

/** Every requirement with its homes. */
export function coverageOf(data: CoverageData): Covered[] {
  const homes = homesOf(data);
  return data.requirements.map((requirement) => ({
    requirement,
    homes: homes.filter((home) => home.requirements.includes(requirement.id)),
  }));
}

/** Keys of the schemas that name a requirement; `from` may name other sources beside it. */
function readFacts(): CoverageData['facts'] {
  const schemas = [
    ['', guideSchema],
    ['guidance page: ', guidanceSchema],
    ['organisation.yaml: ', organisationSchema],
    ['opsguide.config.yaml: ', configSchema],
  ] as const;
  return schemas.flatMap(([prefix, schema]) =>
    schemaFacts(schema).flatMap(({ path, info }) => {
      const requirements = requirementsIn(info.from);
      const name = `${prefix}${path.join('.').replaceAll('.*', '[]')}`;
      return requirements.length > 0 ? [{ name, requirements }] : [];
    }),
  );
}

/** Requirement ids in a `from` such as `S0.23, MOJ`. */
export function requirementsIn(from: string | undefined): string[] {
  return from?.split(',').flatMap((code) => /^\s*((?:S\d\.|X)\d+[a-z]?)\s*$/.exec(code)?.[1] ?? []) ?? [];
}

function readTemplates(listed: z.output<typeof requirementsFile>['templates']): CoverageData['templates'] {
  const folder = join(packageRoot, 'templates');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3));
  for (const name of listed.flatMap(({ templates }) => templates))
    if (!names.includes(name)) throw new Error(`_data/requirements.yaml names templates/${name}.md`);
  return names.sort().map((name) => ({
    name,
    serves: servedBy(readFileSync(join(folder, `${name}.md`), 'utf8')),
    requirements: listed
      .filter(({ templates }) => templates.includes(name))
      .flatMap(({ requirements }) => requirements),
  }));
}

/** Criteria in a template's line `# Serves: OSR-05, OSR-24`. */
export function servedBy(text: string): string[] {
  const line = /^# Serves: (.+)$/m.exec(text)?.[1];
  return line?.split(',').map((id) => id.trim()) ?? [];
}

/** What is wrong with a home's test: it is not there, or does not name a requirement that only it can prove. */
export function problemOfTest({ kind, name, test, requirements }: Home): string | undefined {
  const path = join(packageRoot, test);
  if (!existsSync(path)) return `${name}: ${test} does not exist`;
  if (kind !== 'page') return undefined;
  const text = readFileSync(path, 'utf8');
  const missing = requirements.filter(
    (id) => !new RegExp(`\\b${id.replace('.', '\\.')}(?![\\d.a-z])`).test(text),
  );
  return missing.length > 0 ? `${name}: ${test} does not name ${missing.join(', ')}` : undefined;
}
