/** A kept parser reads our feeds as we meant them, whatever text they hold. */
import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { formatAtom } from '../../src/export/atom.ts';
import type { Feed } from '../../src/model/feed.ts';

const feed: Feed = {
  href: 'https://operations.harbours.example/changes/feed.xml',
  title: 'Harbours: all changes',
  subtitle: 'How our services are run.',
  pageHref: 'https://operations.harbours.example/changes/',
  updated: '2026-11-20T08:30:00Z',
  language: 'en-GB',
  author: 'Harbours',
  entries: [
    {
      id: 'tag:operations.harbours.example,2026-11-20:services/moorings.md@0123',
      title: 'Moorings: Say who answers',
      updated: '2026-11-20T08:30:00Z',
      href: 'https://operations.harbours.example/services/moorings/',
      revisionHref: 'https://code.example/blob/0123/a.md?x=1&y=2',
      summary: 'Say who answers',
      topic: { id: 'harbours', name: 'Harbours & piers' },
    },
    {
      id: 'tag:operations.harbours.example,2026-11-19:guidance/a.md@4567',
      title: 'How we work',
      updated: '2026-11-19T08:30:00Z',
      href: 'https://operations.harbours.example/guidance/a/',
      summary: 'Begin',
    },
  ],
};

describe('formatAtom', () => {
  it('writes a feed that a parser reads', () => {
    expect(parseAtomFeed(formatAtom(feed))).toMatchObject({
      id: feed.href,
      title: { value: feed.title },
      subtitle: { value: feed.subtitle },
      updated: feed.updated,
      authors: [{ name: 'Harbours' }],
      links: [
        { rel: 'self', type: 'application/atom+xml', href: feed.href },
        { rel: 'alternate', type: 'text/html', href: feed.pageHref },
      ],
      entries: [
        {
          id: feed.entries[0]?.id,
          title: { value: 'Moorings: Say who answers' },
          updated: '2026-11-20T08:30:00Z',
          summary: { value: 'Say who answers' },
          links: [
            { rel: 'alternate', type: 'text/html', href: feed.entries[0]?.href },
            { rel: 'related', href: 'https://code.example/blob/0123/a.md?x=1&y=2' },
          ],
          categories: [{ term: 'harbours', label: 'Harbours & piers' }],
        },
        { title: { value: 'How we work' }, summary: { value: 'Begin' } },
      ],
    });
  });

  it('writes one without entries', () => {
    const parsed = parseAtomFeed(formatAtom({ ...feed, entries: [] }));
    expect(parsed.title?.value).toBe(feed.title);
    expect(parsed.entries).toBeUndefined();
  });

  it('escapes what would be markup', () => {
    const text = formatAtom({ ...feed, title: `</title><script>&"']]>` });
    expect(text).toContain("<title>&lt;/title&gt;&lt;script&gt;&amp;&quot;']]&gt;</title>");
  });

  it('replaces what XML cannot hold', () => {
    expect(formatAtom({ ...feed, title: 'a\u0000b\u001bc\ud800d\uffffe😀' })).toContain(
      '<title>a\ufffdb\ufffdc\ufffdd\ufffde😀</title>',
    );
  });

  it('holds any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        // A parser drops blanks around a text; within it every letter counts.
        const title = `(${text})`;
        const parsed = parseAtomFeed(
          formatAtom({
            ...feed,
            entries: [{ ...(feed.entries[0] as Feed['entries'][0]), title, topic: { id: 'x', name: title } }],
          }),
        );
        const expected = title.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
        expect(parsed.entries?.[0]?.title?.value).toBe(expected);
        expect(parsed.entries?.[0]?.categories?.[0]?.label).toBe(expected);
      }),
    );
  });
});
