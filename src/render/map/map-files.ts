/** Render: the pages of maps, and large drawings as files. The first page is one of Eleventy. */
import type nunjucks from 'nunjucks';
import type { Estate, Service } from '../../model/estate.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { pageFile, type SiteFile } from '../site-file.ts';
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

/** All pages of maps but the first, each followed by its drawing. What both show is made once, for whoever asks first. */
export function* mapFiles(environment: nunjucks.Environment, site: MapInput): Generator<SiteFile> {
  const context = contextOf(site);
  yield { path: `map/${FILE}`, text: () => estateMapPage(context).figure?.file?.() };
  for (const { template, path: url, view } of pagesOf(context)) {
    let made: ReturnType<typeof view> | undefined;
    const map = () => {
      made ??= view();
      return made;
    };
    yield {
      path: pageFile(url),
      text: () => environment.getTemplate(template, true).render({ map: map(), page: { url } }),
    };
    yield { path: `${url.slice(1)}${FILE}`, text: () => map().figure?.file?.() };
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
