/** The generated documentation is up to date, and its JSON Schemas accept what the worked example says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { referenceFiles, referenceFolder } from '../scripts/docs.ts';
import { loadReference } from '../scripts/load-reference.ts';
import { loadCalendars, packageRoot } from '../scripts/shipped-data.ts';
import { schemaFacts } from '../src/model/due-facts.ts';
import { guidanceSchema } from '../src/model/guidance.ts';
import { guideSchema } from '../src/model/guide.ts';
import { organisationSchema } from '../src/model/organisation.ts';
import { allRules, readAndCheck } from '../src/pipeline.ts';
import { memorySource } from '../src/read/content-source.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { splitFrontMatter } from '../src/read/front-matter.ts';
import { readContent } from '../src/read/read-content.ts';
import { sourceOf } from '../src/render/reference.ts';

const files = referenceFiles();
const { content } = readContent(folderSource(join(packageRoot, 'src', 'content')));

function validator(name: string): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(files[name] ?? '{}'));
}

/** What the schema refuses, as `path: reason`. */
function refusals(validate: ValidateFunction, data: unknown): string[] {
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

describe('docs/reference', () => {
  it('has no file too few or too many', () => {
    expect(readdirSync(referenceFolder).sort()).toEqual(Object.keys(files).sort());
  });

  it.each(Object.keys(files))('%s is up to date; if not, run `npm run docs`', (name) => {
    expect(readFileSync(join(referenceFolder, name), 'utf8')).toBe(files[name]);
  });

  it('names every key of a guide and every rule', () => {
    const missing = schemaFacts(guideSchema)
      .map(({ path }) => `\`${path.join('.').replaceAll('.*', '[]')}\``)
      .filter((key) => !files['fields.md']?.includes(`| ${key} |`));
    expect(missing).toEqual([]);
    expect(allRules.filter(({ id }) => !files['rules.md']?.includes(`### ${id}\n`))).toEqual([]);
  });

  it('says what every code of a source stands for, and has no source that nothing names', () => {
    const { sources } = loadReference();
    const codes = new Set([
      ...[guideSchema, guidanceSchema, organisationSchema].flatMap((schema) =>
        schemaFacts(schema).flatMap(({ info }) => info.from?.split(',').map((code) => code.trim()) ?? []),
      ),
      ...allRules.flatMap((rule) => rule.requirements ?? []),
    ]);
    expect([...codes].filter((code) => !sourceOf(sources, code))).toEqual([]);
    const named = new Set([...codes].map((code) => sourceOf(sources, code)?.code));
    expect(sources.filter(({ code }) => !named.has(code))).toEqual([]);
  });
});

describe('guide.schema.json', () => {
  const validate = validator('guide.schema.json');

  it.each(content.guides.map((guide) => [guide.file, guide] as const))('accepts %s', (_file, guide) => {
    expect(refusals(validate, guide.data)).toEqual([]);
  });

  const templates = readdirSync(join(packageRoot, 'templates')).filter((name) => name.startsWith('service-'));
  it.each(templates)('accepts the template %s', (name) => {
    const { data } = splitFrontMatter(readFileSync(join(packageRoot, 'templates', name), 'utf8'));
    expect(refusals(validate, data)).toEqual([]);
  });

  it.each(['components', 'support', 'lifecycle'])('refuses a guide without %s', (key) => {
    const { [key]: _left, ...rest } = content.guides[0]?.data ?? {};
    expect(refusals(validate, rest)).toEqual([`: must have required property '${key}'`]);
  });

  it('refuses an unknown key and a phase that does not exist', () => {
    const data = { ...content.guides[0]?.data, phase: 'gamma', suport: {} };
    expect(refusals(validate, data)).toEqual([
      ': must NOT have additional properties',
      '/phase: must be equal to one of the allowed values',
    ]);
  });
});

describe('the other schemas', () => {
  it('accept the guidance, the organisation and the configuration of the worked example', () => {
    const page = validator('guidance.schema.json');
    for (const { data } of content.pages) expect(refusals(page, data)).toEqual([]);
    expect(refusals(validator('organisation.schema.json'), content.organisationDocument?.data)).toEqual([]);
    expect(refusals(validator('config.schema.json'), content.configDocument?.data)).toEqual([]);
  });

  it('refuse an unknown key', () => {
    for (const name of ['guidance', 'organisation', 'config']) {
      const data = { title: 'Anything', colour: 'blue' };
      expect(refusals(validator(`${name}.schema.json`), data)).toContain(
        ': must NOT have additional properties',
      );
    }
  });
});

describe('docs/content.md', () => {
  const text = readFileSync(join(packageRoot, 'docs', 'content.md'), 'utf8');

  it('shows a folder that passes, with a template as its first guide', () => {
    const shown = [...text.matchAll(/^\*\*`([\w.]+)`\*\*\n\n```yaml\n([\s\S]*?)```/gm)].map(
      ([, name = '', yaml = '']) => [name, yaml] as const,
    );
    expect(shown.map(([name]) => name)).toEqual(['opsguide.config.yaml', 'organisation.yaml']);
    const guide = readFileSync(
      join(packageRoot, 'templates', 'service-operations-guide-discovery.md'),
      'utf8',
    );
    const { diagnostics } = readAndCheck(
      memorySource({ ...Object.fromEntries(shown), 'services/reservoir-alerts.md': guide }),
      { today: '2026-11-20', calendars: loadCalendars() },
    );
    expect(diagnostics).toEqual([]);
  });

  it('names rules and files that exist', () => {
    const rules = [...text.matchAll(/^ {2}([a-z-]+): (?:off|info|warning|error)$/gm)].map(([, id]) => id);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((id) => !allRules.some((rule) => rule.id === id))).toEqual([]);
  });
});

describe.each(['architecture.md', 'content.md'])('docs/%s', (name) => {
  it('links to files that exist', () => {
    const text = readFileSync(join(packageRoot, 'docs', name), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !existsSync(join(packageRoot, 'docs', link)))).toEqual([]);
  });
});
