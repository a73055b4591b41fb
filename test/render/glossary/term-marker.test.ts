/** Terms are marked where a page first uses them; the page says the same as before. */
import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GlossaryView } from '../../../src/model/estate.ts';
import { memorySource } from '../../../src/read/content-source.ts';
import { readContent } from '../../../src/read/read-content.ts';
import { makeTermMarker } from '../../../src/render/glossary/term-marker.ts';
import { renderBody, renderBodyParts } from '../../../src/render/markdown.ts';
import { elementsOf } from '../../support/html.ts';

const words = {
  say: (key: string, values: Readonly<Record<string, unknown>> = {}) =>
    `${key} ${Object.values(values).join(' | ')}`,
};

function view(term: string, rest: Partial<GlossaryView> = {}): GlossaryView {
  const id = `term-${term.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  return {
    ...{ id, term, href: `/glossary/#${id}`, definition: `What ${term} is.`, plain: `What ${term} is.` },
    ...{ also: [], formerly: [], mark: true, usedOn: [] },
    ...rest,
  };
}

const glossary = [
  view('Recovery time objective', { also: ['RTO'] }),
  view('Waiver', { see: '/guidance/waivers/#end' }),
  view('Conformance certificate', { formerly: ['DevMAC'] }),
  view('Service level'),
  view('Service level agreement'),
  view('Problem', { mark: false }),
  view('Trick', { plain: '<script>alert(1)</script> "&' }),
];

function documentOf(markdown: string, front = 'title: Page', path = 'guidance/page.md') {
  const { content } = readContent(memorySource({ [path]: `---\n${front}\n---\n\n${markdown}\n` }));
  const [document] = [...content.pages, ...content.guides];
  if (!document) throw new Error('no document');
  return document;
}

const marker = makeTermMarker({ glossary, basePath: '/x/', words });

function render(markdown: string, front?: string, path?: string): string {
  return renderBody(documentOf(markdown, front, path), { basePath: '/x/', words, terms: marker });
}

/** Terms as the page shows them, in order. */
const marked = (html: string) =>
  elementsOf(html)
    .filter(({ attributes }) => attributes.class === 'app-term')
    .map(({ text }) => text);

const notes = (html: string) =>
  elementsOf(html)
    .filter(({ name, attributes }) => name === 'p' && attributes.id?.startsWith('Note-'))
    .map(({ text }) => text);

describe('a term', () => {
  it('is a link to the glossary, with its definition as the description', () => {
    const html = render('Ask for a waiver of the RTO.');
    expect(html).toContain(
      'Ask for a <a class="app-term" href="/x/glossary/#term-waiver" aria-describedby="Note-term-waiver">waiver</a> of',
    );
    expect(html).toContain('<p id="Note-term-waiver">What Waiver is.</p>');
    expect(marked(html)).toEqual(['waiver', 'RTO']);
    expect(notes(html)).toEqual(['What Waiver is.', 'What Recovery time objective is.']);
  });

  it('is marked once on a page, whichever of its names comes first', () => {
    expect(marked(render('RTO. A recovery time objective. A waiver.\n\nA waiver, and RTO.'))).toEqual([
      'RTO',
      'waiver',
    ]);
  });

  it('is the longest that fits, and no part of one that was marked already', () => {
    expect(
      marked(render('A service level agreement. Another service level agreement. A service level.')),
    ).toEqual(['service level agreement', 'service level']);
  });

  it('may go over the end of a line', () => {
    expect(render('The recovery\ntime\nobjective is short.')).toContain(
      '>recovery\ntime\nobjective</a> is short.',
    );
  });

  it.each([
    ['a heading', '## The waiver'],
    ['a link', '[the waiver](https://landandwater.example/)'],
    ['the text of an image', '![a waiver](../assets/waiver.png)'],
    ['code', '`waiver`'],
    ['a block of code', '```\nwaiver\n```'],
    ['the head of a table', '| waiver | x |\n|---|---|\n| y | z |'],
    ['an address', 'landandwater.example/waiver'],
  ])('is not marked in %s', (_place, markdown) => {
    const html = render(markdown);
    expect(marked(html)).toEqual([]);
    expect(html).not.toContain('Note-');
    // The first use after it is.
    expect(marked(render(`${markdown}\n\nA waiver.`))).toEqual(['waiver']);
  });

  it.each([
    ['a list', '- a waiver'],
    ['a quotation', '> a waiver'],
    ['a cell', '| x |\n|---|\n| a waiver |'],
    ['bold type', '**a waiver**'],
  ])('is marked in %s', (_place, markdown) => {
    expect(marked(render(markdown))).toEqual(['waiver']);
  });

  it('is left alone on the page about it, and on a page that wants no marks', () => {
    expect(marked(render('A waiver, RTO.', 'title: Ending', 'guidance/waivers.md'))).toEqual(['RTO']);
    expect(marked(render('A waiver, RTO.', 'title: waiver'))).toEqual(['RTO']);
    expect(render('A waiver, RTO.', 'title: Page\nglossary: false')).not.toContain('app-term');
  });

  it('is not marked if it says so', () => {
    expect(marked(render('A problem.'))).toEqual([]);
  });

  it('is named in the note of its old name', () => {
    expect(notes(render('The DevMAC.'))).toEqual([
      'glossary.noteOld Conformance certificate | What Conformance certificate is.',
    ]);
  });

  it('brings no markup with its definition', () => {
    const html = render('A trick.');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;');
    expect(html).not.toContain('<script');
  });

  it('is marked once in both parts of a guide, with the notes at its end', () => {
    const guide = documentOf(
      'A waiver first.\n\n## Then\n\nA waiver, RTO.',
      'title: Page',
      'guidance/page.md',
    );
    const { lead, rest } = renderBodyParts(guide, { basePath: '/', words, terms: marker });
    expect(marked(lead)).toEqual(['waiver']);
    expect(marked(rest)).toEqual(['RTO']);
    expect(notes(lead)).toEqual([]);
    expect(notes(rest)).toHaveLength(2);
  });
});

