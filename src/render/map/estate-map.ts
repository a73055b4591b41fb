/**
 * Render: the map of the estate: delivery groups around an ellipse, with the number of links between them. Services are
 * never drawn here: a flat drawing of a thousand services shows nothing.
 */
import type { Estate } from '../../model/estate.ts';
import { siteHref } from '../markdown.ts';
import { type Box, type Drawing, makeBox, sizes } from './drawing.ts';
import { type GroupLink, groupLinks } from './group-links.ts';
import { isCritical, type MapContext } from './map-context.ts';

/** The map of the estate. */
export interface EstateMap {
  drawing: Drawing;
  /** Groups and links that are left out of the drawing, the weakest; the table has them. */
  hidden: { groups: number; links: number };
}

const MOST_GROUPS = 30;
const MOST_LINKS = 40;
/** How far a line bulges, as a share of its length; the two directions bulge to opposite sides. */
const BULGE = 0.14;
/** Where on a line its number stands: nearer to the group that leans, so that numbers do not meet in the middle. */
const LABEL_AT = 0.34;

/** By how much the box of a group stands out, since it looks like several. */
const STACK = 4;

/** Draws the map. */
export function estateMap(context: MapContext): EstateMap {
  const { groups } = context.estate;
  const { between } = groupLinks(context.estate);
  const filled = groups.filter(({ services }) => services.length > 0);
  const weight = new Map<string, number>();
  for (const { from, to, count } of between)
    for (const group of [from, to]) weight.set(group, (weight.get(group) ?? 0) + count);
  const chosen = filled
    .toSorted((a, b) => (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0))
    .slice(0, MOST_GROUPS)
    .map(({ id }) => id);
  const inDrawing = new Set(chosen);
  const links = between
    .filter(({ from, to }) => inDrawing.has(from) && inDrawing.has(to))
    .slice(0, MOST_LINKS);
  const order = aroundEllipse(
    filled.map(({ id }) => id).filter((id) => inDrawing.has(id)),
    links,
  );
  const boxes = order.flatMap((id) => {
    const group = groups.find((entry) => entry.id === id);
    return group ? [groupBox(context, group)] : [];
  });
  return {
    drawing: ellipse(boxes, order, links, context.words.direction),
    hidden: { groups: filled.length - order.length, links: between.length - links.length },
  };
}

/** A delivery group as a box that leads to its own map. */
export function groupBox(
  { words, basePath }: MapContext,
  { id, name, services }: Estate['groups'][number],
  note?: string,
): Box {
  const critical = services.filter(isCritical).length;
  const notes = note
    ? [note]
    : [
        words.say('map.serviceCount', { count: services.length }),
        ...(critical > 0 ? [words.say('map.ofThemCritical', { count: critical })] : []),
      ];
  return makeBox({
    shape: 'several',
    name,
    notes,
    title: words.say('map.gathered', { name, notes: notes.join(words.say('common.comma')) }),
    href: siteHref(basePath, `/map/group/${id}/`),
    critical: note === undefined && critical > 0,
    current: false,
  });
}

/** Groups in the order in which they stand around the ellipse: swapped until no swap shortens the links. */
function aroundEllipse(ids: readonly string[], links: readonly GroupLink[]): string[] {
  const order = [...ids];
  const cost = () => {
    const places = new Map(order.map((id, place) => [id, place]));
    return links.reduce((sum, { from, to, count }) => {
      const apart = Math.abs((places.get(from) ?? 0) - (places.get(to) ?? 0));
      return sum + count * Math.min(apart, order.length - apart);
    }, 0);
  };
  const swap = (a: number, b: number) => {
    [order[a], order[b]] = [order[b] ?? '', order[a] ?? ''];
  };
  let best = cost();
  for (let better = true, round = 0; better && round < 4; round++) {
    better = false;
    for (let a = 0; a < order.length; a++) {
      for (let b = a + 1; b < order.length; b++) {
        swap(a, b);
        const now = cost();
        if (now < best) [best, better] = [now, true];
        else swap(a, b);
      }
    }
  }
  return order;
}

function ellipse(
  boxes: readonly Box[],
  order: readonly string[],
  links: readonly GroupLink[],
  direction: 'ltr' | 'rtl',
): Drawing {
  const count = boxes.length;
  const radiusX = count < 2 ? 0 : Math.max(250, 46 * count);
  const radiusY = count < 3 ? 0 : Math.max(140, 36 * count);
  const highest = Math.max(40, ...boxes.map(({ height }) => height));
  const bulge = count === 2 ? 2 * radiusX * BULGE : 0;
  const middle = {
    x: sizes.margin + sizes.box / 2 + radiusX,
    y: sizes.margin + highest / 2 + Math.max(radiusY, bulge),
  };
  const placed = boxes.map((box, index) => {
    // Two stand beside each other; more begin at the top.
    const angle = (2 * Math.PI * index) / Math.max(1, count) - (count === 2 ? Math.PI : Math.PI / 2);
    const x = middle.x + (direction === 'rtl' ? -1 : 1) * radiusX * Math.cos(angle);
    const y = middle.y + radiusY * Math.sin(angle);
    return { ...box, x: Math.round(x - box.width / 2), y: Math.round(y - box.height / 2) };
  });
  const heaviest = Math.max(1, ...links.map((link) => link.count));
  return {
    width: Math.round(2 * middle.x),
    height: Math.round(2 * middle.y) + 4,
    top: 0,
    headings: [],
    boxes: placed,
    links: links.flatMap(({ from, to, count: amount }) => {
      const [start, end] = [placed[order.indexOf(from)], placed[order.indexOf(to)]];
      if (!start || !end) return [];
      const { path, label } = bow(start, end);
      return [
        {
          mode: 'any' as const,
          count: amount,
          path,
          label: { ...label, text: String(amount) },
          thickness: Number((1.25 + (2.5 * amount) / heaviest).toFixed(2)),
        },
      ];
    }),
  };
}

type Placed = Box & { x: number; y: number };
interface Point {
  x: number;
  y: number;
}

/** A bowed line from the edge of one box to the edge of another. */
function bow(from: Placed, to: Placed): { path: string; label: Point } {
  const [start, end] = [centreOf(from), centreOf(to)];
  const bend = {
    x: (start.x + end.x) / 2 - (end.y - start.y) * BULGE,
    y: (start.y + end.y) / 2 + (end.x - start.x) * BULGE,
  };
  const first = edgePoint(from, bend, 0);
  const last = edgePoint(to, bend, sizes.arrow);
  const rest = 1 - LABEL_AT;
  const along = (key: 'x' | 'y') =>
    Math.round(rest * rest * first[key] + 2 * rest * LABEL_AT * bend[key] + LABEL_AT * LABEL_AT * last[key]);
  return {
    path: `M${inPixels(first)}Q${inPixels(bend)} ${inPixels(last)}`,
    label: { x: along('x'), y: along('y') },
  };
}

function centreOf({ x, y, width, height }: Placed): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where the way from the middle of a box to a point leaves the box, and `further` pixels on. */
function edgePoint(box: Placed, towards: Point, further: number): Point {
  const centre = centreOf(box);
  const [dx, dy] = [towards.x - centre.x, towards.y - centre.y];
  const length = Math.hypot(dx, dy) || 1;
  const inside = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (box.width / 2 + STACK) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (box.height / 2 + STACK) / Math.abs(dy),
  );
  const share = inside + further / length;
  return { x: centre.x + dx * share, y: centre.y + dy * share };
}

function inPixels({ x, y }: Point): string {
  return `${Math.round(x)} ${Math.round(y)}`;
}
