/**
 * Every template, as it ships, passes the check in a small estate with the frameworks that ship, and holds all that is
 * due in its phase.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadShipped, packageRoot } from '../scripts/shipped-data.ts';
import { dueFacts } from '../src/model/due-facts.ts';
import { guideSchema } from '../src/model/guide.ts';
import { judgeReadiness } from '../src/model/judge-readiness.ts';
import { gateReached, type Phase, phases } from '../src/model/phase.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { memorySource } from '../src/read/content-source.ts';
import { splitFrontMatter } from '../src/read/front-matter.ts';

const shipped = loadShipped();
const folder = join(packageRoot, 'templates');
const names = readdirSync(folder);
const texts = new Map(
  names
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const tables = names.filter((name) => name.endsWith('.csv'));
const guideNames = [...texts.keys()].filter((name) => name.startsWith('service-operations-guide-'));
const estate = readEstate(join(packageRoot, 'test', 'fixtures', 'templates'));

/** A clean estate with organisation.yaml, in which a template is put. */
function readEstate(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:md|yaml)$/.test(path))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]),
  );
}

/** Where a template is saved, as it says itself. */
function placeOf(name: string): string {
  return name.startsWith('service-') ? 'services/reservoir-alerts.md' : `guidance/operation/${name}`;
}

const today = '2026-11-20';

function findings(files: Record<string, string>) {
  return readAndCheck(memorySource(files), { today, ...shipped }).diagnostics.map(
    ({ severity, file, line, ruleId, message }) => `${severity} ${file}:${line} ${ruleId}: ${message}`,
  );
}

function data(name: string): Record<string, unknown> {
  return splitFrontMatter(texts.get(name) ?? '').data ?? {};
}

/** Values at a path of the schema; `*` stands for every item of a list. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return value === undefined ? [] : [value];
  if (step === '*') return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  if (typeof value !== 'object' || value === null) return [];
  return valuesAt((value as Record<string, unknown>)[step], rest);
}

/** All but what falls due for health services and for releases by external suppliers, which the service is not. */
const shown = dueFacts(guideSchema).filter(
  ({ info }) => info.when !== 'health' && info.when !== 'external-release',
);

describe('the estate of the test', () => {
  it('has nothing wrong of its own', () => {
    expect(findings(estate)).toEqual([]);
  });
});

describe.each([...texts.keys()])('%s', (name) => {
  it('passes the check as it ships', () => {
    const errors = findings({ ...estate, [placeOf(name)]: texts.get(name) ?? '' });
    expect(errors).toEqual([]);
  });

  it('introduces itself', () => {
    expect(texts.get(name)).toMatch(/^---\n# Template: .+\n(?:# .+\n)+\n/);
  });
});

const { frameworks } = readAndCheck(memorySource(estate), { today, ...shipped }).content;
const criteria = frameworks.flatMap((framework) => framework.stages.flatMap((stage) => stage.criteria));

describe('criteria and templates', () => {
  it('name only templates that ship', () => {
    const named = new Set(criteria.flatMap((criterion) => criterion.templates ?? []));
    expect([...named].filter((id) => !texts.has(`${id}.md`))).toEqual([]);
  });

  it('name each other', () => {
    const serves = [...texts]
      .filter(([name]) => !guideNames.includes(name))
      .flatMap(([name, text]) =>
        (/^# Serves: (.+)$/m.exec(text)?.[1]?.split(', ') ?? []).map((id) => `${id} ${name}`),
      );
    const helped = criteria.flatMap(({ id, templates }) =>
      (templates ?? []).map((template) => `${id} ${template}.md`),
    );
    expect(serves.length).toBeGreaterThan(0);
    expect(serves.sort()).toEqual(
      helped.filter((pair) => !guideNames.includes(pair.split(' ')[1] ?? '')).sort(),
    );
  });
});

describe.each(tables)('%s', (name) => {
  it('is the table of a template, with as many cells in each row', () => {
    expect(texts.has(name.replace(/csv$/, 'md'))).toBe(true);
    const rows = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.map((row) => row.match(/(?:^|,)(?:"[^"]*"|[^",]*)/g)?.length)).size).toBe(1);
  });
});

describe.each(guideNames)('%s', (name) => {
  const phase = data(name).phase as Phase;
  const usesLiveData = data(name).uses_live_data === true;
  const due = shown.filter(({ info }) => gateReached(info.due, phase, usesLiveData));

  it('is for the phase in its name', () => {
    expect(name).toBe(`service-operations-guide-${phase}.md`);
  });

  it('holds every fact that is due', () => {
    const missing = due.filter(({ path }) => valuesAt(data(name), path).length === 0);
    expect(missing.map(({ path }) => path.join('.'))).toEqual([]);
  });

  it('meets every criterion that is due, advice included', () => {
    const { content } = readAndCheck(memorySource({ ...estate, [placeOf(name)]: texts.get(name) ?? '' }), {
      today,
      ...shipped,
    });
    const guide = content.guides.find((document) => document.file === placeOf(name))?.guide;
    if (!guide) throw new Error(`${name} is refused`);
    const { organisation } = content;
    const readiness = judgeReadiness({ guide, frameworks, organisation, today, failedRules: new Set() });
    expect(readiness.count.due).toBeGreaterThan(0);
    expect([...readiness.blockers, ...readiness.advice].map(({ criterion }) => criterion.id)).toEqual([]);
  });

  it('holds every key that the template of the phase before holds', () => {
    const before = guideNames.find((other) => data(other).phase === phases[phases.indexOf(phase) - 1]);
    const keys = Object.keys(before ? data(before) : {});
    expect(Object.keys(data(name))).toEqual(expect.arrayContaining(keys));
  });

  it('says beside every due fact what to write', () => {
    expect(due.map(({ path }) => path).filter((path) => !isExplained(texts.get(name) ?? '', path))).toEqual(
      [],
    );
  });
});

/**
 * True if a comment stands above the line of the key, above the run of lines that it belongs to, or, where it only
 * opens a block, directly below it.
 */
function isExplained(text: string, path: readonly string[]): boolean {
  const lines = (text.split('\n---\n')[0] ?? '').split('\n');
  const at = lineOf(lines, path);
  const isComment = (index: number) => /^ *#/.test(lines[index] ?? '');
  if (/:$/.test(lines[at] ?? '') && isComment(at + 1)) return true;
  for (let above = at - 1; indentOf(lines[above]) === indentOf(lines[at]); above -= 1)
    if (isComment(above)) return true;
  return false;
}

/** The line on which a key is written, or the line that holds it within braces. */
function lineOf(lines: readonly string[], path: readonly string[]): number {
  let at = -1;
  for (const key of path.filter((step) => step !== '*')) {
    const depth = at === -1 ? -1 : indentOf(lines[at]);
    const end =
      at === -1 ? -1 : lines.findIndex((line, index) => index > at && line !== '' && indentOf(line) <= depth);
    const found = lines
      .map((line, index) => ({ line, index, indent: indentOf(line) }))
      .slice(at + 1, end === -1 ? undefined : end)
      .filter(({ line }) => new RegExp(`^[ -]*${key}:`).test(line))
      // The outermost one: the same word may be a key deeper down.
      .sort((a, b) => a.indent - b.indent || a.index - b.index)[0];
    if (!found) break;
    at = found.index;
  }
  return at;
}

/** How far a line is indented; the hyphen of a list counts as a blank, an empty line stands outside everything. */
function indentOf(line: string | undefined): number {
  return line ? (/^[ -]*/.exec(line)?.[0].length ?? 0) : -2;
}
