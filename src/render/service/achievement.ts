/**
 * Render: what a service level achieved, month by month, against its target: for the table, and for the small chart
 * that stands beside it and never alone.
 */
import { type AchievedMonth, type Achievement as Judged, judgeAchievement } from '../../model/achievement.ts';
import type { ServiceLevel } from '../../model/guide.ts';
import { allowedDowntime, floorPercent } from '../../model/service-level.ts';
import type { InterfaceWords } from '../interface-words.ts';

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

/** What one service level achieved, oldest month first, and what that means in words. */
export interface Achievement extends Judged {
  /** Absent for a single month, which makes no line. */
  chart?: Sparkline;
  trendInWords?: string;
  budgetInWords?: string;
}

const WIDTH = 240;
const HEIGHT = 48;
const EDGE = 6;

/** What a level achieved; `undefined` where nothing is recorded. */
export function achievementOf(level: ServiceLevel, words: InterfaceWords): Achievement | undefined {
  const judged = judgeAchievement(level);
  if (!judged) return undefined;
  const { months, trend, budget } = judged;
  const percent = floorPercent(level.target);
  return {
    ...judged,
    ...(months.length > 1
      ? { chart: sparkline(months, percent === undefined ? undefined : Number(percent)) }
      : {}),
    ...(trend ? { trendInWords: words.say(`levels.trends.${trend}`) } : {}),
    ...(budget ? { budgetInWords: budgetInWords(budget, words) } : {}),
  };
}

/** The downtime that an availability allows in its window, such as `40.32 minutes`; `undefined` where nobody can tell. */
export function downtimeInWords(level: ServiceLevel, { say }: InterfaceWords): string | undefined {
  const percent = level.metric === 'availability' ? floorPercent(level.target) : undefined;
  const allowed = percent === undefined ? [] : allowedDowntime(level, percent);
  const [least, most] = [allowed[0], allowed.at(-1)];
  if (least === undefined || most === undefined) return undefined;
  return say('levels.downtime', { least: round2(least), most: round2(most), same: least === most });
}

function budgetInWords(
  { permitted, used, left }: NonNullable<Judged['budget']>,
  { say }: InterfaceWords,
): string {
  return say(left < 0 ? 'levels.budgetSpent' : 'levels.budgetLeft', {
    used: round2(used),
    permitted: round2(permitted),
    rest: round2(Math.abs(left)),
  });
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
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
