/**
 * Mends: each fixture reads as it should after mending, and whatever is put together from slips, mending changes nothing
 * but the slips and has nothing left to do the second time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { guideKeyOrder } from '../../src/check/rules/key-order.ts';
import { guideSchema } from '../../src/model/guide.ts';
import { allRules, readAndFix, withCertainFixes } from '../../src/pipeline.ts';
import { type ContentSource, memorySource } from '../../src/read/content-source.ts';
import { splitFrontMatter } from '../../src/read/front-matter.ts';
import { readBody } from '../../src/read/markdown.ts';
import { ruleFixtures } from '../support/rule-fixtures.ts';

const run = { today: '2026-11-20', ...loadShipped() };
const folder = join(import.meta.dirname, '..', 'fixtures', 'fixes');
const config = 'rules:\n  key-order: warning\n  unquoted-time: warning\n';

/** Mends one document. */
function mended(text: string, file = 'services/fixture.md') {
  const source = memorySource({ [file]: text, 'opsguide.config.yaml': config });
  const { files, checked } = readAndFix(source, run);
  const fixed = files.find((one) => one.file === file);
  return {
    text: fixed ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(fixed.after) : text,
    left: checked.diagnostics.filter(({ fix }) => fix !== undefined),
  };
}

/** Texts stand in fixtures with what nobody would see made visible. */
const invisible = (text: string) => text.replaceAll('·', ' ').replaceAll('⇥', '\t').replaceAll('␍', '\r');

describe('the mends of a file', () => {
  const names = readdirSync(folder).flatMap((name) => /^(.+)\.before\.md$/.exec(name)?.[1] ?? []);

  it.each(names)('%s', (name) => {
    const [before = '', after = ''] = ['before', 'after'].map((state) =>
      invisible(readFileSync(join(folder, `${name}.${state}.md`), 'utf8')),
    );
    const file = /^(?:formatting|headings)$/.test(name) ? 'guidance/fixture.md' : 'services/fixture.md';
    // The end of a file cannot be seen either.
    const written = name === 'windows' ? before.replace(/\n$/, '') : before;
    expect(mended(written, file).text).toBe(after);
    expect(mended(after, file).text).toBe(after);
    expect(mended(after, file).left).toEqual([]);
  });

  it('leave alone what is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('---\ntitle: A  \n---\n##B '), Buffer.from([0xe9, 0x0a])]);
    expect(readAndFix(memorySource({ 'guidance/a.md': bytes }), run).files).toEqual([]);
  });

  it('are made where another one touches the place and is refused', () => {
    // Nobody knows which of two equal keys counts, so the misspelt one is not renamed; the order is mended all the same.
    const end = 'suport: {contact: a@landandwater.example}\n';
    const { text, left } = mended(`---\nempty:\nempty:\nlifecycle: {}\n${end}title: T\n---\n\n## Text\n`);
    expect(text).toBe(`---\nempty:\nempty:\ntitle: T\nlifecycle: {}\n${end}---\n\n## Text\n`);
    expect(left).toEqual([]);
  });

  it('are not made where a rule is switched off', () => {
    const source = memorySource({
      'guidance/a.md': '---\ntitle: A\n---\n\n##B\n',
      'opsguide.config.yaml': 'rules:\n  heading-without-space: "off"\n',
    });
    expect(readAndFix(source, run).files).toEqual([]);
  });
});

describe('the fixtures of every rule', () => {
  const cases = allRules.flatMap(({ id }) =>
    ruleFixtures(id, 'bad').map((fixture) => [fixture.name, id, fixture.source] as const),
  );

  it('include some that can be mended', () => {
    const mendable = new Set(
      cases.flatMap(([, , source]) =>
        readAndFix(source, run).found.diagnostics.flatMap(({ fix, ruleId }) => (fix ? [ruleId] : [])),
      ),
    );
    expect([...mendable].sort()).toEqual([
      'closing-hashes',
      'contents-list',
      'heading-without-space',
      'headings-mismatch',
      'key-order',
      'malformed-link',
      'missing-final-newline',
      'tab-after-bullet',
      'trailing-whitespace',
      'unknown-key',
      'unquoted-time',
      'wrong-value',
    ]);
  });

  it.each(cases)('%s: mending leaves nothing to mend and makes nothing worse', (_name, _id, source) => {
    const { found, checked, files } = readAndFix(source, run);
    expect(checked.diagnostics.filter(({ fix }) => fix !== undefined)).toEqual([]);
    const gone = withCertainFixes(source, found.diagnostics).filter(({ fix }) => fix !== undefined).length;
    expect(gone === 0).toBe(files.length === 0);
    expect(checked.diagnostics.length).toBeLessThanOrEqual(found.diagnostics.length);
    expect(readAndFix(withFiles(source, files), run).files).toEqual([]);
  });
});

function withFiles(
  source: ContentSource,
  files: readonly { file: string; after: Uint8Array }[],
): ContentSource {
  const changed = new Map(files.map(({ file, after }) => [file, after]));
  return { ...source, read: (path) => changed.get(path) ?? source.read(path) };
}

