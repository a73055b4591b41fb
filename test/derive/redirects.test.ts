/** Old addresses, from front matter and from renames, never over a page that is there. */
import { describe, expect, it } from 'vitest';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { deriveRedirects } from '../../src/derive/redirects.ts';
import type { Content } from '../../src/model/content.ts';
import type { DocumentHistory, SiteHistory } from '../../src/model/history.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';

function contentOf(files: Readonly<Record<string, string>>): Content {
  const pages = Object.fromEntries(
    Object.entries(files).map(([file, keys]) => [
      file,
      `---\ntitle: A page\n${keys}\n---\n\n## Heading\n\nText.\n`,
    ]),
  );
  return readAndCheck(memorySource(pages), { today: '2026-11-20', ...loadShipped() }).content;
}

/** A history in which each file had others names, newest first, each left on a later day than the one after it. */
function historyOf(former: Readonly<Record<string, readonly string[]>>): SiteHistory {
  const byFile = new Map<string, DocumentHistory>(
    Object.entries(former).map(([file, names]) => [
      file,
      {
        revisions: [],
        text: 'recorded',
        formerFiles: names.map((name, index) => ({ file: name, until: `2026-10-${20 - index}T09:00:00Z` })),
      },
    ]),
  );
  const head = { id: 'a', committedAt: '2026-11-01T09:00:00Z' };
  return { known: true, head, prefix: '', shallow: false, byFile };
}

const unknown: SiteHistory = { known: false, reason: 'no-git' };

describe('deriveRedirects', () => {
  it('takes what pages say', () => {
    const content = contentOf({
      'guidance/incidents.md': 'redirect_from: [/old/, /Older.html]',
      'guidance/changes.md': 'redirect_from: /guidance/change-management/',
    });
    expect(deriveRedirects(content, unknown)).toEqual([
      { from: '/Older.html', to: '/guidance/incidents/' },
      { from: '/guidance/change-management/', to: '/guidance/changes/' },
      { from: '/old/', to: '/guidance/incidents/' },
    ]);
  });

  it('leads every former name straight to the page', () => {
    const content = contentOf({ 'guidance/c.md': '' });
    const history = historyOf({
      'guidance/c.md': ['guidance/b.md', 'guidance/sub/index.md', 'services/a.md'],
    });
    expect(deriveRedirects(content, history)).toEqual([
      { from: '/guidance/b/', to: '/guidance/c/' },
      { from: '/guidance/sub/', to: '/guidance/c/' },
      { from: '/services/a/', to: '/guidance/c/' },
    ]);
  });

  it('leaves addresses alone where something is', () => {
    const content = contentOf({ 'guidance/c.md': '', 'guidance/sub/d.md': '', 'guidance/b.md': '' });
    const history = historyOf({
      'guidance/c.md': ['guidance/b.md', 'guidance/sub.md', 'guidance/index.md', 'guidance/c/index.md'],
    });
    expect(deriveRedirects(content, history)).toEqual([]);
  });

  it('leaves names alone that were never an address', () => {
    const content = contentOf({ 'guidance/c.md': '' });
    const history = historyOf({
      'guidance/c.md': [
        'notes/c.md',
        'guidance/a b.md',
        'guidance/../x.md',
        'guidance/"><script>.md',
        'guidance/.md',
      ],
    });
    expect(deriveRedirects(content, history)).toEqual([]);
  });

  it('gives a name that two files had to the one that left it last, and before both to a page that asks for it', () => {
    const files = {
      'guidance/c.md': '',
      'guidance/d.md': '',
      'guidance/e.md': 'redirect_from: /guidance/b/',
    };
    const history = historyOf({
      'guidance/c.md': ['guidance/x.md', 'guidance/a.md', 'guidance/b.md'],
      'guidance/d.md': ['guidance/a.md'],
    });
    const redirects = deriveRedirects(contentOf(files), history);
    expect(redirects).toContainEqual({ from: '/guidance/a/', to: '/guidance/d/' });
    expect(redirects).toContainEqual({ from: '/guidance/b/', to: '/guidance/e/' });
    expect(redirects).toHaveLength(3);
  });

  it('takes the pages beside a guide along', () => {
    const content = contentOf({ 'services/new.md': 'redirect_from: [/services/older, /flood/]' });
    const history = historyOf({ 'services/new.md': ['services/old.md', 'guidance/new.md'] });
    const beside = new Map([['new', ['readiness', 'go-no-go']]]);
    expect(deriveRedirects(content, history, beside).map(({ from, to }) => `${from} → ${to}`)).toEqual([
      '/flood/ → /services/new/',
      '/guidance/new/ → /services/new/',
      '/services/old/ → /services/new/',
      '/services/old/go-no-go/ → /services/new/go-no-go/',
      '/services/old/readiness/ → /services/new/readiness/',
      '/services/older → /services/new/',
      '/services/older/go-no-go/ → /services/new/go-no-go/',
      '/services/older/readiness/ → /services/new/readiness/',
    ]);
  });
});
