/**
 * Render: places boxes in columns. Links run between neighbouring columns; the order within a column keeps them from
 * crossing, and each box comes to lie beside those that it is linked to, as far as the others leave room. Everything
 * grows with the number of links, and nothing is random.
 */

/** Boxes in columns, and the links between neighbouring columns. */
export interface LayeredInput {
  /** Numbers of boxes by column, in the order to begin with. */
  columns: readonly (readonly number[])[];
  /** Heights of the boxes by number, in pixels. */
  heights: readonly number[];
  /** Pairs of boxes, the one in the earlier column first. */
  links: readonly (readonly [number, number])[];
  /** Least distance between boxes of a column. */
  gap: number;
}

/** Where the boxes are. */
export interface Layered {
  /** Numbers of boxes by column, from top to bottom. */
  columns: number[][];
  /** Upper edges by number of the box, in pixels; the topmost is 0. */
  tops: number[];
  height: number;
}

const ORDER_ROUNDS = 4;
const PLACE_ROUNDS = 4;

/** Orders and places boxes. */
export function layeredLayout({ columns, heights, links, gap }: LayeredInput): Layered {
  const before: number[][] = heights.map(() => []);
  const after: number[][] = heights.map(() => []);
  for (const [from, to] of links) {
    after[from]?.push(to);
    before[to]?.push(from);
  }
  const ordered = orderColumns(columns, before, after);
  const tops = placeBoxes(ordered, heights, before, after, gap);
  const top = Math.min(0, ...tops);
  const height = Math.max(0, ...tops.map((y, box) => y + (heights[box] ?? 0))) - top;
  return { columns: ordered, tops: tops.map((y) => y - top), height };
}

/** The order with the fewest crossings that a few sweeps of barycentres find. */
function orderColumns(
  columns: readonly (readonly number[])[],
  before: readonly number[][],
  after: readonly number[][],
): number[][] {
  let current = columns.map((column) => [...column]);
  let best = current;
  let fewest = crossings(current, after);
  for (let round = 0; round < ORDER_ROUNDS && fewest > 0; round++) {
    const sweep = current.map((column) => [...column]);
    const places: number[] = [];
    const note = (column: readonly number[]) => {
      for (const [place, box] of column.entries()) places[box] = place / Math.max(1, column.length - 1);
    };
    const sort = (index: number, neighbours: readonly number[][]) => {
      const column = sweep[index] ?? [];
      const keys = new Map(
        column.map((box, place) => {
          const near = neighbours[box] ?? [];
          const sum = near.reduce((total, other) => total + (places[other] ?? 0), 0);
          // A box without neighbours on that side keeps its place.
          return [box, near.length > 0 ? sum / near.length : place / Math.max(1, column.length - 1)];
        }),
      );
      column.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
      note(column);
    };
    if (round % 2 === 0) {
      note(sweep[0] ?? []);
      for (let index = 1; index < sweep.length; index++) sort(index, before);
    } else {
      note(sweep.at(-1) ?? []);
      for (let index = sweep.length - 2; index >= 0; index--) sort(index, after);
    }
    current = sweep;
    const count = crossings(sweep, after);
    if (count < fewest) [best, fewest] = [sweep, count];
  }
  return best;
}

/** Pairs of links that cross, over all columns. @see https://doi.org/10.1007/3-540-36151-0_13 */
function crossings(columns: readonly (readonly number[])[], after: readonly number[][]): number {
  const places: number[] = [];
  for (const column of columns) for (const [place, box] of column.entries()) places[box] = place;
  let count = 0;
  for (const [index, column] of columns.entries()) {
    const size = columns[index + 1]?.length ?? 0;
    if (size < 2) continue;
    // A tree of sums over the places of the next column: each link counts those before it that end below it.
    const sums = new Array<number>(size + 1).fill(0);
    let seen = 0;
    for (const box of column) {
      const ends = (after[box] ?? []).map((other) => places[other] ?? 0);
      for (const end of ends) {
        let above = 0;
        for (let at = end + 1; at > 0; at -= at & -at) above += sums[at] ?? 0;
        count += seen - above;
      }
      for (const end of ends) {
        seen += 1;
        for (let at = end + 1; at <= size; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
      }
    }
  }
  return count;
}

/** Upper edges: columns are stacked around one middle line, then each is drawn towards its neighbours in turn. */
function placeBoxes(
  columns: readonly (readonly number[])[],
  heights: readonly number[],
  before: readonly number[][],
  after: readonly number[][],
  gap: number,
): number[] {
  const middles: number[] = [];
  for (const column of columns) {
    const whole = column.reduce((sum, box) => sum + (heights[box] ?? 0) + gap, -gap);
    let top = -whole / 2;
    for (const box of column) {
      const height = heights[box] ?? 0;
      middles[box] = top + height / 2;
      top += height + gap;
    }
  }
  for (let round = 0; round < PLACE_ROUNDS; round++) {
    const order = round % 2 === 0 ? columns.toReversed() : columns;
    for (const column of order) {
      const wanted = column.map((box) => {
        const near = [...(before[box] ?? []), ...(after[box] ?? [])];
        const sum = near.reduce((total, other) => total + (middles[other] ?? 0), 0);
        return near.length > 0 ? sum / near.length : (middles[box] ?? 0);
      });
      const distances = column.map((box, index) => {
        const previous = column[index - 1];
        return previous === undefined ? 0 : ((heights[previous] ?? 0) + (heights[box] ?? 0)) / 2 + gap;
      });
      for (const [index, middle] of spread(wanted, distances).entries()) middles[column[index] ?? 0] = middle;
    }
  }
  return heights.map((height, box) => Math.round((middles[box] ?? 0) - height / 2));
}

/**
 * The places nearest to those wanted, by the sum of squares, that keep order and distances: neighbours that would come
 * too close become a block, and each block lies at the mean of what its members want.
 * @param distances least distance of each from the one before it
 */
function spread(wanted: readonly number[], distances: readonly number[]): number[] {
  const blocks: { sum: number; count: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, want] of wanted.entries()) {
    offset += distances[index] ?? 0;
    offsets.push(offset);
    let block = { sum: want - offset, count: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count >= block.sum / block.count;
      last = blocks.at(-1)
    ) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  const places = blocks.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
  return offsets.map((from, index) => (places[index] ?? 0) + from);
}
