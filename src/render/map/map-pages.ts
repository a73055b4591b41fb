/**
 * Render: what the pages of maps show. Everything is made when its page asks for it: five thousand maps at once would not
 * fit into memory.
 */
import nunjucks from 'nunjucks';
import type { Estate, Service } from '../../model/estate.ts';
import type { ExternalParty, FailureMode, GraphLink } from '../../model/graph.ts';
import type { Drawing } from './drawing.ts';
import { estateMap } from './estate-map.ts';
import { type GroupLink, groupLinks } from './group-links.ts';
import { type Crossing, groupMap } from './group-map.ts';
import { type ImpactView, impactView } from './impact-view.ts';
import { type LegendEntry, legendOf } from './legend.ts';
import { isCritical, type MapContext, serviceBox } from './map-context.ts';
import { type MapColumn, type ServiceMap, type SideName, serviceMap } from './service-map.ts';
import { renderSvg, renderSvgFile } from './svg.ts';

/** A drawing for a page, and as a file of its own. */
export interface MapFigure {
  svg: nunjucks.runtime.SafeString;
  legend: { sign: nunjucks.runtime.SafeString; words: string }[];
  /** What the drawing is called. */
  label: string;
  /** The drawing as a file; only large drawings have one, made when it is asked for. */
  file?: () => string;
}

/** A node in a list beside a drawing. */
export interface MapRow {
  name: string;
  /** Site path of its page. */
  path: string;
  /** Its phase and tier, or that it lies outside the estate. */
  about: string;
  /** How it leans or is leaned on, or through what, two steps away. */
  how: string;
  /** What happens when the other end fails; one step away only. */
  failing: string;
}

/** Rows of a list that belong together. */
export interface MapPart {
  steps: 1 | 2;
  /** The box that stands for these rows, where there is one. */
  anchor?: string;
  name?: string;
  /** Nodes in this part; rows may be fewer. */
  count: number;
  rows: MapRow[];
}

/** The page of one service. */
export interface ServiceMapPage {
  figure: MapFigure;
  impact: ImpactView;
  sides: Record<SideName, { count: number; parts: MapPart[] }>;
}

/** A drawing larger than this, in square pixels, also stands alone: it fills more than a small screen. */
const LARGE = 500_000;
/** Rows of nodes two steps away that one part shows. */
const MOST_SECOND_ROWS = 20;
/** Names between that a row lists. */
const MOST_VIA = 3;

/** Makes the figure of a drawing. */
export function mapFigure(
  { words }: MapContext,
  drawing: Drawing,
  label: string,
  description: string,
): MapFigure {
  const svgWords = { title: label, description, direction: words.direction };
  const legend = legendOf(drawing, words);
  return {
    svg: new nunjucks.runtime.SafeString(renderSvg(drawing, svgWords)),
    legend: legend.map((entry: LegendEntry) => ({
      sign: new nunjucks.runtime.SafeString(entry.sign),
      words: entry.words,
    })),
    label,
    ...(drawing.width * drawing.height > LARGE
      ? { file: () => renderSvgFile(drawing, svgWords, legend) }
      : {}),
  };
}

/** The page of the map of a service, with the impact of its failure. */
export function serviceMapPage(context: MapContext, service: Service): ServiceMapPage {
  const { estate, words } = context;
  const map = serviceMap(context, service);
  const { leaning, leanedOn } = map.around;
  return {
    figure: mapFigure(
      context,
      map.drawing,
      words.say('map.service.drawing', { service: service.title }),
      words.say('map.service.drawingAbout', {
        leaning: leaning.first.length + leaning.second.length,
        leanedOn: leanedOn.first.length + leanedOn.second.length,
      }),
    ),
    impact: impactView(estate, estate.graph.nodeOf.get(service.id) ?? 0),
    sides: { leaning: sideOf(context, map, 'leaning'), leanedOn: sideOf(context, map, 'leanedOn') },
  };
}

