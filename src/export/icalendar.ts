/**
 * Export: a calendar → iCalendar. Written here and not by a package: the ones that write it take the time of the clock,
 * and fold lines in the middle of a letter.
 * @see https://www.rfc-editor.org/rfc/rfc5545
 * @see https://www.rfc-editor.org/rfc/rfc7986 for the name and the address of a calendar
 */
import type { CalendarEvent, CalendarFeed } from '../model/calendar-feed.ts';
import { addDays } from '../model/date.ts';

/** Media type of what this writes. */
export const calendarType = 'text/calendar';

/** Octets of a line, without its end. */
const LONGEST = 75;
/** What fits beside the space that begins the next line. */
const REST = /.{1,74}/gs;

/** Writes a calendar. Any text is allowed in it; control characters other than line breaks become spaces. */
export function formatCalendar(calendar: CalendarFeed): string {
  const { title, description, href, madeOn, language, events } = calendar;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//opsguide//opsguide//EN',
    'CALSCALE:GREGORIAN',
    text('NAME', title, language),
    text('X-WR-CALNAME', title),
    text('DESCRIPTION', description, language),
    ...(href === undefined ? [] : [`SOURCE;VALUE=URI:${href}`]),
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...events.flatMap((event) => formatEvent(event, madeOn, language)),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

function formatEvent(event: CalendarEvent, madeOn: string, language: string): string[] {
  const { uid, day, title, description, href, category } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${compact(madeOn)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    text('SUMMARY', title, language),
    text('DESCRIPTION', description, language),
    ...(href === undefined ? [] : [`URL:${href}`]),
    text('CATEGORIES', category),
    // A day by which something must be done keeps nobody busy.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function text(name: string, value: string, language?: string): string {
  const escaped = value
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
  return `${name}${language === undefined ? '' : `;LANGUAGE=${language}`}:${escaped}`;
}

/** Continues a long line on the next one after a space, between letters and never within one. */
function fold(line: string): string {
  const octets = Buffer.byteLength(line);
  if (octets <= LONGEST) return line;
  // Most lines are of letters with one octet each.
  if (octets === line.length) {
    const rest = line.slice(LONGEST).match(REST) ?? [];
    return [line.slice(0, LONGEST), ...rest].join('\r\n ');
  }
  const parts: string[] = [];
  let part = '';
  let length = 0;
  for (const letter of line) {
    const more = Buffer.byteLength(letter);
    if (length + more > LONGEST) {
      parts.push(part);
      part = '';
      length = 1;
    }
    part += letter;
    length += more;
  }
  return [...parts, part].join('\r\n ');
}
