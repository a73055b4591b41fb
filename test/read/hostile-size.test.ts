/**
 * Files that are small enough to be read and made to take for ever: each is read and checked in seconds. The limit is
 * far above what a slow machine needs, and far below what anything worse than proportional takes.
 */
import { describe, expect, it } from 'vitest';
import { loadCalendars } from '../../scripts/shipped-data.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';

const calendars = loadCalendars();
const LIMIT_MS = 15_000;
const many = (piece: string, times: number) => piece.repeat(times);
const list = (length: number, line: (index: number) => string) =>
  Array.from({ length }, (_, index) => line(index));

const bodies: Readonly<Record<string, string>> = {
  'nested block quotes': `${many('>', 10_000)} x`,
  'nested lists, indented': list(1000, (index) => `${'  '.repeat(index)}- x`)
    .join('\n')
    .slice(0, 990_000),
  'nested lists on one line': `${many('- ', 10_000)}x`,
  'links without end': many('[](', 50_000),
  'brackets without end': many('[', 50_000),
  'images without end': many('![', 50_000),
  'malformed links': many('[a[(', 50_000),
  'malformed links on many lines': many(`${many('[a[(', 1000)}\n`, 50),
  'emphasis without end': many('*a_', 50_000),
  'runs of backticks of growing length': list(1300, (index) => `a${'`'.repeat(index + 1)}`).join(' '),
  'angle brackets': many('<', 50_000),
  'comments without end': many('<!--', 50_000),
  ampersands: many('&', 100_000),
  'hidden entities': many('&#x202e;', 50_000),
  'a wide table': `${many('|', 2000)}\n`.repeat(300),
  'something like mail addresses': many('a@', 50_000),
  'an address of brackets': `http://${many('(', 50_000)}`,
  'equal headings': many('# a\n', 20_000),
  'headings without space': many('##a\n', 20_000),
  'anchors that nothing makes': `${many('# a\n', 10_000)}${many('[x](#a-9999999)\n', 10_000)}`,
  'definitions of references': list(40_000, (index) => `[r${index}]: /x${index}`).join('\n'),
  'a line of spaces': `${many(' ', 200_000)}x`,
  'headings of spaces': many(`# a${many(' ', 4900)}x\n`, 100),
  'a tag of attributes': `<a${many(' b=c', 50_000)}`,
  'quotation marks': many('"', 100_000),
  'template tags': many(`${many('{{', 2400)}\n`, 100),
  'kramdown attributes': many(`${many('{:', 2400)}\n`, 100),
  'fences in lists': many('- ```\n', 20_000),
  'escaped addresses': many('[a](&#98;&#99;) ', 30_000),
  'trailing spaces': many('a \n', 50_000),
  placeholders: many('TBC\n\n', 20_000),
  acronyms: list(
    60_000,
    (index) =>
      `A${String.fromCharCode(65 + (index % 26), 65 + (Math.floor(index / 26) % 26), 65 + (Math.floor(index / 676) % 26))}`,
  ).join(' '),
  'NUL bytes': many('a\0', 400_000),
};

const frontMatters: Readonly<Record<string, string>> = {
  'unknown keys': list(30_000, (index) => `k${index}: 1`).join('\n'),
  'keys without value': list(30_000, (index) => `k${index}:`).join('\n'),
  'one key again and again': many('a: 1\n', 50_000),
  'components that are wrong': `components:\n${many('  - {id: a b, nam: b, typ: queue, owner: c d}\n', 8000)}`,
  'components that are equal': `components:\n${many('  - {id: a, name: b, type: queue, owner: c}\n', 10_000)}`,
  'dependencies that nobody has': `dependencies:\n${list(10_000, (index) => `  - {service: s${index}}`).join('\n')}`,
  tags: list(30_000, (index) => `k${index}: !a 1`).join('\n'),
  depth: `a: ${many('[', 5000)}${many(']', 5000)}`,
  'an open quotation mark': `a: "${many('b: "c ', 100_000)}`,
  'a long key': `${many('a', 900_000)}: 1`,
  'a long title': `title: ${many('a', 900_000)}`,
};

function check(file: string, text: string): { milliseconds: number; findings: number } {
  const start = performance.now();
  const { diagnostics } = readAndCheck(memorySource({ [file]: text }), { today: '2026-11-20', calendars });
  return { milliseconds: performance.now() - start, findings: diagnostics.length };
}

describe('a body of', () => {
  it.each(Object.entries(bodies))('%s', (_what, body) => {
    const guide = check('services/flood.md', `---\ntitle: Flood\nphase: live\n---\n\n${body}`);
    const page = check('guidance/flood.md', `---\ntitle: Flood\n---\n\n${body}`);
    expect(guide.milliseconds + page.milliseconds).toBeLessThan(LIMIT_MS);
    // Much is wrong with the facts at least: the file was read, not given up.
    expect(guide.findings).toBeGreaterThan(5);
  });
});

describe('front matter of', () => {
  it.each(Object.entries(frontMatters))('%s', (_what, keys) => {
    const { milliseconds, findings } = check('services/flood.md', `---\n${keys}\n---\n`);
    expect(milliseconds).toBeLessThan(LIMIT_MS);
    expect(findings).toBeGreaterThan(0);
  });
});