function sideOf(context: MapContext, { columns, around }: ServiceMap, side: SideName) {
  const { first, second, links } = around[side];
  const near = new Set(first);
  const parts = ([1, 2] as const).flatMap((steps) => {
    const column = columns.find((entry) => entry.side === side && entry.steps === steps);
    return column ? partsOf(context, column, links, near) : [];
  });
  return { count: first.length + second.length, parts };
}

/** One part for all single boxes of a column, and one for each box that gathers several. */
function partsOf(
  context: MapContext,
  { steps, boxes, side }: MapColumn,
  links: ReadonlyMap<number, readonly GraphLink[]>,
  near: ReadonlySet<number>,
): MapPart[] {
  const part = (nodes: readonly number[], box?: { anchor?: string; name: string }): MapPart => ({
    steps,
    ...(box?.anchor ? { anchor: box.anchor, name: box.name } : {}),
    count: nodes.length,
    rows: nodes
      .slice(0, steps === 1 ? nodes.length : MOST_SECOND_ROWS)
      .map((node) => rowOf(context, node, steps, side, links.get(node) ?? [], near)),
  });
  const single = boxes.filter(({ anchor }) => anchor === undefined).flatMap(({ nodes }) => nodes);
  const gathered = boxes.filter(({ anchor }) => anchor !== undefined);
  return [...(single.length > 0 ? [part(single)] : []), ...gathered.map((box) => part(box.nodes, box))];
}

function rowOf(
  context: MapContext,
  node: number,
  steps: 1 | 2,
  side: SideName,
  links: readonly GraphLink[],
  near: ReadonlySet<number>,
): MapRow {
  const { services, graph } = context.estate;
  const { say } = context.words;
  const service = services[node];
  const party = graph.externals[node - graph.services];
  const between = links.map(({ from, to }) => (side === 'leaning' ? to : from));
  const nameOf = (other: number) => services[other]?.title ?? '';
  const direct = steps === 1 ? links.filter((_link, index) => !near.has(between[index] ?? -1)) : [];
  return {
    name: service?.title ?? party?.name ?? '',
    path: service ? service.href : outsidePath(party),
    about: service ? (serviceBox(context, service).notes[0] ?? '') : say('map.outside'),
    how:
      steps === 1
        ? direct.map(({ type = 'unsaid' }) => say(`map.type.${type}`)).join(say('common.comma'))
        : say('map.list.through', {
            names: [...new Set(between)].slice(0, MOST_VIA).map(nameOf).join(say('common.comma')),
          }),
    failing: direct.map(({ mode }) => say(`map.mode.${mode}`)).join(say('common.comma')),
  };
}

/** Site path of what is known of a party outside the estate. */
export function outsidePath(party: Pick<ExternalParty, 'id'> | undefined): string {
  return `/map/outside/${party ? `#${encodeURIComponent(party.id)}` : ''}`;
}

/** The page of a delivery group. */
export interface GroupMapPage {
  id: string;
  name: string;
  figure?: MapFigure;
  crossings: Crossing[];
  hidden: number;
  services: { service: Service; leansOn: MapEnds; leanedOnBy: MapEnds }[];
}

/** Names at the other ends of links, those of the same group apart. */
export interface MapEnds {
  inside: string[];
  outside: number;
}

const MOST_NAMES = 5;

