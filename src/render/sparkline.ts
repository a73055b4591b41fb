/** Render: a small line chart against a target. It never stands alone: a table beside it says the same. */

/**
 * A line chart in a box of `width` by `height`, as SVG paths: the line, a dot for each value that met its target, a
 * cross for each that missed it. `target` is the height of the target's line.
 */
export interface Sparkline {
  width: number;
  height: number;
  line: string;
  dots: string;
  crosses: string;
  target?: number;
}

const WIDTH = 240;
const HEIGHT = 48;
const EDGE = 6;

/** Draws two values or more, oldest first. */
export function sparkline(
  values: readonly { value: number; missed: boolean }[],
  target: number | undefined,
): Sparkline {
  const numbers = values.map(({ value }) => value);
  const all = target === undefined ? numbers : [...numbers, target];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  // A level line, where every value is the same, stands in the middle.
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : round(EDGE + ((high - value) / (high - low)) * (HEIGHT - 2 * EDGE));
  const x = (index: number) => round(EDGE + (index / (numbers.length - 1)) * (WIDTH - 2 * EDGE));
  const points = numbers.map((value, index) => [x(index), y(value)] as const);
  const missed = (index: number) => values[index]?.missed === true;
  return {
    width: WIDTH,
    height: HEIGHT,
    line: `M${points.map((point) => point.join(' ')).join('L')}`,
    // A stroke without length and with round ends is a dot.
    dots: points.map(([px, py], index) => (missed(index) ? '' : `M${px} ${py}h0`)).join(''),
    crosses: points
      .map(([px, py], index) => (missed(index) ? `M${round(px - 4)} ${round(py - 4)}l8 8m0-8l-8 8` : ''))
      .join(''),
    ...(target === undefined ? {} : { target: y(target) }),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
