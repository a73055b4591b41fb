/**
 * Render: the pages of maps. The first one is a page of Eleventy; the others go straight to disk when Eleventy is done,
 * since there is one for each service and Eleventy would keep them all in memory.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type nunjucks from 'nunjucks';
import type { Estate, Service } from '../../model/estate.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { impactView } from './impact-view.ts';
import { type MapContext, mapContext } from './map-context.ts';
import { estateMapPage, groupMapPage, type MapFigure, outsideParties, serviceMapPage } from './map-pages.ts';

/** Name of a drawing beside its page. */
const FILE = 'map.svg';

/** What maps need of a site. */
export interface MapInput {
  estate: Estate;
  interfaceWords: InterfaceWords;
  basePath: string;
}

/** A page of a map: its template below the folders of includes, its site path, and what it shows. */
interface MapPage {
  template: string;
  path: string;
  view: () => { figure?: MapFigure | undefined };
}

/** Site paths of all pages of maps, those of services left out: each service has one. */
export function mapPaths({ estate: { groups } }: Pick<MapInput, 'estate'>): string[] {
  return ['/map/', '/map/outside/', ...groups.map(({ id }) => `/map/group/${id}/`)];
}

/** Globals of templates. */
export function mapGlobals(site: MapInput) {
  const { estate } = site;
  return {
    /** What the map of the estate shows. */
    estateMap: () => estateMapPage(contextOf(site)),
    /** How many services stop or degrade when a service fails, by effect. */
    impactOf: (service: Service) => {
      const { counts, more } = impactView(estate, estate.graph.nodeOf.get(service.id) ?? -1);
      return { counts, more };
    },
  };
}

/** Writes all pages of maps below `output`. @throws Error for a mistake in our own templates */
export function writeMaps(environment: nunjucks.Environment, site: MapInput, output: string): void {
  const context = contextOf(site);
  const whole = estateMapPage(context).figure?.file?.();
  if (whole !== undefined) writeFileSync(join(output, 'map', FILE), whole);
  const templates = new Map<string, nunjucks.Template>();
  for (const { template: name, path, view } of pagesOf(context)) {
    const template = templates.get(name) ?? environment.getTemplate(name, true);
    templates.set(name, template);
    const map = view();
    const folder = join(output, path);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), template.render({ map, page: { url: path } }));
    const file = map.figure?.file?.();
    if (file !== undefined) writeFileSync(join(folder, FILE), file);
  }
}

function contextOf({ estate, interfaceWords, basePath }: MapInput): MapContext {
  return mapContext({ estate, words: interfaceWords, basePath });
}

function* pagesOf(context: MapContext): Generator<MapPage> {
  const { services, groups } = context.estate;
  yield {
    template: 'maps/outside.njk',
    path: '/map/outside/',
    view: () => ({ figure: undefined, parties: outsideParties(context) }),
  };
  for (const group of groups)
    yield {
      template: 'maps/group.njk',
      path: `/map/group/${group.id}/`,
      view: () => groupMapPage(context, group),
    };
  for (const service of services)
    yield {
      template: 'maps/service.njk',
      path: `${service.href}map/`,
      view: () => ({ service, ...serviceMapPage(context, service) }),
    };
}
