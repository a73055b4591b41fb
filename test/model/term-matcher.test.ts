/** Names of a glossary are found as people write them, and nowhere else. */
import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termMatcher } from '../../src/model/term-matcher.ts';

/** What is found of some names, as it stands in the text. */
function found(names: readonly string[], text: string): string[] {
  const find = termMatcher(names.map((name) => ({ name, term: name })));
  return find(text).map(({ start, end }) => text.slice(start, end));
}

describe('a name', () => {
  it.each([
    ['waiver', 'A waiver ends.', ['waiver']],
    ['Waiver', 'Each WAIVER, and waivers too.', ['WAIVER', 'waivers']],
    ['RTO', 'The RTO, not the Rto or rto; two RTOs.', ['RTO', 'RTOs']],
    ['P1', 'A P1, no p1.', ['P1']],
    ['DevMAC', 'DevMAC and Devmac', ['DevMAC']],
    ['SLA report', 'The SLA Report, no sla report.', ['SLA Report']],
    ['IT', 'It is it, and IT.', ['IT']],
    ['go/no-go', 'Plan a go/no-go meeting, a Go/No-Go.', ['go/no-go', 'Go/No-Go']],
    ['First-of-Type', 'the first-of-type user', ['first-of-type']],
    ['C++', 'Write C++, or C+++.', ['C++', 'C++']],
    ['waiver', 'waivering, unwaiver, a_waiver, waiver2', []],
    ['incident', 'pre-incident, incident-driven, post - incident - review', ['incident']],
    [
      'waiver',
      "the waiver's end (waiver), “waiver”; waiver/derogation",
      ['waiver', 'waiver', 'waiver', 'waiver'],
    ],
    [
      'recovery time',
      'recovery\ntime, recovery  time, recovery\u00a0time',
      ['recovery\ntime', 'recovery  time', 'recovery\u00a0time'],
    ],
    ['naïve Straße', 'Die NAÏVE Straße, naïve Straßen', ['NAÏVE Straße']],
    ['تنازل', 'هذا تنازل مؤقت، وتنازل', ['تنازل']],
    ['豁免', '这个豁免已经到期', ['豁免']],
    ['สละสิทธิ์', 'การสละสิทธิ์นี้', ['สละสิทธิ์']],
    ['x', 'x marks the spot', []],
    ['GOV.UK', 'Look (GOV.UK), not at www.GOV.UK.example', ['GOV.UK']],
    ['waiver', 'İİİ waiver', ['waiver']],
    ['🚨 alarm', 'a 🚨 alarm rings', ['🚨 alarm']],
    ['alarm', '🚨alarm', ['alarm']],
  ])('%s in “%s”', (name, text, expected) => {
    expect(found([name], text)).toEqual(expected);
  });

  it.each([
    'https://landandwater.example/waiver',
    'www.landandwater.example/waiver',
    'waiver@landandwater.example',
    '/guidance/waiver/',
    '~/waiver',
    'waiver.example',
    'C:\\waiver',
  ])('is not found in the address %s', (address) => {
    expect(found(['waiver'], `See ${address}, a waiver.`)).toEqual(['waiver']);
    expect(found(['waiver'], `(${address})`)).toEqual([]);
  });

  it('may begin like another: the longest counts', () => {
    const names = ['service', 'service level', 'service level agreement', 'level'];
    expect(found(names, 'A service level agreement. Service levels. A service. Level.')).toEqual([
      'service level agreement',
      'Service levels',
      'service',
      'Level',
    ]);
    expect(found(names, 'service level agreed')).toEqual(['service level']);
  });

  it('may differ from another in capitals only', () => {
    const find = termMatcher([
      { name: 'AID', term: 'agency' },
      { name: 'aid', term: 'help' },
    ]);
    expect(find('AID gives aid.').map(({ term }) => term)).toEqual(['agency', 'help']);
  });
});

describe('any text', () => {
  const names = [
    'RTO',
    'waiver',
    'go/no-go',
    'service level',
    'service level agreement',
    'C++',
    '豁免',
    'İl',
    '-',
    ' a b ',
  ];
  const pieces = [...names, ' ', '\n', '-', '/', '.', 's', 'S', 'É', 'İ', '\u0301', '🚨', '@', 'x', "'"];

  it('yields uses in order that do not overlap and read as one of the names', () => {
    assert(
      property(array(constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const find = termMatcher(names.map((name) => ({ name, term: name })));
        let last = 0;
        for (const { start, end, name } of find(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          const read = text.slice(start, end).toLowerCase().replace(/\s+/g, ' ');
          const wanted = name.trim().toLowerCase();
          expect([wanted, `${wanted}s`]).toContain(read);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('and any name are taken without an error', () => {
    assert(
      property(string({ unit: 'grapheme' }), string({ unit: 'binary' }), (name, text) => {
        for (const { start, end } of termMatcher([{ name, term: 0 }])(text + name + text))
          expect(end).toBeGreaterThan(start);
      }),
      { numRuns: 40 },
    );
  });
});
