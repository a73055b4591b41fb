/**
 * Every requirement of the sources lives somewhere, and everything that says so has a test. What is left out of the data
 * here is missed: a criterion, a rule, a key, a template.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type CoverageData,
  coverageOf,
  homesOf,
  loadCoverageData,
  problemOfTest,
  requirementsIn,
  servedBy,
} from '../scripts/coverage.ts';
import { renderCoverage } from '../scripts/coverage-page.ts';
import { coverageFile, coverageText } from '../scripts/docs.ts';
import { loadReference } from '../scripts/load-reference.ts';
import { packageRoot } from '../scripts/shipped-data.ts';

const data = loadCoverageData();
const ids = data.requirements.map(({ id }) => id);
const criteria = data.frameworks.flatMap((framework) => framework.stages.flatMap((stage) => stage.criteria));

/** Requirements without a home. */
function uncovered(from: CoverageData): string[] {
  return coverageOf(from)
    .filter(({ homes }) => homes.length === 0)
    .map(({ requirement }) => requirement.id);
}

/**
 * Requirements that ask something of services and that no criterion asks for: rules and fields alone would not count
 * towards readiness.
 */
function unasked(from: CoverageData): string[] {
  return coverageOf(from)
    .filter(({ requirement }) => requirement.source !== 'X' && requirement.kind !== 'meta')
    .filter(({ homes }) => !homes.some(({ kind }) => kind === 'criterion'))
    .map(({ requirement }) => requirement.id);
}

function withoutCriterion(id: string): CoverageData {
  return {
    ...data,
    frameworks: data.frameworks.map((framework) => ({
      ...framework,
      stages: framework.stages.map((stage) => ({
        ...stage,
        criteria: stage.criteria.filter((criterion) => criterion.id !== id),
      })),
    })),
  };
}

describe('the list of requirements', () => {
  it('has every id of the sources once, in order', () => {
    const range = (source: string, last: number) =>
      Array.from({ length: last }, (_, index) => `${source}${index + 1}`);
    const parts = [...'abcdefg'].map((letter) => `S2.27${letter}`);
    expect(ids).toEqual([
      ...range('S0.', 50),
      ...range('S1.', 47),
      ...range('S2.', 37).flatMap((id) => (id === 'S2.27' ? parts : [id])),
      ...range('X', 7),
    ]);
  });

  it('says for each what it asks, in words of its own, and names the source that its id begins with', () => {
    expect(new Set(data.requirements.map(({ asks }) => asks)).size).toBe(ids.length);
    for (const { id, source, asks } of data.requirements) {
      expect(id.startsWith(source)).toBe(true);
      expect(asks).toMatch(/^[A-Z“].{8,}\.$/);
    }
  });
});

describe('coverage', () => {
  it.each(coverageOf(data).map((entry) => [entry.requirement.id, entry] as const))(
    '%s has a home, and each home a test',
    (_id, { homes }) => {
      expect(homes.length).toBeGreaterThan(0);
      expect(homes.flatMap((home) => problemOfTest(home) ?? [])).toEqual([]);
      expect(homes.map(({ file }) => file).filter((file) => !existsSync(join(packageRoot, file)))).toEqual(
        [],
      );
    },
  );

  it('has a criterion for everything that is asked of a service, but for the shape of standards', () => {
    // S1.12 and S1.47 are about pages, not services: what a standard has, and what counts as an answer.
    expect(unasked(data)).toEqual(['S1.12', 'S1.47']);
  });

  it('names no requirement that no source asks for', () => {
    const strange = homesOf(data).flatMap(({ kind, name, requirements }) =>
      requirements.filter((id) => !ids.includes(id)).map((id) => `${kind} ${name}: ${id}`),
    );
    expect(strange).toEqual([]);
  });

  it('says of each criterion which requirements it covers', () => {
    expect(criteria.filter(({ requirements }) => !requirements?.length)).toEqual([]);
  });

  it('is shown in docs/coverage.md as it is; if not, run `npm run docs`', () => {
    expect(readFileSync(coverageFile, 'utf8')).toBe(coverageText());
  });
});