describe('any body', () => {
  const pieces = [
    ...[
      'RTO',
      'waiver',
      'Waivers',
      'recovery time',
      'objective',
      'service level',
      'agreement',
      'DevMAC',
      'problem',
      'trick',
    ],
    ...[
      ' ',
      ' ',
      ' ',
      '\n',
      '\n\n',
      '\n\n## ',
      '\n\n- ',
      '\n\n> ',
      '\n\n| a |\n|---|\n| ',
      ' |\n\n',
      '\n\n```\n',
      '\n```\n\n',
    ],
    ...[
      '**',
      '*',
      '`',
      '[',
      '](https://landandwater.example/)',
      '](#waiver)',
      '![',
      '\\',
      '&',
      '<b>',
      '"',
      '.',
      '-',
      '/',
      '  \n',
    ],
  ];
  const bodies = array(constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
  /** Text of the body without the notes behind it. */
  const textOf = (html: string) =>
    elementsOf(html.replace(/<div class="app-term-notes"[\s\S]*$/, ''))[0]?.text;

  it('says the same with marks and without', () => {
    assert(
      property(bodies, (body) => {
        const document = documentOf(body);
        expect(textOf(renderBody(document, { basePath: '/', words, terms: marker }))).toBe(
          textOf(renderBody(document, { basePath: '/', words })),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('has each mark once, outside links, code and headings, each with its note', () => {
    assert(
      property(bodies, (body) => {
        const html = renderBody(documentOf(body), { basePath: '/', words, terms: marker });
        const targets = elementsOf(html)
          .filter(({ attributes }) => attributes.class === 'app-term')
          .map(({ attributes }) => attributes['aria-describedby']);
        expect(new Set(targets).size).toBe(targets.length);
        const ids = elementsOf(html).flatMap(({ attributes }) => attributes.id?.match(/^Note-.*/)?.[0] ?? []);
        expect(ids).toEqual(targets);
        for (const element of elementsOf(html)) {
          const holder =
            /^(?:h\d|code|pre|th)$/.test(element.name) || element.attributes.class?.includes('govuk-link');
          if (holder) expect(html).not.toMatch(new RegExp(`<${element.name}[^>]*>[^<]*<a class="app-term"`));
        }
        // Links never hold links.
        expect(html).not.toMatch(/<a\b[^>]*>(?:(?!<\/a>)[\s\S])*<a\b/);
      }),
      { numRuns: 1000 },
    );
  });
});