describe('the order of keys', () => {
  it('names every key of a guide once', () => {
    expect(guideKeyOrder.flat().sort()).toEqual(Object.keys(guideSchema.shape).sort());
  });

  const templates = join(import.meta.dirname, '..', '..', 'templates');
  it.each(readdirSync(templates).filter((name) => name.startsWith('service-')))('is that of %s', (name) => {
    const keys = Object.keys(splitFrontMatter(readFileSync(join(templates, name), 'utf8')).data ?? {});
    const places = keys.map((key) => guideKeyOrder.findIndex((group) => group.includes(key)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

/** Lines of a body as people write them, with every slip there is a mend for, and things that look like one. */
const bodyLine = fc.constantFrom(
  '',
  '##Statement',
  '###Reasons###',
  '## Statement ##',
  '## Contents',
  '- [Statement](#statement)',
  '- Statement',
  '-\tOne',
  '-\t\tcode',
  '  *\tTwo ',
  '1.\tThree',
  '\tin a list',
  '        far in',
  'Text with a [link] (https://a.example/b).',
  'Text with (a link)[https://a.example/b] and [a[(b.md).',
  'A break  ',
  'No break ',
  ' \t',
  '```',
  '~~~',
  '> quoted ',
  '> -\tquoted',
  '`code ',
  'end`',
  '| a | b | ',
  '|---|---|',
  '***',
  '\\',
  'setext ',
  '===',
  '<b> ',
  '[x]: /y ',
);
const body = fc.array(bodyLine, { maxLength: 14 });

/** What a body shows, without where it stands. */
function shownBy(text: string): unknown {
  const clean = (token: object): unknown => {
    const { type, tag, attrs, content, info, children } = token as Record<string, unknown>;
    return [type, tag, attrs, children ? '' : content, info, (children as object[] | null)?.map(clean)];
  };
  return readBody(text, 1).tokens().map(clean);
}

describe('any body', () => {
  const formatting = config.concat('  contents-list: "off"\n');
  const fix = (text: string) => {
    const source = memorySource({ 'guidance/a.md': text, 'opsguide.config.yaml': formatting });
    const { files, checked } = readAndFix(source, run);
    const after = files[0] ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[0].after) : text;
    return { after, left: checked.diagnostics.filter((found) => found.fix) };
  };

  it('shows the same after mending, keeps its front matter and its line ends, and is mended once', () => {
    fc.assert(
      fc.property(
        body,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.boolean(),
        (lines, end, mark, last) => {
          const head = ['---', 'title: A page # kept', '---'].join(end);
          const text = `${mark ? '\ufeff' : ''}${head}${end}${lines.join(end)}${last ? end : ''}`;
          const { after, left } = fix(text);
          const [wasBody, isBody] = [text, after].map((one) => one.slice(one.indexOf(`kept${end}---`) + 9));
          expect(after.startsWith(text.slice(0, text.indexOf('kept') + 4))).toBe(true);
          expect(shownBy(isBody ?? '')).toEqual(shownBy(wasBody ?? ''));
          expect(/(?<!\r)\n/.test(after)).toBe(/(?<!\r)\n/.test(text));
          expect(left).toEqual([]);
          expect(fix(after).after).toBe(after);
          // Nothing but blanks, hashes, brackets and line ends is ever taken out or put in.
          const words = (one: string) => one.replace(/[\s#[\]()]/g, '');
          expect(words(after)).toBe(words(text));
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Keys with values, comments and blank lines, in any order. */
const key = fc.constantFrom(
  'title: Flood alert sign-up # the name',
  "phase: 'discovery'",
  'delivery_group: water  ',
  'description: |\n  two  \n  lines',
  'description: >-\n  folded\n\n  text',
  'tier: critical\n# about the reason\ntier_reason: "a: b"',
  'support:\n  contact: a@landandwater.example\n  # inner\n  hours: {days: every day, from: 07:00, to: "19:00"}',
  'suport: {contact: a@landandwater.example}',
  'last_reviewed_on: 3 March 2026',
  'last_reviewd_on: "2026/3/3" # twice wrong',
  'lifecycle:\n- wrong',
  'components:\n- {id: a, name: A, type: application, owner: b}\n- id: b',
  'colour: blue',
  'empty:',
  'aliases: [a,  b]',
);
const between = fc.constantFrom(
  '',
  '# a comment\n',
  '\n',
  '# a comment\n\n',
  '\n# two\n# lines\n',
  '  # indented\n',
);

describe('any front matter', () => {
  it('has the same values after mending, in the same words, and is mended once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(between, key), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (parts, windows) => {
          const yaml = parts.map(([gap, text]) => `${gap}${text}\n`).join('');
          const text = `---\n${yaml}---\n\n## Text\n`.replaceAll('\n', windows ? '\r\n' : '\n');
          const { text: after, left } = mended(text);
          const [was, is] = [text, after].map((one) => splitFrontMatter(one).data);
          expect(asMeant(is)).toEqual(asMeant(was));
          expect(left).toEqual([]);
          expect(mended(after).text).toBe(after);
          // Every line is still there, comments included; only known slips are written otherwise.
          expect(linesOf(after)).toEqual(linesOf(text));
        },
      ),
      { numRuns: 150 },
    );
  });
});

const slips: readonly (readonly [RegExp, string])[] = [
  [/^suport\b/, 'support'],
  [/^last_reviewd_on\b/, 'last_reviewed_on'],
  [/3 March 2026|2026\/3\/3/, '2026-03-03'],
  [/from: "?07:00"?/, 'from: 07:00'],
];

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => slips.reduce((fixed, [slip, meant]) => fixed.replace(slip, meant), line.trimEnd()))
    .sort();
}

/** Values with the slips put right, for comparing. */
function asMeant(data: unknown): unknown {
  return JSON.parse(
    JSON.stringify(data ?? null, (_name, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .map(([name, inner]) => [
                meantKey(name, value),
                typeof inner === 'string'
                  ? slips.reduce((fixed, [slip, meant]) => fixed.replace(slip, meant), inner)
                  : inner,
              ])
              .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
          )
        : value,
    ),
  );
}

/** A slip is put right only where nothing has the right name. */
function meantKey(name: string, holder: object): string {
  const meant = slips.reduce((fixed, [slip, right]) => fixed.replace(slip, right), name);
  return Object.hasOwn(holder, meant) ? name : meant;
}
