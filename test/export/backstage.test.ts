/** The Backstage export, read again by parsers and validators of other makers. */
import {
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  domainEntityV1alpha1Validator,
  type Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { backstageEntities } from '../../src/export/backstage.ts';
import { backstageYaml } from '../../src/export/backstage-yaml.ts';
import type { Estate, Service } from '../../src/model/estate.ts';
import { exampleEstate, exampleService } from '../support/example-estate.ts';

const estate = exampleEstate();
const validators = [
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
];
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

/** Writes the export of an estate and reads it again. */
function reread(of: Estate, address?: string): Entity[] {
  return parseAllDocuments(backstageYaml(backstageEntities(of, address))).map(
    (document) => document.toJS() as Entity,
  );
}

async function problemsOf(entities: readonly Entity[]): Promise<string[]> {
  const problems: string[] = [];
  for (const entity of entities) {
    const name = `${entity.kind} ${entity.metadata.name}`;
    await policy
      .enforce(structuredClone(entity))
      .catch((error: Error) => problems.push(`${name}: ${error.message}`));
    const accepted = await Promise.all(validators.map((validator) => validator.check(entity)));
    if (!accepted.includes(true)) problems.push(`${name}: no kind accepts it`);
  }
  return problems;
}

function danglingOf(entities: readonly Entity[]): string[] {
  const known = new Set(entities.map((entity) => stringifyEntityRef(entity)));
  return entities.flatMap(({ metadata, spec = {} }) =>
    [
      ...[spec.owner, spec.subcomponentOf, spec.domain].filter((value) => value !== undefined),
      ...((spec.dependsOn as string[] | undefined) ?? []),
      ...(spec.system === undefined ? [] : [`system:default/${String(spec.system)}`]),
    ]
      .map((reference) => stringifyEntityRef(parseEntityRef(String(reference))))
      .filter((reference) => !known.has(reference))
      .map((reference) => `${metadata.name} → ${reference}`),
  );
}

describe('the Backstage export', () => {
  const entities = reread(estate, 'https://operations.landandwater.example/');

  it('is accepted by the catalogue', async () => {
    expect(await problemsOf(entities)).toEqual([]);
  });

  it('names everything once and refers to nothing that is not there', () => {
    const names = entities.map((entity) => stringifyEntityRef(entity));
    expect(new Set(names).size).toBe(names.length);
    expect(danglingOf(entities)).toEqual([]);
  });

  it('keeps every component and dependency', () => {
    for (const service of estate.services) {
      const of = (kind: string) =>
        entities.filter(
          ({ kind: found, metadata }) =>
            found === kind && metadata.annotations?.['opsguide/service-id'] === service.id,
        );
      const parts = [...of('Component'), ...of('Resource')].flatMap(
        ({ metadata }) => metadata.annotations?.['opsguide/component-id'] ?? [],
      );
      expect(parts.sort()).toEqual(service.guide.components.map(({ id }) => id).sort());
      const own = entities.find(({ kind, metadata }) => kind === 'Component' && metadata.name === service.id);
      const outside = ((own?.spec?.dependsOn as string[] | undefined) ?? []).filter(
        (reference) => !reference.includes(`/${service.id}.`),
      );
      expect(outside).toHaveLength(service.guide.dependencies?.length ?? 0);
    }
  });

  it('links to the pages only where the site knows its address', () => {
    const own = (list: readonly Entity[]) =>
      list.find(({ kind, metadata }) => kind === 'System' && metadata.name === 'flood-warnings');
    expect(own(entities)?.metadata.links?.[0]?.url).toBe(
      'https://operations.landandwater.example/services/flood-warnings/',
    );
    expect(own(reread(estate))?.metadata.links).toBeUndefined();
  });

  it('keeps long names and names in other scripts apart', async () => {
    const base = exampleService('flood-warnings');
    const long = 'a'.repeat(64);
    const service = (id: string): Service => ({
      ...base,
      id,
      components: base.components.map((view, index) => ({
        ...view,
        component: { ...view.component, id: `${'b'.repeat(60)}${index}` },
      })),
      dependencies: ['نظام الدفع', 'نظام آخر', '🌊', 'x: "y"\n- z'].map((name) => ({
        dependency: { external: name },
        name,
      })),
    });
    const hostile = reread({ ...estate, services: [service(long), service(`${long.slice(1)}c`)] });
    expect(await problemsOf(hostile)).toEqual([]);
    expect(danglingOf(hostile)).toEqual([]);
    const names = hostile.map((entity) => stringifyEntityRef(entity));
    expect(new Set(names).size).toBe(names.length);
  });
});
