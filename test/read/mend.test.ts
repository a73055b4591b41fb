/** Defects of Markdown: what is certain is mended, lines stay where they are, and a second mending changes nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mend } from '../../src/read/mend.ts';

describe('mend', () => {
  it.each([
    ['##Statement', '## Statement'],
    ['###Statement###', '### Statement'],
    ['##Statement ##', '## Statement ##'],
    ['##\u00a0Statement', '## Statement'],
    ['##[The rule[(https://www.gov.uk/)', '## [The rule](https://www.gov.uk/)'],
    ['See [a[(b.md) and [c[(d.md).', 'See [a](b.md) and [c](d.md).'],
    ['See [a `b`[(c.md).', 'See [a `b`](c.md).'],
    ['See [a] (https://www.gov.uk/x_(y)).', 'See [a](https://www.gov.uk/x_(y)).'],
    ['See (a)[https://www.gov.uk/].', 'See [a](https://www.gov.uk/).'],
  ])('mends %j', (written, meant) => {
    expect(mend(`${written}\n`, 1).text).toBe(`${meant}\n`);
  });

  it.each([
    '#flood is a label',
    '##',
    '## C#',
    '## Queue \\#',
    '    ##in code',
    'See [a](b.md) (and c)[1].',
    'See \\[a[(b).',
    '- [x] (https://www.gov.uk/) done',
    '[a] (b, c)',
    '`[a[(b)`',
    '[a](http://b)[http://c]',
  ])('leaves %j', (written) => {
    expect(mend(`${written}\n`, 1).text).toBe(`${written}\n`);
  });

  it('says where a defect stands in the file as written, although the line is mended twice', () => {
    const { quirks } = mend('\n##See [a[(b.md) \n', 10);
    expect(
      quirks.map(({ name, range: { line, column, endColumn } }) => [name, line, column, endColumn]),
    ).toEqual([
      ['heading-without-space', 11, 1, 3],
      ['malformed-link', 11, 7, 16],
      ['trailing-whitespace', 11, 16, 17],
    ]);
  });

  it('proposes a heading one level below the last one', () => {
    const { quirks } = mend('##Implications\n\n**for providers:**\n\n- Work closely.\n', 1);
    expect(quirks.find(({ name }) => name === 'emphasis-as-heading')?.suggestion).toBe('### For providers');
  });

  it('keeps Windows line ends', () => {
    expect(mend('##a\r\n\r\n##b\r\n', 1).text).toBe('## a\r\n\r\n## b\r\n');
  });

  const piece = fc.constantFrom(
    ...[
      '#',
      '##',
      '[a',
      '](b)',
      '[(b.md)',
      '] (http://c)',
      '(a)[http://d]',
      ')',
      '`',
      '```',
      '**',
      '*a*',
      '_',
      '{{',
      '}}',
      '{%',
      '<b>',
      '<!--',
      '{:',
      '}',
    ],
    ...[
      '- ',
      '-\t',
      '1. ',
      '> ',
      ' ',
      '  ',
      '    ',
      '\t',
      '\n',
      '\n\n',
      '\r\n',
      'word',
      'é',
      '\u00a0',
      '\\',
      '|',
      ':',
      '.',
    ],
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it('never changes the number of lines', () => {
    fc.assert(
      fc.property(text, (body) => {
        expect(mend(body, 1).text.split('\n')).toHaveLength(body.split('\n').length);
      }),
      { numRuns: 5000 },
    );
  });

  it('mends everything at once: mending what is mended changes nothing', () => {
    fc.assert(
      fc.property(text, (body) => {
        const once = mend(body, 1).text;
        expect(mend(once, 1).text).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });

  it('names only places that exist, and what stands there', () => {
    fc.assert(
      fc.property(text, (body) => {
        const lines = body.split('\n');
        for (const { range, found } of mend(body, 5).quirks) {
          const line = lines[range.line - 5] ?? 'no such line';
          expect(line.slice(range.column - 1, (range.endColumn ?? 0) - 1)).toBe(found);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
