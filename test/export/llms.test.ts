/** `llms.txt` has the shape of its standard, whatever text it holds. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { formatLlms } from '../../src/export/llms.ts';
import type { LlmsIndex } from '../../src/model/llms.ts';

const index: LlmsIndex = {
  title: 'Harbours',
  summary: 'How our services are run.',
  details: ['One paragraph.'],
  sections: [
    {
      title: 'Services',
      links: [
        {
          title: 'Moorings',
          href: 'https://a.example/services/moorings/index.md',
          description: 'Where ships lie.',
        },
        { title: 'Tides', href: '/services/tides/index.md' },
      ],
    },
    { title: 'Nothing', links: [] },
  ],
};

describe('formatLlms', () => {
  it('writes title, summary, details and sections of links', () => {
    expect(formatLlms(index)).toBe(`# Harbours

> How our services are run.

One paragraph.

## Services

- [Moorings](https://a.example/services/moorings/index.md): Where ships lie.
- [Tides](/services/tides/index.md)
`);
  });

  it('keeps any text from being more than text', () => {
    const markdown = new MarkdownIt();
    const piece = fc.oneof(
      fc.constantFrom(
        '[',
        ']',
        '(',
        ')',
        '\\',
        '`',
        '*',
        '_',
        '<',
        '>',
        '#',
        '~~',
        '\n',
        '- ',
        '1. ',
        '&amp;',
        '===',
        '---',
        '+ ',
        '!',
      ),
      fc.string({ maxLength: 3 }),
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const words = `${written.replace(/\s+/g, ' ').trim() || 'x'}`;
        const tokens = markdown.parse(
          formatLlms({
            title: words,
            summary: words,
            details: [words],
            sections: [{ title: words, links: [{ title: words, href: '/a/', description: words }] }],
          }),
          {},
        );
        const opened = tokens.filter(({ type }) => type.endsWith('_open')).map(({ tag }) => tag);
        expect(opened).toEqual(['h1', 'blockquote', 'p', 'p', 'h2', 'ul', 'li', 'p']);
        const inline = tokens.filter(({ type }) => type === 'inline');
        const texts = inline.map(({ children }) => (children ?? []).map(({ content }) => content).join(''));
        expect(texts).toEqual([words, words, words, words, `${words}: ${words}`]);
        const marks = inline.flatMap(({ children }) =>
          (children ?? []).filter(({ nesting }) => nesting === 1),
        );
        expect(marks.map(({ tag, attrs }) => [tag, attrs])).toEqual([['a', [['href', '/a/']]]]);
      }),
      { numRuns: 1000 },
    );
  });
});
