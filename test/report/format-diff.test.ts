/** A difference as text and as a page: what it says, and that nothing in it can pose as something else. */
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../scripts/shipped-data.ts';
import { templateFolders } from '../../scripts/site.ts';
import type { EstateDiff } from '../../src/model/estate-diff.ts';
import { organisationSchema } from '../../src/model/organisation.ts';
import { diffPage } from '../../src/render/diff/diff-page.ts';
import { makeLanguages } from '../../src/render/languages.ts';
import { formatDiff } from '../../src/report/format-diff.ts';

const before = { name: '2026-10-01', asOf: '2026-10-01', revision: 'a'.repeat(40), unread: [] };
const after = { name: 'main~1', asOf: '2026-11-01', revision: 'b'.repeat(40), unread: [] };
const nothing: EstateDiff = { before, after, services: [], frameworks: [] };
const hostile =
  '</td><script>alert(1)</script>\u001b[2J\u202egnp.exe\nFlood warnings (flood-warnings): removed';
const whole: EstateDiff = {
  ...nothing,
  before: { ...before, unread: [{ id: 'old', file: 'services/old.md' }] },
  frameworks: [{ name: 'OSR-99', after: hostile }],
  services: [
    {
      id: 'flood-warnings',
      title: hostile,
      titleChange: { before: 'Flood warnings', after: hostile },
      phase: { before: 'private-beta', after: 'live' },
      readiness: { before: { due: 9, met: 4, waived: 0 }, after: { due: 12, met: 9, waived: 1 } },
      criteria: [{ id: 'OSR-28', title: 'Rehearse', before: 'not-met', after: 'waived' }],
      ownership: [{ name: 'operate', before: 'Team A', after: hostile }],
      dependencies: [{ name: hostile, before: 'leans on it' }],
      waivers: [{ name: 'OSR-28', after: 'until 2027-01-31' }],
    },
    { id: 'tides', title: 'Tides', presence: 'removed', phase: { before: 'live' } },
  ],
};
const page = (diff: EstateDiff) =>
  diffPage({
    diff,
    languages: makeLanguages({ english: loadWords(), own: {}, content: 'en-GB' }),
    organisation: organisationSchema.parse({}),
    name: 'Harbours Office',
    folders: templateFolders,
  });

describe('formatDiff', () => {
  it('says in one line that nothing changed', () => {
    expect(formatDiff(nothing)).toBe(
      'From 2026-10-01 (aaaaaaaaaa) to main~1 (bbbbbbbbbb), as of 2026-11-01: nothing changed.\n',
    );
  });

  it('tells each kind of change on a line of its own', () => {
    const lines = formatDiff(whole).split('\n');
    expect(lines).toContain('  services/old.md, as of 2026-10-01');
    expect(lines).toContain('  phase: private-beta → live');
    expect(lines).toContain('  readiness: 4 of 9 met → 9 of 12 met, 1 waived');
    expect(lines).toContain('  OSR-28 Rehearse: not-met → waived');
    expect(lines).toContain('  waivers, OSR-28: new: until 2027-01-31');
    expect(lines).toContain('Tides (tides): removed');
    expect(lines).toContain('  phase: gone: live');
  });

  it('lets nothing that content says steer a terminal or begin a line', () => {
    const text = formatDiff(whole);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text.split('\n').filter((line) => line.startsWith('Flood warnings'))).toEqual([]);
  });
});

describe('the page', () => {
  const html = page(whole);

  it('is HTML without errors of a parser, script, or anything beside it', () => {
    const errors: string[] = [];
    for (const text of [html, page(nothing)]) parse(text, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
    expect(html).not.toMatch(/<script|<link|<img|\ssrc=|\shref=|url\(|@import/);
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(html).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('says the same as the text', () => {
    for (const words of [
      'services/old.md, as of 1 October 2026',
      '<td data-label="Before">Private beta</td><td data-label="After">Live</td>',
      '9 of 12 met, 1 waived',
      '<th scope="row">OSR-28: Rehearse</th><td data-label="Before">Not met</td><td data-label="After">Waived</td>',
      '<th scope="row">Ownership: Operate</th>',
      '(Gone)',
    ])
      expect(html).toContain(words);
    expect(page(nothing)).toContain('Nothing changed.');
  });
});