/** The page of the map of a group. */
export function groupMapPage(context: MapContext, group: Estate['groups'][number]): GroupMapPage {
  const { estate, words } = context;
  const { graph, services } = estate;
  const map = groupMap(context, group);
  const ends = (links: readonly GraphLink[] | undefined, far: (link: GraphLink) => number): MapEnds => {
    const nodes = [...new Set((links ?? []).map(far))];
    const own = nodes.filter((node) => services[node]?.group.id === group.id);
    return {
      inside: own.map((node) => services[node]?.title ?? ''),
      outside: nodes.length - own.length,
    };
  };
  const short = ({ inside, outside }: MapEnds): MapEnds => ({
    inside:
      inside.length > MOST_NAMES
        ? [
            ...inside.slice(0, MOST_NAMES - 1),
            words.say('common.andMore', { count: inside.length - MOST_NAMES + 1 }),
          ]
        : inside,
    outside,
  });
  return {
    id: group.id,
    name: group.name,
    ...(map.drawing.boxes.length > 0
      ? {
          figure: mapFigure(
            context,
            map.drawing,
            words.say('map.group.drawing', { group: group.name }),
            words.say('map.group.drawingAbout', {
              services: group.services.length,
              crossing: map.crossings.reduce((sum, { incoming, outgoing }) => sum + incoming + outgoing, 0),
            }),
          ),
        }
      : {}),
    crossings: map.crossings,
    hidden: map.hidden,
    services: group.services.map((service) => {
      const node = graph.nodeOf.get(service.id) ?? -1;
      return {
        service,
        leansOn: short(ends(graph.leansOn[node], ({ to }) => to)),
        leanedOnBy: short(ends(graph.leanedOnBy[node], ({ from }) => from)),
      };
    }),
  };
}

/** The page of the estate. */
export interface EstateMapPage {
  figure?: MapFigure;
  hidden: { groups: number; links: number };
  groups: {
    id: string;
    name: string;
    services: number;
    critical: number;
    within: number;
    outside: number;
    leansOn: GroupEnd[];
    leanedOnBy: GroupEnd[];
  }[];
}

/** Another group at the end of links, with their number. */
export interface GroupEnd {
  id: string;
  name: string;
  count: number;
}

/** The page of the map of the estate. */
export function estateMapPage(context: MapContext): EstateMapPage {
  const { estate, words } = context;
  const { between, within, outside } = groupLinks(estate);
  const { drawing, hidden } = estateMap(context);
  const names = new Map(estate.groups.map(({ id, name }) => [id, name]));
  const end = (id: string, { count }: GroupLink): GroupEnd => ({ id, name: names.get(id) ?? id, count });
  return {
    ...(drawing.boxes.length > 0
      ? {
          figure: mapFigure(
            context,
            drawing,
            words.say('map.estate.drawing'),
            words.say('map.estate.drawingAbout', {
              groups: drawing.boxes.length,
              links: between.reduce((sum, { count }) => sum + count, 0),
            }),
          ),
        }
      : {}),
    hidden,
    groups: estate.groups.map(({ id, name, services }) => ({
      id,
      name,
      services: services.length,
      critical: services.filter(isCritical).length,
      within: within.get(id) ?? 0,
      outside: outside.get(id) ?? 0,
      leansOn: between.filter(({ from }) => from === id).map((link) => end(link.to, link)),
      leanedOnBy: between.filter(({ to }) => to === id).map((link) => end(link.from, link)),
    })),
  };
}

/** A party outside the estate with the services that lean on it. */
export interface OutsideParty {
  party: ExternalParty;
  /** How many services its failure reaches, directly and further on. */
  counts: ImpactView['counts'];
  more: boolean;
  /** Services that lean on it themselves. */
  rows: { service: Service; mode: FailureMode; ifItFails?: string }[];
}

/** Everything outside the estate that services lean on, most leaned on first. */
export function outsideParties({ estate }: MapContext): OutsideParty[] {
  const { graph, services } = estate;
  return graph.externals
    .map((party, index) => {
      const node = graph.services + index;
      const { counts, more } = impactView(estate, node);
      return {
        party,
        counts,
        more,
        rows: (graph.leanedOnBy[node] ?? []).flatMap(({ from, mode, ifItFails }) => {
          const service = services[from];
          return service ? [{ service, mode, ...(ifItFails ? { ifItFails } : {}) }] : [];
        }),
      };
    })
    .sort((a, b) => b.rows.length - a.rows.length || (a.party.id < b.party.id ? -1 : 1));
}
