/** Frameworks that ship, and what a content folder makes of them. X1. */
import { describe, expect, it } from 'vitest';
import { loadFrameworks } from '../../scripts/shipped-data.ts';
import { configSchema } from '../../src/model/config.ts';
import type { Framework } from '../../src/model/framework.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { readContent } from '../../src/read/read-content.ts';
import { type FrameworkFile, readFrameworks } from '../../src/read/read-frameworks.ts';

const shipped = loadFrameworks();

/** A file of a content folder. */
function own(id: string, ...lines: string[]): FrameworkFile {
  return { file: `frameworks/${id}.yaml`, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

function read(files: readonly FrameworkFile[], config: Record<string, unknown> = {}) {
  return readFrameworks(shipped, files, configSchema.parse(config));
}

const stage = (id: string, ...criteria: string[]) => [
  `  - id: ${id}`,
  '    title: Stage',
  '    about: Asked of ships.',
  '    opens: [{from_phase: live}]',
  '    criteria:',
  ...criteria.flatMap((criterion) => [
    `      - id: ${criterion}`,
    '        title: Our own words',
    '        asks: Show it.',
    '        why: Somebody asks.',
    '        responsible: [Harbour master]',
    '        evidence: [{fact: outcomes}]',
  ]),
];
const harbour = (id: string, ...more: string[]) =>
  own(
    id,
    `id: ${id}`,
    'title: Harbour rules',
    'summary: Keeps ships apart.',
    'why: Two ships do not fit in one berth.',
    ...more,
    'stages:',
    ...stage('berth', 'HBR-01'),
  );

const idsOf = (frameworks: readonly Framework[]) => frameworks.map(({ id }) => id);
const framework = (frameworks: readonly Framework[], id: string) =>
  frameworks.find((candidate) => candidate.id === id) as Framework;
const criteriaOf = ({ stages }: Framework) =>
  stages.flatMap(({ criteria }) => criteria.map((criterion) => criterion.id));
const outline = ({ stages }: Framework) =>
  stages.map(({ id, criteria }) => [id, ...criteria.map((criterion) => criterion.id)]);

const readiness = 'operational-service-readiness';
const threeShipped = [readiness, 'service-operation-standard', 'release-into-live'];

describe('the frameworks that ship', () => {
  it('are read without a finding, in their order', () => {
    const { frameworks, documents, diagnostics } = read([]);
    expect(diagnostics).toEqual([]);
    expect(idsOf(frameworks)).toEqual(threeShipped);
    expect(documents.map(({ file }) => file)).toEqual(shipped.map(({ file }) => file));
  });

  it('are in force together with one of the content folder, by order and then by id', () => {
    const files = [harbour('zebra-rules'), harbour('harbour-rules'), harbour('first-rules', 'order: 1.5')];
    expect(idsOf(read(files).frameworks)).toEqual([
      readiness,
      'first-rules',
      'service-operation-standard',
      'release-into-live',
      'harbour-rules',
      'zebra-rules',
    ]);
  });
});

describe('a file of the same name', () => {
  it('replaces the one that ships, and leaves the others alone', () => {
    const { frameworks, diagnostics } = read([harbour(readiness, 'order: 1')]);
    expect(diagnostics).toEqual([]);
    expect(idsOf(frameworks)).toEqual(threeShipped);
    expect(framework(frameworks, readiness).title).toBe('Harbour rules');
    expect(criteriaOf(framework(frameworks, readiness))).toEqual(['HBR-01']);
  });

  it('that cannot be read leaves the one that ships in force, and says why', () => {
    const { frameworks, diagnostics } = read([own(readiness, `id: ${readiness}`, 'titel: Ours')]);
    expect(framework(frameworks, readiness).title).toBe('Operational service readiness');
    expect(diagnostics.map(({ ruleId, file }) => `${ruleId} ${file}`)).toContain(
      `unknown-key frameworks/${readiness}.yaml`,
    );
  });
});

describe('a file with extends', () => {
  const before = framework(read([]).frameworks, readiness);
  const extended = (...lines: string[]) => {
    const { frameworks, diagnostics } = read([own('ours', `extends: ${readiness}`, ...lines)]);
    expect(diagnostics).toEqual([]);
    expect(idsOf(frameworks)).toEqual(threeShipped);
    return framework(frameworks, readiness);
  };

  it('renames', () => {
    const after = extended('title: Fit to sail', 'summary: Makes sure that ships float.');
    expect(after).toEqual({ ...before, title: 'Fit to sail', summary: 'Makes sure that ships float.' });
  });

  it('leaves criteria out, and stages that hold no other', () => {
    const after = extended('without: [OSR-34, OSR-35]');
    expect(criteriaOf(after)).toEqual(criteriaOf(before).filter((id) => id !== 'OSR-34' && id !== 'OSR-35'));
    expect(after.stages.map(({ id }) => id)).toEqual(
      before.stages.map(({ id }) => id).filter((id) => id !== 'retirement'),
    );
  });

  it('adds a stage at the end, and criteria to a stage that is there', () => {
    const after = extended('stages:', ...stage('afterwards', 'HBR-01'), ...stage('live-data', 'HBR-02'));
    expect(outline(after)).toEqual([
      ...outline(before).map((ids) => (ids[0] === 'live-data' ? [...ids, 'HBR-02'] : ids)),
      ['afterwards', 'HBR-01'],
    ]);
  });

  it('replaces a criterion of the same id in its place', () => {
    const after = extended('stages:', ...stage('live-data', 'OSR-10'));
    expect(outline(after)).toEqual(outline(before));
    const titles = after.stages.flatMap(({ criteria }) =>
      criteria.filter(({ title }) => title === 'Our own words').map(({ id }) => id),
    );
    expect(titles).toEqual(['OSR-10']);
  });

  it('extends what the folder itself defines, in whatever order the files come', () => {
    const more = own('a-harbour', 'extends: harbour-rules', 'stages:', ...stage('sea', 'HBR-02'));
    const { frameworks, diagnostics } = read([more, harbour('harbour-rules')]);
    expect(diagnostics).toEqual([]);
    expect(criteriaOf(framework(frameworks, 'harbour-rules'))).toEqual(['HBR-01', 'HBR-02']);
    expect(idsOf(frameworks)).not.toContain('a-harbour');
  });

  it('does not change what ships for the next reading', () => {
    extended('without: [OSR-34]');
    expect(framework(read([]).frameworks, readiness)).toEqual(before);
  });

  it('says which framework was meant, where the name is wrong', () => {
    const { frameworks, diagnostics } = read([
      own('ours', 'title: Ours', 'extends: operational-service-redness'),
    ]);
    expect(idsOf(frameworks)).toEqual(threeShipped);
    expect(diagnostics).toMatchObject([
      {
        ruleId: 'unknown-framework',
        severity: 'error',
        file: 'frameworks/ours.yaml',
        line: 2,
        message: 'There is no framework `operational-service-redness` to extend.',
        hint: `Did you mean \`${readiness}\`?`,
      },
    ]);
  });

  it('lists the frameworks where no name is near', () => {
    const { diagnostics } = read([own('ours', 'extends: x')]);
    expect(diagnostics[0]?.hint).toContain('release-into-live');
  });
});

describe('the configuration', () => {
  it('switches a framework off', () => {
    const { frameworks } = read([harbour('harbour-rules')], {
      frameworks: { [readiness]: 'off', 'release-into-live': 'off', 'service-operation-standard': 'on' },
    });
    expect(idsOf(frameworks)).toEqual(['service-operation-standard', 'harbour-rules']);
  });

  it('switches off what is extended too', () => {
    const extension = own('ours', `extends: ${readiness}`, 'title: Fit to sail');
    const { frameworks, diagnostics } = read([extension], { frameworks: { [readiness]: 'off' } });
    expect(diagnostics).toEqual([]);
    expect(idsOf(frameworks)).not.toContain(readiness);
  });
});

describe('a content folder', () => {
  it('is read with its frameworks and its configuration', () => {
    const { content, diagnostics } = readContent(
      memorySource({
        'opsguide.config.yaml': 'frameworks: {service-operation-standard: off}\n',
        'frameworks/harbour-rules.yaml': new TextDecoder().decode(harbour('harbour-rules').bytes),
      }),
      shipped,
    );
    expect(diagnostics).toEqual([]);
    expect(idsOf(content.frameworks)).toEqual([readiness, 'release-into-live', 'harbour-rules']);
    expect(content.frameworkDocuments.map(({ file }) => file)).toContain('frameworks/harbour-rules.yaml');
  });

  it('has no framework where none ships and none is written', () => {
    expect(readContent(memorySource({})).content.frameworks).toEqual([]);
  });
});
