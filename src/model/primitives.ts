/**
 * Model: the small value types that front matter is made of, each with a message that says what to write.
 */
import * as z from 'zod';
import { contactKind } from './contact.ts';
import { isDate } from './date.ts';
import { parseDuration } from './duration.ts';
import { dayNames, hourPatterns, parseDays, parseTime } from './hours.ts';

const CONTROL = /[\u0000-\u001f\u007f]/;

/** Words on one line, without control characters. */
export const text = words(500, '500', (value) =>
  CONTROL.test(value) ? 'must be one line of text without control characters' : undefined,
);

/** Prose, which may have several lines. */
export const prose = words(5000, '5,000', () => undefined);

/** Text up to a length. One check instead of several: a guide has hundreds of texts. */
function words(longest: number, inWords: string, otherProblem: (value: string) => string | undefined) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be text') })
    .check((context) => {
      const value = context.value.trim();
      const problem =
        value === ''
          ? 'must not be blank'
          : value.length > longest
            ? `must be at most ${inWords} characters`
            : otherProblem(value);
      if (problem) context.issues.push({ code: 'custom', input: context.value, message: problem });
      context.value = value;
    })
    .meta({ minLength: 1, maxLength: longest });
}

/** Lower-case words joined by hyphens: the id of anything. */
export const slug = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be an id') })
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'must be lower-case letters, digits and single hyphens, such as second-line',
  )
  .max(64, 'must be at most 64 characters');

/** A day, `YYYY-MM-DD`. */
export const date = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be a date such as 2026-10-01') })
  .refine(isDate, { error: (issue) => dateMessage(String(issue.input)) })
  .meta({ format: 'date' });

function dateMessage(input: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(input)
    ? `${input} is not a day that exists`
    : 'must be a date written year-month-day, such as 2026-10-01';
}

/** A duration such as `15 minutes`, `6 months` or `PT4H`. */
export const duration = z
  .string({
    error: (issue) => (issue.input === undefined ? undefined : 'must be a duration such as 4 hours'),
  })
  .refine(
    (value) => parseDuration(value) !== undefined,
    'must be a duration such as 15 minutes, 6 months or PT4H',
  );

/** A web address. */
export const url = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be a web address') })
  .regex(/^https?:\/\/[^\s/$.?#"<>][^\s"<>]*$/i, 'must be a web address that starts with https://')
  .max(2000, 'must be at most 2,000 characters');

/** Where something is written down: a heading of this page (`#incidents`), a file of the content, or a web address. */
export const documentLink = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be an address') })
  .regex(
    /^(?:#[^\s#]+|https?:\/\/[^\s"<>]+|\.{0,2}\/?[a-z0-9][\w./-]*\.md(?:#[^\s#]+)?|\/[\w./-]*(?:#[^\s#]+)?)$/i,
    'must be a heading of this page such as "#incidents", a file such as ../guidance/operation/incidents.md, or a web address',
  );

/** A shared mailbox, a telephone number or a web address. */
export const contact = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be a contact') })
  .trim()
  .refine(
    (value) => contactKind(value) !== undefined,
    'must be an email address of a team, a telephone number such as "+44 1632 960 001", or a web address',
  );

/** Reference to a team, role or delivery group of organisation.yaml. */
export const party = slug;

/** A language by its tag. @see https://www.rfc-editor.org/info/bcp47 */
export const language = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be a language tag such as cy') })
  .regex(
    /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/,
    'must be a language tag such as cy, ar or en-GB',
  );

/** Yes or no. */
export const flag = z.boolean({
  error: (issue) => (issue.input === undefined ? undefined : 'must be true or false'),
});

/** A percentage such as `99.9%`. */
export const percentage = z
  .union([z.string(), z.number()])
  .transform((value) => (typeof value === 'number' ? `${value}%` : value.replace(/\s+/g, '')))
  .refine((value) => /^\d{1,3}(?:\.\d+)?%$/.test(value) && Number.parseFloat(value) <= 100, {
    error: 'must be a percentage such as 99.9%',
  });

const dayList = z.union([
  z
    .string()
    .refine((value) => parseDays(value) !== undefined, 'must be days such as monday to friday or every day'),
  z.array(z.enum(dayNames)).min(1),
]);
const time = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be a time such as 08:30') })
  .refine((value) => parseTime(value) !== undefined, 'must be a time between 00:00 and 24:00, such as 08:30');

/** Hours of support: a named pattern, or days and times. Read as a weekly pattern in minutes. */
export const hours = z
  .union([
    z
      .string()
      .refine(
        (value) => Object.hasOwn(hourPatterns, value),
        `must be one of ${Object.keys(hourPatterns).join(', ')}, or days and times such as {days: monday to friday, from: 08:00, to: 18:00}`,
      )
      .transform((value) => hourPatterns[value] ?? hourPatterns['8x5']),
    z
      .strictObject({
        days: dayList.describe('Days, such as monday to friday, every day, or a list.'),
        from: time.describe('Start, such as 08:00.'),
        to: time.describe('End, such as 18:00; 24:00 is midnight.'),
        holidays: z
          .enum(['open', 'closed'])
          .default('closed')
          .describe('Whether bank holidays count as normal days.'),
      })
      .refine((value) => (parseTime(value.from) ?? 0) < (parseTime(value.to) ?? 0), {
        path: ['to'],
        error: 'must be later than from; split hours that pass midnight into 24x7 or two lines of support',
      })
      .transform((value) => ({
        days:
          typeof value.days === 'string'
            ? (parseDays(value.days) ?? [])
            : value.days.map((day) => dayNames.indexOf(day)).sort((a, b) => a - b),
        fromMinutes: parseTime(value.from) ?? 0,
        toMinutes: parseTime(value.to) ?? 0,
        holidays: value.holidays,
      })),
  ])
  .transform((value) => value as import('./hours.ts').Hours);
