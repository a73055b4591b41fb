/**
 * Render: the map of one service. Five columns at most: what leans on what leans on it, what leans on it, the service,
 * what it leans on, and what that leans on. A column with too much in it is gathered by delivery group.
 */
import type { Service } from '../../model/estate.ts';
import type { GraphLink } from '../../model/graph.ts';
import { type Chain, columnDrawing } from './column-drawing.ts';
import { type Box, type Drawing, joinLinks, makeBox } from './drawing.ts';
import { type Gathered, gatherBoxes, OTHER_GROUPS } from './gather-boxes.ts';
import { externalBox, isCritical, type MapContext, serviceBox } from './map-context.ts';
import { type Neighbourhood, neighbourhoodOf } from './neighbourhood.ts';

/** The sides of a service: `leaning` are those that lean on it. */
export type SideName = keyof Neighbourhood;

/** A column of the map with the nodes that its boxes stand for. */
export interface MapColumn {
  side: SideName;
  steps: 1 | 2;
  boxes: readonly (Gathered & { name: string; anchor?: string })[];
}

/** The map of a service: its drawing, and what it shows for lists. */
export interface ServiceMap {
  drawing: Drawing;
  columns: readonly MapColumn[];
  around: Neighbourhood;
}

/** Boxes of a column that can still be told apart on one screen. */
const MOST_BOXES = 14;
/** Lines between boxes of one column: more of them hide what the drawing is about, and the lists have them. */
const MOST_ARCS = 5;
/** Group of what lies outside the estate; no id of a group looks like it. */
const OUTSIDE = 'OUTSIDE';

/** Draws the map of a service. */
export function serviceMap(context: MapContext, service: Service): ServiceMap {
  const { graph } = context.estate;
  const centre = graph.nodeOf.get(service.id) ?? 0;
  const around = neighbourhoodOf(graph, centre);
  const columns = (
    [
      ['leaning', 2],
      ['leaning', 1],
      ['leanedOn', 1],
      ['leanedOn', 2],
    ] as const
  ).map(([side, steps]) => columnOf(context, around, side, steps));
  return { columns, around, drawing: draw(context, centre, around, columns) };
}

function columnOf(context: MapContext, around: Neighbourhood, side: SideName, steps: 1 | 2): MapColumn {
  const nodes = steps === 1 ? around[side].first : around[side].second;
  const { services, groups, graph } = context.estate;
  const gathered = gatherBoxes(nodes, (node) => services[node]?.group.id ?? OUTSIDE, MOST_BOXES);
  const nameOf = (group: string) => {
    if (group === OUTSIDE) return context.words.say('map.outsideGroup');
    if (group === OTHER_GROUPS) return context.words.say('map.otherGroups');
    return groups.find(({ id }) => id === group)?.name ?? group;
  };
  return {
    side,
    steps,
    boxes: gathered.map((box) => {
      if (box.group === undefined) {
        const [node = 0] = box.nodes;
        return { ...box, name: services[node]?.title ?? graph.externals[node - graph.services]?.name ?? '' };
      }
      const place = box.group === OTHER_GROUPS ? 'OTHERS' : box.group;
      return { ...box, name: nameOf(box.group), anchor: `${side}-${steps}-${place}` };
    }),
  };
}

function draw(
  context: MapContext,
  centre: number,
  around: Neighbourhood,
  columns: readonly MapColumn[],
): Drawing {
  const boxes: Box[] = [];
  const add = (box: Box) => boxes.push(box) - 1;
  const self = context.estate.services[centre];
  const middle = self ? add({ ...serviceBox(context, self), current: true }) : 0;
  const placed = columns.map((column) => column.boxes.map((box) => add(boxOf(context, box))));
  const indexOf = columns.map(({ boxes: gathered }, column) => {
    const found = new Map<number, number>();
    for (const [place, { nodes }] of gathered.entries())
      for (const node of nodes) found.set(node, placed[column]?.[place] ?? 0);
    return found;
  });
  const [leaningSecond, leaningFirst, leanedOnFirst, leanedOnSecond] = indexOf;
  const chains = [
    ...chainsOf(around.leaning.links, 'leaning', centre, middle, leaningFirst, leaningSecond),
    ...chainsOf(around.leanedOn.links, 'leanedOn', centre, middle, leanedOnFirst, leanedOnSecond),
  ];
  const [second = [], first = [], on = [], onSecond = []] = placed;
  const all = [second, first, [middle], on, onSecond];
  const headings = ['leaning2', 'leaning1', 'self', 'leanedOn1', 'leanedOn2'].map((key) =>
    context.words.say(`map.column.${key}`),
  );
  const shown = all.map((column) => column.length > 0);
  return columnDrawing({
    boxes,
    columns: all.filter((_column, index) => shown[index]),
    headings: headings.filter((_heading, index) => shown[index]),
    chains,
    direction: context.words.direction,
  });
}

function boxOf(context: MapContext, box: MapColumn['boxes'][number]): Box {
  const { services, graph } = context.estate;
  if (box.anchor === undefined) {
    const [node = 0] = box.nodes;
    const service = services[node];
    const party = graph.externals[node - graph.services];
    if (service) return serviceBox(context, service);
    if (party) return externalBox(context, party);
  }
  const critical = box.nodes.filter((node) => {
    const service = services[node];
    return service !== undefined && isCritical(service);
  }).length;
  const count = context.words.say(box.group === OUTSIDE ? 'map.partyCount' : 'map.serviceCount', {
    count: box.nodes.length,
  });
  const notes = [
    count,
    ...(critical > 0 ? [context.words.say('map.ofThemCritical', { count: critical })] : []),
  ];
  return makeBox({
    shape: 'several',
    name: box.name,
    notes,
    title: context.words.say('map.gathered', {
      name: box.name,
      notes: notes.join(context.words.say('common.comma')),
    }),
    href: `#${box.anchor ?? ''}`,
    critical: critical > 0,
    current: false,
  });
}

/** Links of one side, those between the same two boxes as one. */
function chainsOf(
  links: ReadonlyMap<number, readonly GraphLink[]>,
  side: SideName,
  centre: number,
  middle: number,
  first: ReadonlyMap<number, number> = new Map(),
  second: ReadonlyMap<number, number> = new Map(),
): Chain[] {
  const indexOf = (node: number) => (node === centre ? middle : (first.get(node) ?? second.get(node)));
  const between = new Map<string, { from: number; to: number; links: GraphLink[] }>();
  for (const list of links.values()) {
    for (const link of list) {
      const [from, to] = [indexOf(link.from), indexOf(link.to)];
      if (from === undefined || to === undefined || from === to) continue;
      const key = `${from} ${to}`;
      const known = between.get(key);
      if (known) known.links.push(link);
      else between.set(key, { from, to, links: [link] });
    }
  }
  const firsts = new Set(first.values());
  const inColumn = ({ from, to }: { from: number; to: number }) => firsts.has(from) && firsts.has(to);
  const found = [...between.values()];
  const arcs = found.filter(inColumn).length;
  return found
    .filter((link) => arcs <= MOST_ARCS || !inColumn(link))
    .map((link) => ({
      ...joinLinks(link.links),
      through: [link.from, link.to],
      // Between two boxes of one column, on the side away from the service.
      ...(inColumn(link) ? { arcSide: side === 'leaning' ? ('start' as const) : ('end' as const) } : {}),
    }));
}
