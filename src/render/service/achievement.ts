/**
 * Render: what a service level achieved, month by month, against its target: for the table, and for the small chart
 * that stands beside it and never alone.
 */
import type { ServiceLevel } from '../../model/guide.ts';
import { targetPercent } from '../../model/service-level.ts';

/** One month. `met` is absent where the target names no percentage. */
export interface AchievedMonth {
  period: string;
  value: string;
  met?: boolean;
}

/**
 * A line chart in a box of `width` by `height`, as SVG paths: the line, a dot for each month that met its target, a
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

/** What one service level achieved, oldest month first. */
export interface Achievement {
  months: AchievedMonth[];
  latest: AchievedMonth;
  missed: AchievedMonth[];
  /** Absent for a single month, which makes no line. */
  chart?: Sparkline;
}

const WIDTH = 240;
const HEIGHT = 48;
const EDGE = 6;

/** What a level achieved; `undefined` where nothing is recorded. */
export function achievementOf(level: ServiceLevel): Achievement | undefined {
  if (!level.achieved?.length) return undefined;
  const percent = targetPercent(level.target);
  const target = percent === undefined ? undefined : Number(percent);
  const months = level.achieved
    .map(({ period, value }) => ({
      period,
      value,
      ...(target === undefined ? {} : { met: Number.parseFloat(value) >= target }),
    }))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
  return {
    months,
    latest: months[months.length - 1] as AchievedMonth,
    missed: months.filter(({ met }) => met === false),
    ...(months.length > 1 ? { chart: sparkline(months, target) } : {}),
  };
}

function sparkline(months: readonly AchievedMonth[], target: number | undefined): Sparkline {
  const values = months.map(({ value }) => Number.parseFloat(value));
  const all = target === undefined ? values : [...values, target];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  // A level line, where every value is the same, stands in the middle.
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : round(EDGE + ((high - value) / (high - low)) * (HEIGHT - 2 * EDGE));
  const x = (index: number) => round(EDGE + (index / (values.length - 1)) * (WIDTH - 2 * EDGE));
  const points = values.map((value, index) => [x(index), y(value)] as const);
  const missed = (index: number) => months[index]?.met === false;
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
