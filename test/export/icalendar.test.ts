/** A kept parser reads our calendars as we meant them, whatever text they hold. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { formatCalendar } from '../../src/export/icalendar.ts';
import type { CalendarEvent, CalendarFeed } from '../../src/model/calendar-feed.ts';

const event: CalendarEvent = {
  uid: '0123@operations.harbours.example',
  day: '2026-12-31',
  title: 'Moorings: Waiver of OSR-04 ends',
  description: 'Mooring team must act.',
  href: 'https://operations.harbours.example/services/moorings/',
  category: 'Waiver',
};
const calendar: CalendarFeed = {
  title: 'Harbours',
  description: 'What lapses, from Harbours',
  href: 'https://operations.harbours.example/calendars/all.ics',
  madeOn: '2026-11-20',
  language: 'en-GB',
  events: [event],
};

function parse(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text));
}

function onlyEvent(text: string): ICAL.Event {
  const [found] = parse(text).getAllSubcomponents('vevent');
  if (!found) throw new Error('there is no event');
  return new ICAL.Event(found);
}

describe('formatCalendar', () => {
  it('writes a calendar that a parser reads', () => {
    const text = formatCalendar(calendar);
    const parsed = parse(text);
    expect(parsed.name).toBe('vcalendar');
    expect(parsed.getFirstPropertyValue('version')).toBe('2.0');
    expect(parsed.getFirstPropertyValue('name')).toBe('Harbours');
    expect(parsed.getFirstPropertyValue('source')).toBe(calendar.href);
    const found = onlyEvent(text);
    expect(found.uid).toBe(event.uid);
    expect(found.summary).toBe(event.title);
    expect(found.description).toBe(event.description);
    expect(found.startDate.isDate).toBe(true);
    expect(found.startDate.toString()).toBe('2026-12-31');
    expect(found.endDate.toString()).toBe('2027-01-01');
    expect(found.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-20T00:00:00Z');
    expect(found.component.getFirstPropertyValue('url')).toBe(event.href);
    expect(found.component.getFirstPropertyValue('categories')).toBe('Waiver');
  });

  it('writes one without events and without addresses', () => {
    const { href: _href, ...rest } = calendar;
    const text = formatCalendar({ ...rest, events: [] });
    expect(parse(text).getAllSubcomponents()).toEqual([]);
    expect(text).not.toContain('SOURCE');
  });

  it('has what the standard asks for, each once', () => {
    const properties = [...formatCalendar(calendar).matchAll(/^(UID|DTSTAMP|DTSTART|SUMMARY)[;:]/gm)];
    expect(properties.map(([, name]) => name).sort()).toEqual(['DTSTAMP', 'DTSTART', 'SUMMARY', 'UID']);
  });

  it('ends lines as the standard says, none longer than 75 octets and none in the middle of a letter', () => {
    const title = 'é😀مرحبا, '.repeat(60);
    const text = formatCalendar({ ...calendar, title, events: [{ ...event, title, description: title }] });
    const lines = text.split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n\ufffd]/);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeGreaterThan(71);
    expect(onlyEvent(text).summary).toBe(title);
  });

  it('folds letters of one octet at the same length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 400 }), (title) => {
        const text = formatCalendar({ ...calendar, events: [{ ...event, title }] });
        expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(75);
        expect(onlyEvent(text).summary).toBe(title);
      }),
    );
  });

  it('lets no text make a line of its own', () => {
    const text = formatCalendar({
      ...calendar,
      events: [{ ...event, title: 'A\r\nBEGIN:VALARM\nACTION:AUDIO', category: 'a,b;c\\d:e"f' }],
    });
    expect(text).not.toMatch(/^(?:BEGIN:VALARM|ACTION)/m);
    expect(onlyEvent(text).summary).toBe('A\nBEGIN:VALARM\nACTION:AUDIO');
    expect(onlyEvent(text).component.getFirstPropertyValue('categories')).toBe('a,b;c\\d:e"f');
  });

  it('holds any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const text = formatCalendar({ ...calendar, events: [{ ...event, title, description: title }] });
        const expected = title.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
        const found = onlyEvent(text);
        expect(found.summary).toBe(expected);
        expect(found.description).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
