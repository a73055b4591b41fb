/** OSCAL against the schemas that NIST publishes, and against the rules that no schema can hold. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { oscalDocuments } from '../../src/export/oscal/oscal-files.ts';
import { exampleEstate } from '../support/example-estate.ts';

const estate = exampleEstate();
const documents = oscalDocuments({ estate, version: '0.0.0' });
const schemas: Readonly<Record<string, string>> = {
  catalog: 'catalog',
  'component-definition': 'component',
  'assessment-results': 'assessment-results',
  'plan-of-action-and-milestones': 'poam',
};

function schemaOf(document: Record<string, unknown>): object {
  const name = schemas[Object.keys(document)[0] ?? ''];
  const file = join(import.meta.dirname, '..', 'fixtures', 'schemas', `oscal_${name}_schema.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

/** Every value of a key, wherever it stands. */
function valuesOf(node: unknown, key: string): unknown[] {
  if (Array.isArray(node)) return node.flatMap((item) => valuesOf(item, key));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(value, key),
  ]);
}

describe('the OSCAL export', () => {
  it.each(documents.map(({ file, document }) => [file, document] as const))(
    '%s is valid',
    (_file, document) => {
      const ajv = new Ajv({ strict: false, allErrors: true });
      (addFormats as unknown as (ajv: Ajv) => void)(ajv);
      const validate = ajv.compile(schemaOf(document));
      validate(document);
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it('writes every kind of document for the worked example', () => {
    expect(documents.map(({ file }) => file)).toEqual([
      ...estate.frameworks.map(({ id }) => `catalog-${id}.json`),
      'component-definition.json',
      'assessment-results.json',
      'plan-of-action-and-milestones.json',
    ]);
  });

  it('names every criterion in a catalog, and no control that no catalog has', () => {
    const controls = new Set(
      documents
        .filter(({ document }) => 'catalog' in document)
        .flatMap(({ document }) =>
          valuesOf(document, 'controls').flatMap((list) => (list as { id: string }[]).map(({ id }) => id)),
        ),
    );
    expect(controls.size).toBe(
      estate.frameworks.flatMap(({ stages }) => stages.flatMap((s) => s.criteria)).length,
    );
    const used = documents.flatMap(({ document }) => valuesOf(document, 'control-id'));
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((id) => !controls.has(id as string))).toEqual([]);
  });

  it('gives each thing an identifier of its own, and refers to nothing that is not there', () => {
    for (const { document, file } of documents) {
      const ids = valuesOf(document, 'uuid');
      expect(new Set(ids).size, file).toBe(ids.length);
    }
    const everything = new Set(documents.flatMap(({ document }) => valuesOf(document, 'uuid')));
    const referred = ['subject-uuid', 'risk-uuid', 'observation-uuid', 'party-uuids', 'href'].flatMap((key) =>
      documents.flatMap(({ document }) => valuesOf(document, key)).flat(),
    );
    const local = referred.filter((id) => !String(id).startsWith('http') && !String(id).endsWith('.json'));
    expect(local.filter((id) => !everything.has(String(id).replace(/^#/, '')))).toEqual([]);
  });

  it('keeps every component and dependency', () => {
    const definition = documents.find(({ file }) => file === 'component-definition.json')?.document;
    const components = valuesOf(definition, 'components').flat() as {
      uuid: string;
      props: { name: string; value: string }[];
      links?: { href: string; rel: string }[];
    }[];
    const prop = (name: string, item: (typeof components)[number]) =>
      item.props.find((property) => property.name === name)?.value;
    for (const service of estate.services) {
      const own = components.find((item) => prop('id', item) === service.id && prop('phase', item));
      expect(own?.links?.filter(({ rel }) => rel === 'depends-on') ?? [], service.id).toHaveLength(
        service.guide.dependencies?.length ?? 0,
      );
      expect(
        components.filter((item) => prop('service', item) === service.id).map((item) => prop('id', item)),
      ).toEqual(service.guide.components.map(({ id }) => id));
    }
  });

  it('has one item for each waiver', () => {
    const plan = documents.find(({ file }) => file.startsWith('plan-'))?.document;
    const waivers = estate.services.flatMap(({ guide }) => guide.waivers ?? []);
    expect(waivers.length).toBeGreaterThan(0);
    expect(valuesOf(plan, 'poam-items').flat()).toHaveLength(waivers.length);
  });
});
