/** The open data: each file against the schema that is published beside it, by a validator that is not ours. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { apiFiles } from '../../src/export/api/api-files.ts';
import { canonicalJson } from '../../src/export/canonical-json.ts';
import type { ApiGraph, ApiIndex, ApiReadiness, ApiService } from '../../src/model/api.ts';
import { exampleEstate } from '../support/example-estate.ts';

const estate = exampleEstate();
const files = new Map(
  [...apiFiles({ estate, version: '0.0.0', href: (path) => `/x${path}` })].map(({ path, text }) => [
    path,
    text,
  ]),
);

function read<T>(name: string): T {
  const text = files.get(`api/v1/${name}.json`);
  if (text === undefined) throw new Error(`no ${name}`);
  return JSON.parse(text) as T;
}

const data = [...files.keys()].filter((path) => !path.includes('/schemas/'));

describe('the open data', () => {
  it.each(data)('%s is as its schema says', (path) => {
    const name = path.startsWith('api/v1/services/')
      ? 'service'
      : path.slice('api/v1/'.length, -'.json'.length);
    const ajv = new Ajv2020({ strict: true, allErrors: true, strictTuples: false });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    const validate = ajv.compile(read<object>(`schemas/${name}.schema`));
    const value = JSON.parse(files.get(path) ?? '') as unknown;
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
    expect(canonicalJson(value)).toBe(files.get(path));
  });

  it('lists every resource with its schema', () => {
    const { resources } = read<ApiIndex>('index');
    for (const { href, schema } of resources) {
      expect(files.has(href.replace('{id}', 'flood-warnings').slice('/x/'.length)), href).toBe(true);
      expect(files.has(schema.slice('/x/'.length)), schema).toBe(true);
    }
    expect(resources).toHaveLength(7);
  });

  it('keeps every component, dependency and criterion of every guide', () => {
    for (const service of estate.services) {
      const record = read<ApiService>(`services/${service.id}`);
      expect(record.components.map(({ id }) => id)).toEqual(service.guide.components.map(({ id }) => id));
      expect(record.dependencies).toHaveLength(service.guide.dependencies?.length ?? 0);
      const states = read<ApiReadiness>('readiness').services.find(({ id }) => id === service.id)?.states;
      expect(Object.fromEntries(record.criteria.map(({ id, state }) => [id, state]))).toEqual(states);
    }
  });

  it('draws every edge between nodes that are there', () => {
    const { nodes, edges } = read<ApiGraph>('graph');
    const ids = new Set(nodes.map(({ id }) => id));
    expect(ids.size).toBe(nodes.length);
    expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    expect(edges).toHaveLength(
      estate.services.reduce((sum, { guide }) => sum + (guide.dependencies?.length ?? 0), 0),
    );
  });

  it('counts readiness as the pages do', () => {
    const record = read<ApiService>('services/flood-warnings');
    const due = record.criteria.filter(({ state, advisory }) => !advisory && state !== 'not-yet-due');
    const asked = due.filter(({ state }) => state !== 'not-applicable');
    expect(record.readiness.due).toBe(asked.length);
    expect(record.readiness.met).toBe(asked.filter(({ state }) => state === 'met').length);
    expect(record.readiness.waived).toBe(asked.filter(({ state }) => state === 'waived').length);
  });
});
