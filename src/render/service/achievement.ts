/**
 * Render: what a service level achieved, month by month, against its target: for the table, and for the small chart
 * that stands beside it and never alone.
 */
import { type AchievedMonth, type Achievement as Judged, judgeAchievement } from '../../model/achievement.ts';
import type { ServiceLevel } from '../../model/guide.ts';
import { allowedDowntime, floorPercent } from '../../model/service-level.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { type Sparkline, sparkline } from '../sparkline.ts';

/** What one service level achieved, oldest month first, and what that means in words. */
export interface Achievement extends Judged {
  /** Absent for a single month, which makes no line. */
  chart?: Sparkline;
  trendInWords?: string;
  budgetInWords?: string;
}

/** What a level achieved; `undefined` where nothing is recorded. */
export function achievementOf(level: ServiceLevel, words: InterfaceWords): Achievement | undefined {
  const judged = judgeAchievement(level);
  if (!judged) return undefined;
  const { months, trend, budget } = judged;
  const percent = floorPercent(level.target);
  return {
    ...judged,
    ...(months.length > 1 ? { chart: chartOf(months, percent) } : {}),
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

function chartOf(months: readonly AchievedMonth[], percent: string | undefined): Sparkline {
  return sparkline(
    months.map(({ value, met }) => ({ value: Number.parseFloat(value), missed: met === false })),
    percent === undefined ? undefined : Number(percent),
  );
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
