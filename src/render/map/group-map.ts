/**
 * Render: the map of one delivery group: its services, how they lean on each other, and what crosses the border. Of a
 * large group only the services with most links are drawn, and the border is drawn for the group as a whole.
 */
import type { Estate } from '../../model/estate.ts';
import type { GraphLink } from '../../model/graph.ts';
import { siteHref } from '../markdown.ts';
import { assignColumns } from './assign-columns.ts';
import { type Chain, columnDrawing } from './column-drawing.ts';
import { type Box, type Drawing, joinLinks, makeBox, sizes } from './drawing.ts';
import { groupBox } from './estate-map.ts';
import { type MapContext, serviceBox } from './map-context.ts';

/** What crosses the border of a group, to or from one other group; `undefined` is all that is outside the estate. */
export interface Crossing {
  group: string | undefined;
  name: string;
  /** Links by which it leans on services of this group. */
  incoming: number;
  /** Links by which services of this group lean on it. */
  outgoing: number;
}

/** The map of a group. */
export interface GroupMap {
  drawing: Drawing;
  crossings: Crossing[];
  /** Services with links that the drawing leaves out. */
  hidden: number;
  /** Services without any link, by node. */
  alone: number[];
}

/** Services that one drawing can show. */
const MOST_SERVICES = 40;
/** Lines across the border that can be told apart; beyond this the group leans as a whole. */
const MOST_BORDER_LINES = 30;
const FRAME = 16;

/** Draws the map of a group. */
export function groupMap(context: MapContext, group: Estate['groups'][number]): GroupMap {
  const { graph, services } = context.estate;
  const nodes = group.services.flatMap(({ id }) => graph.nodeOf.get(id) ?? []);
  const linksOf = (node: number) => [...(graph.leansOn[node] ?? []), ...(graph.leanedOnBy[node] ?? [])];
  const linked = nodes.filter((node) => linksOf(node).length > 0);
  const isOwn = (node: number) => services[node]?.group.id === group.id;
  const shown = mostLinked(linked, linksOf, isOwn);
  const border = nodes.flatMap((node) => linksOf(node).filter(({ from, to }) => !isOwn(from) || !isOwn(to)));
  const crossings = crossingsOf(context, border, isOwn);
  return {
    drawing: draw(context, shown, border, crossings),
    crossings,
    hidden: linked.length - shown.length,
    alone: nodes.filter((node) => linksOf(node).length === 0),
  };
}

/** The services with most links within the group, which are what the drawing is about; then those with most others. */
function mostLinked(
  nodes: readonly number[],
  linksOf: (node: number) => readonly GraphLink[],
  isOwn: (node: number) => boolean,
): number[] {
  const inner = new Map(
    nodes.map((node) => [node, linksOf(node).filter(({ from, to }) => isOwn(from) && isOwn(to)).length]),
  );
  return nodes
    .toSorted(
      (a, b) => (inner.get(b) ?? 0) - (inner.get(a) ?? 0) || linksOf(b).length - linksOf(a).length || a - b,
    )
    .slice(0, MOST_SERVICES)
    .sort((a, b) => a - b);
}

function crossingsOf(
  { estate: { services, groups }, words }: MapContext,
  border: readonly GraphLink[],
  isOwn: (node: number) => boolean,
): Crossing[] {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const found = new Map<string | undefined, Crossing>();
  for (const { from, to } of border) {
    const incoming = isOwn(to);
    const id = services[incoming ? from : to]?.group.id;
    const name = id === undefined ? words.say('map.outsideGroup') : (names.get(id) ?? id);
    const crossing = found.get(id) ?? { group: id, name, incoming: 0, outgoing: 0 };
    crossing[incoming ? 'incoming' : 'outgoing'] += 1;
    found.set(id, crossing);
  }
  return [...found.values()].sort(
    (a, b) =>
      b.incoming + b.outgoing - a.incoming - a.outgoing || ((a.group ?? '~') < (b.group ?? '~') ? -1 : 1),
  );
}

