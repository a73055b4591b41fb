/**
 * Model: what a service level achieved against its target: met or missed month by month, the trend, and what is left of
 * the downtime that the target allows. @see S1.21 @see S1.22
 */
import { addDays, addMonths } from './date.ts';
import { parseDuration } from './duration.ts';
import type { ServiceLevel } from './guide.ts';
import { floorPercent, permittedDowntime, serviceMinutesUntil } from './service-level.ts';

/** One month. `met` is absent where the target names no percentage to reach. */
export interface AchievedMonth {
  period: string;
  value: string;
  met?: boolean;
}

/** Where a level is going, by the last six months against the six before. */
export type Trend = 'improving' | 'steady' | 'worsening';

/**
 * Minutes of downtime that the window of a level allows, and how many of them a month used: its shortfall from 100% over
 * the service minutes of that window. `left` is negative where more was used than allowed.
 */
export interface ErrorBudget {
  /** Month whose achievement is counted. */
  period: string;
  /** Window of the level as written, such as `28 days`. */
  per: string;
  permitted: number;
  used: number;
  left: number;
}

/** What one service level achieved, oldest month first. */
export interface Achievement {
  months: AchievedMonth[];
  latest: AchievedMonth;
  missed: AchievedMonth[];
  trend?: Trend;
  budget?: ErrorBudget;
}

type Level = Pick<ServiceLevel, 'metric' | 'target' | 'over' | 'per' | 'achieved'>;

/** Months that make one half of a trend, and how many of them must be recorded for it to mean anything. */
const HALF = 6;
const ENOUGH = 3;

const judged = new WeakMap<Level, { achievement: Achievement | undefined }>();

/** Judges a level; `undefined` where nothing is recorded. Each level is judged once, for all pages that show it. */
export function judgeAchievement(level: Level): Achievement | undefined {
  let known = judged.get(level);
  if (!known) {
    known = { achievement: judge(level) };
    judged.set(level, known);
  }
  return known.achievement;
}

function judge(level: Level): Achievement | undefined {
  const months = achievedMonths(level);
  const latest = months.at(-1);
  if (!latest) return undefined;
  const trend = trendOf(months, floorPercent(level.target));
  const budget = errorBudget(level, latest);
  return {
    months,
    latest,
    missed: months.filter(({ met }) => met === false),
    ...(trend ? { trend } : {}),
    ...(budget ? { budget } : {}),
  };
}

/** What was achieved, oldest month first, each met or missed. */
export function achievedMonths({
  target,
  achieved = [],
}: Pick<Level, 'target' | 'achieved'>): AchievedMonth[] {
  const percent = floorPercent(target);
  return achieved
    .map(({ period, value }) => ({
      period,
      value,
      ...(percent === undefined ? {} : { met: !isMissed({ value }, percent) }),
    }))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** True if a month of the level missed its target: a cheap look before `achievedMonths`. */
export function everMissed({ target, achieved }: Pick<Level, 'target' | 'achieved'>): boolean {
  const percent = achieved?.length ? floorPercent(target) : undefined;
  return percent !== undefined && achieved?.some((month) => isMissed(month, percent)) === true;
}

/** The months of the year that ends with the latest recorded month, whatever the day is. */
export function lastYear(months: readonly AchievedMonth[]): AchievedMonth[] {
  const latest = months.at(-1);
  return latest ? months.filter(({ period }) => period > monthsBefore(latest.period, 12)) : [];
}

/**
 * The trend: the mean of the six months that end with the latest one, against the mean of the six before. It is steady if
 * the two differ by at most a tenth of what the target allows to be missed (for 99.9%, by at most 0.01 percentage
 * points). `undefined` without a target to reach, or where one of the halves has fewer than three recorded months.
 */
export function trendOf(months: readonly AchievedMonth[], target: string | undefined): Trend | undefined {
  const latest = months.at(-1)?.period;
  if (latest === undefined || target === undefined) return undefined;
  const middle = monthsBefore(latest, HALF);
  const first = monthsBefore(latest, 2 * HALF);
  const recent = months.filter(({ period }) => period > middle);
  const before = months.filter(({ period }) => period > first && period <= middle);
  if (recent.length < ENOUGH || before.length < ENOUGH) return undefined;
  const change = mean(recent) - mean(before);
  // A billionth more, so that means of decimals that are equal do not seem to differ.
  if (Math.abs(change) <= (100 - Number(target)) / 10 + 1e-9) return 'steady';
  return change > 0 ? 'improving' : 'worsening';
}

/**
 * The error budget of a month; `undefined` for what is no availability with a percentage to reach, over hours and a
 * window of whole days. The window is the one that ends with the month.
 */
export function errorBudget(level: Level, { period, value }: AchievedMonth): ErrorBudget | undefined {
  const { metric, target, over, per } = level;
  const percent = metric === 'availability' ? floorPercent(target) : undefined;
  const window = per === undefined ? undefined : parseDuration(per);
  if (percent === undefined || !over || per === undefined || !window) return undefined;
  const lastDay = addDays(addMonths(`${period}-01`, 1), -1);
  const minutes = serviceMinutesUntil(over, window, lastDay);
  if (minutes === undefined) return undefined;
  const permitted = permittedDowntime(minutes, percent);
  const used = permittedDowntime(minutes, value.replace('%', ''));
  // A millionth of a minute is more than anybody measures, and less than decimals go astray by.
  return { period, per, permitted, used, left: Math.round((permitted - used) * 1e6) / 1e6 };
}

function isMissed({ value }: Pick<AchievedMonth, 'value'>, percent: string): boolean {
  return Number.parseFloat(value) < Number(percent);
}

function mean(months: readonly AchievedMonth[]): number {
  return months.reduce((sum, { value }) => sum + Number.parseFloat(value), 0) / months.length;
}

function monthsBefore(period: string, months: number): string {
  return addMonths(`${period}-01`, -months).slice(0, 7);
}
