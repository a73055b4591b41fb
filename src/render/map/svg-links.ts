/**
 * Render: links of a drawing. The line says how a service leans on another, the head of the arrow what becomes of it
 * when the other fails, so that neither depends on colour.
 */
import type { FailureMode, GraphLink } from '../../model/graph.ts';
import { type DrawnLink, type LinkLook, sizes } from './drawing.ts';

type Point = readonly [number, number];

/** Dashes and widths by type; a plain thin line where guides do not say. */
const lines: Readonly<Record<NonNullable<GraphLink['type']>, string>> = {
  synchronous: ' stroke-width="2.5"',
  asynchronous: ' stroke-width="2" stroke-dasharray="9 5"',
  data: ' stroke-width="2" stroke-dasharray="2 4"',
  platform: ' stroke-width="5"',
  manual: ' stroke-width="2" stroke-dasharray="10 4 2 4"',
};

/** Heads of arrows, in a field of 10 by 10 that points right. */
const heads: Readonly<Record<LinkLook['mode'], string>> = {
  any: '<path d="M0 0 10 5 0 10z"/>',
  stops: '<path d="M0 0 10 5 0 10z"/>',
  degrades: '<path fill="Canvas" stroke="CanvasText" d="M.7.9 8.8 5 .7 9.1z"/>',
  unaffected: '<circle fill="Canvas" stroke="CanvasText" cx="5" cy="5" r="3.6"/>',
  unsaid: '<path fill="none" stroke="CanvasText" stroke-width="1.6" d="M0 5h9M2 1l7 4-7 4"/>',
};

/** Definitions of the heads that a drawing needs. */
export function markers(links: readonly DrawnLink[]): string {
  const used = new Set(links.map(({ mode }) => mode));
  const made = [...used]
    .sort()
    .map(
      (mode) =>
        `<marker id="map-${mode}" class="app-map__head app-map__head--${mode}" viewBox="0 0 10 10" refX="${mode === 'unsaid' ? 1.5 : 1}" refY="5" markerWidth="${sizes.arrow + 1}" markerHeight="${sizes.arrow + 1}" markerUnits="userSpaceOnUse" orient="auto" fill="CanvasText">${heads[mode]}</marker>`,
    );
  return made.length > 0 ? `<defs>${made.join('')}</defs>` : '';
}

/** The lines of a drawing, with their numbers where they have one. */
export function linkMarkup(links: readonly DrawnLink[]): string {
  if (links.length === 0) return '';
  const labels = links.flatMap(({ label }) => (label ? [label] : []));
  return [
    '<g class="app-map__links" fill="none" stroke="CanvasText" stroke-width="1.25" aria-hidden="true">',
    ...links.map(
      ({ path, ...look }) => `<path d="${path}"${lineAttributes(look)} marker-end="url(#map-${look.mode})"/>`,
    ),
    '</g>',
    labels.length > 0
      ? `<g class="app-map__labels" fill="CanvasText" font-size="${sizes.small}" text-anchor="middle" aria-hidden="true">${labels
          .map(({ x, y, text }) => {
            const half = 5 + text.length * 4;
            return `<rect class="app-map__label" fill="Canvas" x="${x - half}" y="${y - 9}" width="${2 * half}" height="18" rx="9"/><text x="${x}" y="${y + 4}">${text}</text>`;
          })
          .join('')}</g>`
      : '',
  ].join('');
}

function lineAttributes({ type, mode, thickness }: Pick<DrawnLink, 'type' | 'mode' | 'thickness'>): string {
  const known = thickness ? ` stroke-width="${thickness}"` : type ? lines[type] : '';
  return mode === 'stops' ? `${known} class="app-map__link--stops"` : known;
}

/** A line of a type, or of none, for the legend, in a field of 36 by 20. */
export function lineSample(type: GraphLink['type']): string {
  return `<path class="app-map__sample" fill="none" stroke="CanvasText" d="M1 10h34"${type ? lines[type] : ' stroke-width="1.25"'}/>`;
}

/** A head of an arrow for the legend, in a field of 36 by 20. */
export function headSample(mode: FailureMode): string {
  return `<path class="app-map__sample" fill="none" stroke="CanvasText" stroke-width="1.25" d="M1 10h25"/><g class="app-map__head app-map__head--${mode}" fill="CanvasText" transform="translate(25 5)">${heads[mode]}</g>`;
}

/** Where a line meets the edge of a box and where its arrow begins. */
const ARROW: number = sizes.arrow;

/** A curve from the side of one box to the side of another, through points between them; columns differ. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${at(first)}`];
  let before = first;
  for (const [index, point] of rest.entries()) {
    const last = index === rest.length - 1;
    const forward = Math.sign(point[0] - before[0]) || 1;
    const end: Point = last ? [point[0] - forward * ARROW, point[1]] : point;
    const middle = Math.round((before[0] + end[0]) / 2);
    // A level line is a straight line: shorter, and exact on paper.
    parts.push(
      before[1] === end[1] ? `H${end[0]}` : `C${middle} ${before[1]} ${middle} ${end[1]} ${at(end)}`,
    );
    before = end;
  }
  return parts.join('');
}

/** A curve between two boxes of one column, bulging to one side: -1 is left. */
export function arc(from: Point, to: Point, side: -1 | 1): string {
  const bulge = side * Math.min(sizes.columnGap - 6, 16 + Math.abs(to[1] - from[1]) / 8);
  const end: Point = [to[0] + side * ARROW, to[1]];
  return `M${at(from)}C${Math.round(from[0] + bulge)} ${from[1]} ${Math.round(to[0] + bulge + side * ARROW)} ${to[1]} ${at(end)}`;
}

function at([x, y]: Point): string {
  return `${x} ${y}`;
}
