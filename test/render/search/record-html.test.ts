import { describe, expect, it } from 'vitest';
import { recordHtml } from '../../../src/render/search/record-html.ts';
import type { SearchRecord } from '../../../src/render/search/search-record.ts';
import { elementsOf } from '../../support/html.ts';

const plain: SearchRecord = {
  kind: 'service',
  path: '/services/x/',
  title: 'Flood warnings',
  lead: ['It warns.'],
};

describe('recordHtml', () => {
  it('is a small page of words, anchors and filters', () => {
    const record: SearchRecord = {
      ...plain,
      names: ['FWS', 'warnings'],
      formerly: ['Floodline'],
      about: ['Flood operations', 'Flood operations'],
      phase: 'live',
      group: 'water',
      sections: () => [
        { text: ['More.'] },
        { heading: { id: 'how', title: 'How', level: 3 }, text: ['So.'] },
      ],
    };
    expect(recordHtml(record, 'en-GB')).toBe(
      '<html lang="en-GB"><head><meta data-pagefind-meta="title[content]" content="Flood warnings">' +
        '<meta data-pagefind-meta="names[content]" content="FWS · warnings">' +
        '<meta data-pagefind-meta="formerly[content]" content="Floodline">' +
        '<meta data-pagefind-meta="about[content]" content="Flood operations"></head><body>' +
        '<i data-pagefind-filter="kind:service"></i><i data-pagefind-filter="phase:live"></i><i data-pagefind-filter="group:water"></i>' +
        '<p>It warns.</p><p>More.</p><h3 id="how">How</h3><p>So.</p></body></html>',
    );
  });

  it('keeps the place of a record without a page of its own', () => {
    const record = { ...plain, kind: 'criterion', anchor: 'OSR-01' } as const;
    expect(recordHtml(record, 'en')).toContain('<p id="OSR-01">It warns.</p>');
    expect(recordHtml({ ...record, lead: [] }, 'en')).toContain('<p id="OSR-01">Flood warnings</p>');
  });

  it.each([
    ['</p><script>alert(1)</script>'],
    ['"><img src=x onerror=alert(1)>'],
    ['<!-- <html data-pagefind-ignore>'],
  ])('holds %s as words', (text) => {
    const html = recordHtml(
      {
        ...plain,
        title: text,
        names: [text],
        lead: [text],
        sections: () => [{ heading: { id: text, title: text, level: 2 }, text: [text] }],
      },
      'en',
    );
    const names = elementsOf(html).map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['html', 'head', 'meta', 'body', 'i', 'p', 'h2']));
    expect(html).not.toContain('<script');
  });

  it('leaves out what only looks like a word, and names that Pagefind keeps for itself', () => {
    const html = recordHtml({ ...plain, lead: [`a ${'x'.repeat(5000)} ___PAGEFIND_WEIGHT___10 b`] }, 'en');
    expect(html).toContain('<p>a   __PAGEFIND_WEIGHT__10 b</p>');
  });

  it('stays short however long the content is', () => {
    const text = 'word '.repeat(200_000);
    const sections = () => Array.from({ length: 50 }, () => ({ text: [text] }));
    expect(recordHtml({ ...plain, lead: [text], sections }, 'en').length).toBeLessThan(130_000);
  });
});
