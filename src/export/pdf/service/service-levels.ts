/** Export, PDF: what a service promises and what it achieved, each with a small chart and a table. @see S1.13 @see S1.21 */
import {
  type AchievedMonth,
  type Achievement,
  type ErrorBudget,
  judgeAchievement,
} from '../../../model/achievement.ts';
import type { Service } from '../../../model/estate.ts';
import type { ServiceLevel } from '../../../model/guide.ts';
import { allowedDowntime, floorPercent } from '../../../model/service-level.ts';
import { type PrintContext, paragraph } from '../print-context.ts';
import type { Block } from '../print-document.ts';
import { sentences } from '../print-parts.ts';

/** Months in one row of a table. */
const MONTHS_IN_ROW = 12;

/** Every service level. */
export function serviceLevels(context: PrintContext, { guide }: Service): Block[] {
  return (guide.service_levels ?? []).flatMap((level) => levelBlocks(context, level));
}

function levelBlocks(context: PrintContext, level: ServiceLevel): Block[] {
  const { say, value, named } = context;
  const { name, metric, target } = level;
  const achieved = judgeAchievement(level);
  const about = aboutLevel(context, level);
  return [
    { type: 'heading', level: 2, listed: false, content: [name ?? named('metric', metric)] },
    paragraph(
      {
        type: 'strong',
        content: [say('levels.target', { target, metric: name && value('metric', metric) })],
      },
      ...(about ? [`. ${about}`] : []),
    ),
    ...(achieved ? achievementBlocks(context, level, achieved) : [paragraph(say('pdf.nothingAchieved'))]),
  ];
}

function aboutLevel(context: PrintContext, level: ServiceLevel): string | undefined {
  const { say, hours, duration } = context;
  const { agreement, over, per, permitted_downtime_minutes: minutes, measured_by, penalty } = level;
  const time = per && duration(per);
  const measured = over ? (per ? 'levels.measuredOverPer' : 'levels.measuredOver') : 'levels.measuredPer';
  const downtime = minutes === undefined ? downtimeInWords(context, level) : undefined;
  return sentences(
    agreement && `${agreement}.`,
    (over || per) && say(measured, { hours: over && hours(over), time }),
    minutes !== undefined && say('levels.published', { minutes, time }),
    downtime && say('levels.allows', { downtime, time }),
    measured_by && say('levels.measuredBy', { how: measured_by }),
    penalty && say('levels.ifMissed', { penalty }),
  );
}

function downtimeInWords({ say }: PrintContext, level: ServiceLevel): string | undefined {
  const percent = level.metric === 'availability' ? floorPercent(level.target) : undefined;
  const allowed = percent === undefined ? [] : allowedDowntime(level, percent);
  const [least, most] = [allowed[0], allowed.at(-1)];
  if (least === undefined || most === undefined) return undefined;
  return say('levels.downtime', { least: round2(least), most: round2(most), same: least === most });
}

function budgetInWords({ say, month, duration }: PrintContext, budget: ErrorBudget): string {
  const { used, permitted, left } = budget;
  const values = { used: round2(used), permitted: round2(permitted), rest: round2(Math.abs(left)) };
  return say('levels.budget', {
    time: duration(budget.per),
    month: month(budget.period),
    budget: say(left < 0 ? 'levels.budgetSpent' : 'levels.budgetLeft', values),
  });
}

function achievementBlocks(context: PrintContext, level: ServiceLevel, achieved: Achievement): Block[] {
  const { say, month } = context;
  const { latest, months, missed, trend, budget } = achieved;
  const missedIn = missed.map(({ period, value }) =>
    say('levels.missedMonth', { month: month(period), value }),
  );
  const words = sentences(
    missed.length > 0 && say('levels.missedIn', { months: missedIn.join(', ') }),
    missed.length === 0 && latest.met === true && say('levels.alwaysMet', { count: months.length }),
    budget && budgetInWords(context, budget),
    trend && say(`levels.trends.${trend}`),
  );
  const latestValues = { month: month(latest.period), value: latest.value, met: latest.met };
  const rows: AchievedMonth[][] = [];
  // One month has no course: the sentence says all of it.
  if (months.length > 1)
    for (let from = 0; from < months.length; from += MONTHS_IN_ROW)
      rows.push(months.slice(from, from + MONTHS_IN_ROW));
  return [
    paragraph(
      { type: 'strong', content: [say('levels.latest', latestValues)] },
      ...(words ? [` ${words}`] : []),
    ),
    ...rows.map((row) => yearBlock(context, row, floorPercent(level.target))),
  ];
}

/** Up to twelve months as a chart over a table of the same columns. */
function yearBlock(
  { say, language }: PrintContext,
  months: readonly AchievedMonth[],
  target: string | undefined,
): Block {
  const values = months.map(({ value }) => Number.parseFloat(value));
  const all = target === undefined ? values : [...values, Number(target)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  // Where every value is the same, the line stands in the middle.
  const place = (value: number) =>
    high === low ? 0.5 : Math.round(((value - low) / (high - low)) * 1000) / 1000;
  const judged = months.some(({ met }) => met !== undefined);
  return {
    type: 'keep',
    content: [
      {
        type: 'chart',
        points: values.map(place),
        missed: months.flatMap(({ met }, index) => (met === false ? [index] : [])),
        ...(target === undefined ? {} : { target: place(Number(target)) }),
      },
      {
        type: 'table',
        columns: months.map(() => ({ width: 1, align: 'center' })),
        header: months.map(({ period }) => [shortMonth(period, language)]),
        rows: [
          months.map(({ value }) => [value]),
          ...(judged
            ? [months.map(({ met }) => [met === undefined ? '' : say(met ? 'levels.met' : 'levels.missed')])]
            : []),
        ],
        rowHeaders: false,
        scale: 0.86,
        long: false,
      },
    ],
  };
}

const shortMonths = new Map<string, Intl.DateTimeFormat>();

/** `2026-10` → `Oct 26`. */
function shortMonth(month: string, language: string): string {
  let format = shortMonths.get(language);
  if (!format) {
    // Years as they stand in the guide: other calendars would not match.
    const calendar = { calendar: 'gregory', timeZone: 'UTC' };
    format = new Intl.DateTimeFormat([language, 'en-GB'], { month: 'short', year: '2-digit', ...calendar });
    shortMonths.set(language, format);
  }
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