function draw(
  context: MapContext,
  shown: readonly number[],
  border: readonly GraphLink[],
  crossings: readonly Crossing[],
): Drawing {
  const { estate, words } = context;
  const { graph, services } = estate;
  const placeOf = new Map(shown.map((node, place) => [node, place]));
  const inner = shown.flatMap((node) => (graph.leansOn[node] ?? []).filter(({ to }) => placeOf.has(to)));
  const innerLines = joined(inner, ({ from, to }) => [placeOf.get(from) ?? 0, placeOf.get(to) ?? 0]);
  const most = Math.max(6, Math.ceil(1.5 * Math.sqrt(shown.length)));
  const inside = assignColumns(
    shown.length,
    innerLines.map(({ from, to }) => [from, to]),
    most,
  );
  const boxes: (Box | 'bend')[] = Array.from({ length: inside.count }, (_, index) => {
    const service = services[shown[index] ?? -1];
    return service ? serviceBox(context, service) : 'bend';
  });
  const add = (box: Box | 'bend') => boxes.push(box) - 1;
  const columns = inside.columns.map((column) => [...column]);
  const chains: Chain[] = innerLines.map(({ links }, index) => ({
    ...joinLinks(links),
    through: inside.lines[index] ?? [],
  }));
  const borderBox = (crossing: Crossing, count: number) => {
    const other = estate.groups.find(({ id }) => id === crossing.group);
    const note = words.say('map.links', { count });
    if (other) return groupBox(context, other, note);
    return makeBox({
      shape: 'several',
      name: crossing.name,
      notes: [note],
      title: words.say('map.gathered', { name: crossing.name, notes: note }),
      href: siteHref(context.basePath, '/map/outside/'),
      critical: false,
      current: false,
    });
  };
  const before = crossings.filter(({ incoming }) => incoming > 0);
  const after = crossings.filter(({ outgoing }) => outgoing > 0);
  const first = before.map((crossing) => add(borderBox(crossing, crossing.incoming)));
  const last = after.map((crossing) => add(borderBox(crossing, crossing.outgoing)));
  const groupOf = (node: number) => services[node]?.group.id;
  const crossingLines = joined(
    border.filter(({ from, to }) => placeOf.has(from) || placeOf.has(to)),
    ({ from, to }) => {
      const [own, other] = [placeOf.get(from), placeOf.get(to)];
      if (own !== undefined)
        return [own, last[after.findIndex((crossing) => crossing.group === groupOf(to))] ?? 0];
      return [first[before.findIndex((crossing) => crossing.group === groupOf(from))] ?? 0, other ?? 0];
    },
  );
  const whole = crossingLines.length > MOST_BORDER_LINES;
  if (!whole) {
    const columnOf = new Map(columns.flatMap((column, index) => column.map((box) => [box, index] as const)));
    for (const { from, to, links } of crossingLines) {
      const start = columnOf.get(from) ?? -1;
      const end = columnOf.get(to) ?? columns.length;
      const bends: number[] = [];
      for (let column = start + 1; column < end; column++) {
        const bend = add('bend');
        columns[column]?.push(bend);
        bends.push(bend);
      }
      chains.push({ ...joinLinks(links), through: [from, ...bends, to] });
    }
  }
  const all = [
    ...(first.length > 0 ? [first] : []),
    ...columns.filter((column) => column.length > 0),
    ...(last.length > 0 ? [last] : []),
  ];
  const headings = all.map((column) =>
    column === first
      ? words.say('map.column.groupsBefore')
      : column === last
        ? words.say('map.column.groupsAfter')
        : '',
  );
  const drawing = columnDrawing({
    boxes,
    columns: all,
    headings,
    chains,
    direction: words.direction,
    margin: FRAME + sizes.margin,
  });
  return framed(drawing, shown.length, whole ? first : [], whole ? last : [], boxes);
}

/** Links between the same two boxes as one line. */
function joined(
  links: readonly GraphLink[],
  endsOf: (link: GraphLink) => readonly [number, number],
): { from: number; to: number; links: GraphLink[] }[] {
  const found = new Map<string, { from: number; to: number; links: GraphLink[] }>();
  for (const link of links) {
    const [from, to] = endsOf(link);
    const known = found.get(`${from} ${to}`);
    if (known) known.links.push(link);
    else found.set(`${from} ${to}`, { from, to, links: [link] });
  }
  return [...found.values()];
}

/** A line around the group's own services; where the border is drawn as a whole, lines end at it. */
function framed(
  drawing: Drawing,
  ownCount: number,
  before: readonly number[],
  after: readonly number[],
  boxes: readonly (Box | 'bend')[],
): Drawing {
  const own = drawing.boxes.slice(0, ownCount);
  if (own.length === 0) return drawing;
  const left = Math.min(...own.map(({ x }) => x)) - FRAME;
  const right = Math.max(...own.map(({ x, width }) => x + width)) + FRAME;
  const top = drawing.top - FRAME / 2;
  const bottom = drawing.height - sizes.margin;
  // Boxes of the drawing stand in the order of `boxes` without its bends.
  const places = new Map(
    boxes.flatMap((box, index) => (box === 'bend' ? [] : [index])).map((index, place) => [index, place]),
  );
  const toFrame = (index: number, arrives: boolean) => {
    const box = drawing.boxes[places.get(index) ?? 0];
    if (!box) return [];
    const y = Math.round(box.y + box.height / 2);
    const isLeft = box.x < left;
    const [edge, side, forward] = isLeft ? [left, box.x + box.width, 1] : [right, box.x, -1];
    const path = arrives
      ? `M${side} ${y}H${edge - forward * sizes.arrow}`
      : `M${edge} ${y}H${side + forward * sizes.arrow}`;
    return [{ mode: 'any' as const, count: 1, path }];
  };
  return {
    ...drawing,
    links: [
      ...drawing.links,
      ...before.flatMap((index) => toFrame(index, true)),
      ...after.flatMap((index) => toFrame(index, false)),
    ],
    frame: { x: left, y: top, width: right - left, height: bottom - top },
  };
}
