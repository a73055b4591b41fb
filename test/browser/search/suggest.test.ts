import { describe, expect, it } from 'vitest';
import { type KnownName, suggest } from '../../../src/browser/search/suggest.ts';

const known: KnownName[] = [
  ['Flood warnings', '/services/flood-warnings/', 'service'],
  ['Flood alert sign-up', '/services/flood-alert-sign-up/', 'service'],
  ['Conformance certificate', '/guidance/release/conformance-certificate/', 'service'],
  ['DevMAC', '/guidance/release/conformance-certificate/', 'service'],
  ['Waiver', '/glossary/#term-waiver', 'service'],
  ['تنبيهات الفيضانات', '/services/arabic/', 'service'],
];

describe('suggest', () => {
  it.each([
    ['flod', 'flood', ['Flood warnings', 'Flood alert sign-up']],
    ['flod warnigs', 'flood warnings', ['Flood warnings', 'Flood alert sign-up']],
    ['certifcate', 'certificate', ['Conformance certificate']],
    ['DevMACC', 'devmac', ['DevMAC']],
    ['warning', undefined, ['Flood warnings']],
    ['wavier', 'waiver', ['Waiver']],
    ['تنبيهاث', 'تنبيهات', ['تنبيهات الفيضانات']],
    ['xyzzy', undefined, []],
    ['{{ 7*7 }}', undefined, []],
    ['', undefined, []],
    ['x'.repeat(200), undefined, []],
  ])('for “%s” offers %s and %j', (query, spelling, names) => {
    const found = suggest(query, known);
    expect(found.spelling).toBe(spelling);
    expect(found.names.map(([name]) => name)).toEqual(names);
  });

  it('offers each address once, and no more than five', () => {
    const many: KnownName[] = Array.from({ length: 20 }, (_, index) => [
      `Flood ${index}`,
      `/${index % 10}/`,
      'service',
    ]);
    const { names } = suggest('flood', many);
    expect(new Set(names.map(([, path]) => path)).size).toBe(5);
  });

  it('is quick among the names of 5,000 services', () => {
    const many: KnownName[] = Array.from({ length: 20_000 }, (_, index) => [
      `Livestock inspections ${index} of the ${String.fromCharCode(97 + (index % 26))}rea`,
      `/services/${index}/`,
      'service',
    ]);
    const before = performance.now();
    expect(suggest('livestok inspectons', many).spelling).toBe('livestock inspections');
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
