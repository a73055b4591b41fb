/** Export: the open data of a site, `/api/v1/`. A new resource is a schema in the model and a line here. */
import {
  type ApiDiagnostics,
  type ApiEstate,
  type ApiFrameworks,
  type ApiGraph,
  type ApiHistory,
  type ApiIndex,
  type ApiReadiness,
  apiJsonSchema,
  apiSchemas,
  apiVersion,
} from '../../model/api.ts';
import type { Estate } from '../../model/estate.ts';
import type { ReadinessHistory } from '../../model/readiness-history.ts';
import { canonicalJson } from '../canonical-json.ts';
import { diagnosticRecord, type Href, serviceRecord, summaryOf } from './service.ts';

/** Folder of the open data in the output. */
export const apiFolder = `api/v${apiVersion}`;

/** What the open data is made of. */
export interface ApiOptions {
  estate: Estate;
  /** Readiness over time, where it is known: only then is there a file of it. */
  overTime?: ReadinessHistory | undefined;
  /** Puts the base path before a path of the site. */
  href: Href;
  /** Version of opsguide. */
  version: string;
}

const titles: Readonly<Record<keyof typeof apiSchemas, string>> = {
  index: 'What there is',
  estate: 'Services, delivery groups and guidance',
  service: 'One service',
  frameworks: 'Frameworks in force',
  readiness: 'State of every criterion for every service',
  graph: 'What leans on what',
  diagnostics: 'What the checker found',
  history: 'Readiness at the ends of the last months',
};

/** Every file of the open data, by path in the output, in canonical JSON. @see https://www.rfc-editor.org/rfc/rfc8785 */
export function* apiFiles(options: ApiOptions): Generator<{ path: string; text: string }> {
  const { estate, href } = options;
  const file = (name: string, value: unknown) => ({
    path: `${apiFolder}/${name}.json`,
    text: canonicalJson(value),
  });
  yield file('index', indexOf(options));
  yield file('estate', estateRecord(options));
  for (const service of estate.services)
    yield file(`services/${service.id}`, serviceRecord(service, estate, href));
  yield file('frameworks', frameworksOf(estate));
  yield file('readiness', readinessOf(estate));
  yield file('graph', graphOf(options));
  yield file('diagnostics', diagnosticsOf(options));
  if (options.overTime) yield file('history', historyOf(options.overTime, estate));
  for (const name of names(options)) yield file(`schemas/${name}.schema`, apiJsonSchema(name));
}

function names({ overTime }: ApiOptions): (keyof typeof apiSchemas)[] {
  const all = Object.keys(apiSchemas) as (keyof typeof apiSchemas)[];
  return overTime ? all : all.filter((name) => name !== 'history');
}

function indexOf(options: ApiOptions): ApiIndex {
  const { estate, href, version } = options;
  return {
    apiVersion,
    asOf: estate.today,
    generator: { name: 'opsguide', version },
    resources: names(options).map((name) => ({
      title: titles[name],
      href: href(`/${apiFolder}/${name === 'service' ? 'services/{id}' : name}.json`),
      schema: href(`/${apiFolder}/schemas/${name}.schema.json`),
    })),
  };
}

function estateRecord({ estate, href }: ApiOptions): ApiEstate {
  return {
    apiVersion,
    asOf: estate.today,
    title: estate.config.title,
    organisation: estate.config.organisation,
    groups: estate.groups.map(({ id, name, services }) => ({
      id,
      name,
      href: href(`/groups/${id}/`),
      services: services.map((service) => service.id),
    })),
    services: estate.services.map((service) => summaryOf(service, href)),
    guidance: estate.guidance.map((view) => ({
      id: view.id,
      title: view.title,
      href: href(view.href),
      description: view.description,
      owner: view.owner,
      review: view.review,
    })),
  };
}

function frameworksOf(estate: Estate): ApiFrameworks {
  return {
    apiVersion,
    asOf: estate.today,
    frameworks: estate.frameworks as unknown as ApiFrameworks['frameworks'],
  };
}

function readinessOf(estate: Estate): ApiReadiness {
  return {
    apiVersion,
    asOf: estate.today,
    services: estate.services.map(({ id, readiness }) => ({
      id,
      total: readiness.count,
      stages: readiness.stages.map(({ framework, stage, open, count }) => ({
        framework: framework.id,
        stage: stage.id,
        open,
        readiness: count,
      })),
      states: Object.fromEntries(
        readiness.stages.flatMap(({ results }) =>
          results.map(({ criterion, state }) => [criterion.id, state] as const),
        ),
      ),
    })),
  };
}

function graphOf({ estate, href }: ApiOptions): ApiGraph {
  const external = new Set<string>();
  const edges: ApiGraph['edges'] = [];
  for (const service of estate.services)
    for (const { dependency, service: target, name } of service.dependencies) {
      if (!target) external.add(name);
      edges.push({
        from: `service:${service.id}`,
        to: target ? `service:${target.id}` : `external:${name}`,
        type: dependency.type,
        ifItFails: dependency.if_it_fails,
      });
    }
  return {
    apiVersion,
    asOf: estate.today,
    nodes: [
      ...estate.services.map((service) => ({
        id: `service:${service.id}`,
        kind: 'service' as const,
        name: service.title,
        phase: service.phase,
        tier: service.tier?.id,
        group: service.group.id,
        href: href(service.href),
      })),
      ...[...external].sort().map((name) => ({ id: `external:${name}`, kind: 'external' as const, name })),
    ],
    edges,
  };
}

function historyOf(points: ReadinessHistory, { today }: Estate): ApiHistory {
  return {
    apiVersion,
    asOf: today,
    points: points.map(({ services, ...point }) => ({ ...point, services: Object.fromEntries(services) })),
  };
}

function diagnosticsOf({ estate, href }: ApiOptions): ApiDiagnostics {
  return {
    apiVersion,
    asOf: estate.today,
    summary: estate.summary,
    diagnostics: estate.diagnostics.map((found) => diagnosticRecord(found, href)),
  };
}
