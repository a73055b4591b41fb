/** Render: boxes in columns and the links between them → a drawing with every coordinate, mirrored for right to left. */
import { type Box, type Drawing, type LinkLook, sizes } from './drawing.ts';
import { layeredLayout } from './layered-layout.ts';
import { arc, curve } from './svg-links.ts';
import { textLines } from './text-lines.ts';

/** A line through boxes of neighbouring columns; what lies between its ends are bends. */
export interface Chain extends LinkLook {
  /** Indexes of boxes, from the one that leans, each in the column next to the one before. */
  through: readonly number[];
  /** For two boxes of one column: the side on which the arc between them bulges, before mirroring. */
  arcSide?: 'start' | 'end';
}

/** What is to be drawn. */
export interface ColumnInput {
  /** A box, or a bend in a line. */
  boxes: readonly (Box | 'bend')[];
  /** Indexes of boxes by column, from the reader's start. */
  columns: readonly (readonly number[])[];
  /** Words above each column. */
  headings: readonly string[];
  chains: readonly Chain[];
  direction: 'ltr' | 'rtl';
  /** Space left free around everything, for a frame or arcs. */
  margin?: number;
}

const BEND = 10;
const PORT_STEP = 12;
/** A box with many lines grows until their ends can be told apart. */
const LEAST_PORT_STEP = 9;
const PORT_MARGIN = 16;
const HEADING_SPACE = 10;
const MOST_HEADING_LINES = 2;

/** Draws columns. */
export function columnDrawing(input: ColumnInput): Drawing {
  const { boxes, columns, headings, chains, direction, margin = sizes.margin } = input;
  const columnOf: number[] = [];
  for (const [index, column] of columns.entries()) for (const box of column) columnOf[box] = index;
  const sides = sidesOf(chains, columnOf, boxes.length);
  const heights = boxes.map((box, index) =>
    box === 'bend'
      ? BEND
      : Math.max(
          box.height,
          Math.max(sides[2 * index]?.length ?? 0, sides[2 * index + 1]?.length ?? 0) * LEAST_PORT_STEP +
            PORT_MARGIN,
        ),
  );
  const placed = layeredLayout({
    columns,
    heights,
    links: chains.flatMap(({ through, arcSide }) =>
      arcSide ? [] : pairs(isForward(through, columnOf) ? through : through.toReversed()),
    ),
    gap: sizes.rowGap,
  });
  const headingLines = headings.map((heading) =>
    heading === ''
      ? []
      : textLines(heading, { width: sizes.box, fontSize: sizes.small, most: MOST_HEADING_LINES }),
  );
  const headingHeight = Math.max(0, ...headingLines.map((lines) => lines.length)) * sizes.smallLine;
  const top = margin + (headingHeight > 0 ? headingHeight + HEADING_SPACE : 0);
  const width = 2 * margin + columns.length * sizes.box + (columns.length - 1) * sizes.columnGap;
  const leftOf = (column: number) => {
    const left = margin + column * (sizes.box + sizes.columnGap);
    return direction === 'rtl' ? width - left - sizes.box : left;
  };
  const y = (box: number) => top + (placed.tops[box] ?? 0);
  const middles = heights.map((height, box) => y(box) + height / 2);
  const ports = portsOf(sides, middles, heights, chains.length);
  return {
    width,
    height: top + Math.ceil(placed.height) + margin + 4,
    top,
    headings: headingLines.flatMap((lines, column) =>
      lines.length > 0
        ? [
            {
              x: leftOf(column) + sizes.box / 2,
              y: margin + headingHeight - (lines.length - 1) * sizes.smallLine,
              lines,
            },
          ]
        : [],
    ),
    boxes: boxes.flatMap((box, index) =>
      box === 'bend'
        ? []
        : [{ ...box, height: heights[index] ?? 0, x: leftOf(columnOf[index] ?? 0), y: y(index) }],
    ),
    links: chains.map(({ through, arcSide, ...look }, index) => ({
      ...look,
      path: pathOf(through, arcSide, index),
    })),
  };

  function pathOf(through: readonly number[], arcSide: Chain['arcSide'], chain: number): string {
    const [first = 0, last = 0] = [through[0], through.at(-1)];
    const side = (box: number, end: boolean): number =>
      leftOf(columnOf[box] ?? 0) + (end === (direction === 'ltr') ? sizes.box : 0);
    const [start, finish] = ports[chain] ?? [0, 0];
    if (arcSide) {
      const end = arcSide === 'end';
      return arc(
        [side(first, end), start],
        [side(last, end), finish],
        end === (direction === 'ltr') ? 1 : -1,
      );
    }
    const forward = isForward(through, columnOf);
    const bends = through.slice(1, -1).flatMap((box): [number, number][] => {
      const middle = y(box) + BEND / 2;
      return [
        [side(box, !forward), middle],
        [side(box, forward), middle],
      ];
    });
    return curve([[side(first, forward), start], ...bends, [side(last, !forward), finish]]);
  }
}

/** True for a line that runs from an earlier column to a later one; one that closes a circle runs back. */
function isForward(through: readonly number[], columnOf: readonly number[]): boolean {
  return (columnOf[through[0] ?? 0] ?? 0) < (columnOf[through.at(-1) ?? 0] ?? 0);
}

function pairs(through: readonly number[]): [number, number][] {
  return through.slice(1).map((box, index) => [through[index] ?? 0, box]);
}

/** Where a line meets a box: which line, with which of its ends, and the box at its other end. */
interface LineEnd {
  chain: number;
  end: 0 | 1;
  other: number;
}

/** The ends of lines by side of a box: two times its number for the start side, one more for the end side. */
function sidesOf(chains: readonly Chain[], columnOf: readonly number[], count: number): LineEnd[][] {
  const sides: LineEnd[][] = Array.from({ length: 2 * count }, () => []);
  for (const [chain, { through, arcSide }] of chains.entries()) {
    const [first = 0, second = 0] = through;
    const [last = 0, beforeLast = 0] = [through.at(-1), through.at(-2)];
    const forward = isForward(through, columnOf);
    const [from, to] = arcSide ? [arcSide === 'end', arcSide === 'end'] : [forward, !forward];
    sides[2 * first + Number(from)]?.push({ chain, end: 0, other: second });
    sides[2 * last + Number(to)]?.push({ chain, end: 1, other: beforeLast });
  }
  return sides;
}

/** Heights at which each line leaves its first box and meets its last, so that many lines do not meet in one point. */
function portsOf(
  sides: readonly (readonly LineEnd[])[],
  middles: readonly number[],
  heights: readonly number[],
  lines: number,
): [number, number][] {
  const ports = Array.from({ length: lines }, (): [number, number] => [0, 0]);
  for (const [index, ends] of sides.entries()) {
    if (ends.length === 0) continue;
    const box = index >> 1;
    const room = Math.max(0, (heights[box] ?? 0) - PORT_MARGIN);
    const step = Math.min(PORT_STEP, room / Math.max(1, ends.length - 1));
    const top = (middles[box] ?? 0) - (step * (ends.length - 1)) / 2;
    const sorted = ends.toSorted((a, b) => (middles[a.other] ?? 0) - (middles[b.other] ?? 0));
    for (const [place, { chain, end }] of sorted.entries()) {
      const port = ports[chain];
      if (port) port[end] = Math.round(top + place * step);
    }
  }
  return ports;
}
