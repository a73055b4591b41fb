/** Old addresses decide where a file is written: only harmless ones are taken. */
import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { guideSchema } from '../../src/model/guide.ts';
import { isRedirectPath, redirectFile, redirectKey, redirectPaths } from '../../src/model/redirect-path.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';

describe('an old address', () => {
  it.each([
    ['/services/flood-alerts/', 'services/flood-alerts/index.html'],
    ['/services/flood-alerts', 'services/flood-alerts/index.html'],
    ['/old/index.html', 'old/index.html'],
    ['/moving_into_live.html', 'moving_into_live.html'],
    ['/About.HTM', 'About.HTM'],
    ['/docs/v1.2/a~b/', 'docs/v1.2/a~b/index.html'],
    ['/', 'index.html'],
  ])('%s is the file %s', (path, file) => {
    expect(isRedirectPath(path)).toBe(true);
    expect(redirectFile(path)).toBe(file);
  });

  it.each([
    ['../old/', /begin with a slash/],
    ['/../old/', /begins with a dot/],
    ['/a/../../old/', /begins with a dot/],
    ['/a/./b/', /begins with a dot/],
    ['/.well-known/', /begins with a dot/],
    ['/.htaccess', /begins with a dot/],
    ['/a./', /ends in a dot/],
    ['//evil.example/', /without a host/],
    ['\\\\evil.example\\x', /without a host/],
    ['https://evil.example/', /without a host/],
    ['javascript:alert(1)', /without a host/],
    ['/a//b/', /one slash/],
    ['/%2e%2e/etc/', /without %/],
    ['/a%00b/', /without %/],
    ['/a\\..\\b/', /letters A to Z/],
    ['/a b/', /letters A to Z/],
    ['/a\u0000b/', /letters A to Z/],
    ['/a\n/', /letters A to Z/],
    ['/a\u202eb/', /letters A to Z/],
    ['/مرحبا/', /letters A to Z/],
    ['/a<script>/', /letters A to Z/],
    ['/a"b/', /letters A to Z/],
    ['/a:b/', /letters A to Z/],
    ['/a*/', /letters A to Z/],
    ['/a?b=c', /without \? or #/],
    ['/a#b', /without \? or #/],
    ['/robots.txt', /end in a slash, \.html or \.htm/],
    ['/sitemap.xml', /end in a slash, \.html or \.htm/],
    ['/old.php', /end in a slash, \.html or \.htm/],
    ['/changes/feed.xml', /end in a slash, \.html or \.htm/],
    ['/a.html/b/', /\.html only at its end/],
    ['/a.html/', /\.html only at its end/],
    ['/con/', /device/],
    ['/a/NUL.html', /device/],
    ['', /begin with a slash/],
    [`/${'a'.repeat(300)}/`, /at most 200/],
  ])('%j is refused', (path, why) => {
    expect(isRedirectPath(path)).toBe(false);
    expect(z.safeParse(redirectPaths, [path]).error?.issues.flatMap(messages).join(' ')).toMatch(why);
  });

  it('stays inside the site and makes a page, whatever it is', () => {
    const pieces = [
      '/',
      '/',
      'a',
      'a',
      'B',
      '.',
      '..',
      '.html',
      '%2e',
      '\\',
      'con',
      '_',
      '~',
      ' ',
      '\0',
      ':',
    ];
    let taken = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), (parts) => {
        const path = `/${parts.join('')}`;
        if (!isRedirectPath(path)) return;
        taken += 1;
        const file = redirectFile(path);
        expect(posix.normalize(file)).toBe(file);
        expect(file).toMatch(/^(?:[\w~-][\w.~-]*\/)*[\w~-][\w.~-]*\.html?$/i);
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('is one with others that a file system or a reader takes for the same', () => {
    const keys = ['/Old/Page/', '/old/page', '/old/page/index.html', '/OLD/PAGE/INDEX.HTML'].map(redirectKey);
    expect(new Set(keys)).toEqual(new Set(['/old/page/']));
    expect(redirectKey('/index.html')).toBe('/');
    expect(redirectKey('/a.html')).not.toBe(redirectKey('/a/'));
  });
});

describe('redirect_from', () => {
  it('takes one address or several', () => {
    expect(redirectPaths.parse('/a/')).toEqual(['/a/']);
    expect(redirectPaths.parse(['/a/', '/b.html'])).toEqual(['/a/', '/b.html']);
    expect(guideSchema.shape.redirect_from.parse(undefined)).toBeUndefined();
  });

  it.each([
    ['redirect_from: ../up/', 'redirect_from', 3],
    ['redirect_from:\n  - /fine/\n  - //host/', 'redirect_from[2]', 5],
    ['redirect_from: {from: /a/}', 'redirect_from', 3],
    ['redirect_from: [7]', 'redirect_from[1]', 3],
  ])('reports %j at its place, with an example', (written, name, line) => {
    const page = `---\ntitle: Incidents\n${written}\n---\n\n## What to do\n\nCall.\n`;
    const { diagnostics } = readAndCheck(memorySource({ 'guidance/incidents.md': page }), {
      today: '2026-11-20',
      ...loadShipped(),
    });
    const [found, ...others] = diagnostics.filter(({ ruleId }) => ruleId === 'wrong-value');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ line, kind: 'document', severity: 'error' });
    expect(found?.message).toContain(`\`${name}\``);
    expect(found?.hint).toContain('redirect_from:');
  });
});

/** Messages of an issue and of the branches in it. */
function messages(issue: z.core.$ZodIssue): string[] {
  return [
    issue.message,
    ...('errors' in issue ? issue.errors.flat().flatMap((inner) => messages(inner as z.core.$ZodIssue)) : []),
  ];
}