describe('templates', () => {
  const ofTemplate = new Map(data.templates.map(({ name, serves }) => [name, serves]));

  it('serve criteria that exist and that name them, and the other way round', () => {
    const said = data.templates.flatMap(({ name, serves }) => serves.map((id) => `${id} ${name}`));
    const named = criteria.flatMap(({ id, templates }) => (templates ?? []).map((name) => `${id} ${name}`));
    const guides = /service-operations-guide-/;
    expect(said.sort()).toEqual(named.filter((pair) => !guides.test(pair)).sort());
    expect(named.filter((pair) => !ofTemplate.has(pair.split(' ')[1] ?? ''))).toEqual([]);
  });

  it('are all there for X3', () => {
    const homes = coverageOf(data).find(({ requirement }) => requirement.id === 'X3')?.homes ?? [];
    const shipped = readdirSync(join(packageRoot, 'templates')).filter((name) => name.endsWith('.md'));
    // The template of a plain page of guidance comes from no source.
    const expected = shipped.map((name) => name.slice(0, -3)).filter((name) => name !== 'guidance-page');
    expect(homes.map(({ name }) => name)).toEqual(expected.sort());
  });
});

describe('what is left out is missed', () => {
  const page = coverageText();
  const { sources } = loadReference();

  it('a criterion that alone covers requirements', () => {
    expect(uncovered(data)).toEqual([]);
    expect(uncovered(withoutCriterion('SOS-08'))).toEqual(['S1.29', 'S1.30', 'S1.31']);
    expect(uncovered(withoutCriterion('SOS-11'))).toEqual(['S1.35']);
  });

  it.each(criteria.map(({ id }) => [id] as const))('%s', (id) => {
    const lacking = withoutCriterion(id);
    expect(renderCoverage(coverageOf(lacking), sources)).not.toBe(page);
    expect(homesOf(lacking).length).toBe(homesOf(data).length - 1);
  });

  it('a criterion that alone asks for a requirement which rules and fields serve too', () => {
    expect(unasked(withoutCriterion('OSR-28'))).toEqual(['S0.47', 'S1.12', 'S1.47']);
    expect(unasked(withoutCriterion('REL-18'))).toEqual(['S1.12', 'S1.47', 'S2.32', 'S2.33']);
  });

  it('rules, keys, templates and pages', () => {
    expect(uncovered({ ...data, rules: data.rules.filter(({ id }) => id !== 'missing-key') })).toEqual([]);
    const noRules = uncovered({ ...data, rules: [] });
    expect(noRules).toContain('X2');
    expect(uncovered({ ...data, rules: [], facts: [] })).toEqual(
      expect.arrayContaining(['S0.1', 'S0.2', 'S0.5', 'S1.10', 'S1.47', 'S2.3', 'X2']),
    );
    expect(uncovered({ ...data, templates: [] })).toEqual(['X3']);
    expect(uncovered({ ...data, pages: [] })).toEqual(expect.arrayContaining(['X4', 'X5']));
  });

  it('a test that does not exist, or does not name what only it proves', () => {
    const home = { kind: 'page', name: 'services', file: 'x', requirements: ['X4'] } as const;
    expect(problemOfTest({ ...home, test: 'test/assurance/pages.test.ts' })).toBeUndefined();
    expect(problemOfTest({ ...home, test: 'test/nowhere.test.ts' })).toBe(
      'services: test/nowhere.test.ts does not exist',
    );
    expect(problemOfTest({ ...home, test: 'test/toolchain.test.ts' })).toBe(
      'services: test/toolchain.test.ts does not name X4',
    );
  });
});

describe('requirement ids', () => {
  it('are read out of what a key comes from', () => {
    expect(requirementsIn('S0.23, MOJ,S2.27f, X6')).toEqual(['S0.23', 'S2.27f', 'X6']);
    expect(requirementsIn('SLA, SRE, P14')).toEqual([]);
    expect(requirementsIn(undefined)).toEqual([]);
  });

  it('of criteria are read out of a template', () => {
    expect(servedBy('---\n# Template: X\n\n# Serves: OSR-05, REL-01\n')).toEqual(['OSR-05', 'REL-01']);
    expect(servedBy('---\n# Template: X\n')).toEqual([]);
  });
});
