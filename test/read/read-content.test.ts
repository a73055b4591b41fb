/** Whole files: every finding of every file in one run, at its place, and nobody else blamed. */
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { readContent } from '../../src/read/read-content.ts';

const guide = [
  '---',
  'title: Flood warnings',
  'description: It warns people.',
  'phase: discovery',
  'delivery_group: water',
  'last_reviewed_on: 2026-10-01',
  'review_in: 6 months',
  'lifecycle: {owners: {design: flood-alerts}}',
  'support: {contact: flood@landandwater.example}',
  'components:',
  '  - {id: queue, name: Queue, type: queue, owner: flood-alerts}',
  '---',
  '',
  '## What the service does',
  '',
  'It warns people.',
  '',
].join('\n');

const read = (files: Record<string, string | Uint8Array>) => readContent(memorySource(files));
const shown = ({ file, line, column, ruleId }: Diagnostic) => `${file}:${line}:${column} ${ruleId}`;
const findings = (text: string) =>
  read({ 'services/flood.md': text }).diagnostics.map(
    ({ line, column, endColumn, ruleId }) => `${line}:${column}-${endColumn} ${ruleId}`,
  );

describe('readContent', () => {
  it('finds nothing in a minimal guide', () => {
    const { content, diagnostics } = read({ 'services/flood.md': guide });
    expect(diagnostics).toEqual([]);
    expect(content.guides[0]?.guide?.title).toBe('Flood warnings');
    expect(content.guides[0]?.body.headings).toMatchObject([
      { level: 2, text: 'What the service does', id: 'what-the-service-does', range: { line: 14 } },
    ]);
  });

  const broken = guide
    .replace('6 months', 'half a year')
    .replace('type: queue', 'type: quueue')
    .replace('{contact', '{contakt');

  it.each([
    ['as it is', broken],
    ['with a byte order mark', `\ufeff${broken}`],
    ['with Windows line ends', broken.replaceAll('\n', '\r\n')],
    ['with both', `\ufeff${broken.replaceAll('\n', '\r\n')}`],
    ['with a language after the fence', broken.replace('---', '---yaml')],
  ])('points at the exact values of a file %s', (_how, text) => {
    expect(findings(text)).toEqual(['7:12-23 wrong-value', '11:36-42 wrong-value', '9:11-18 unknown-key']);
  });

  it('names a key that is missing at the top, which has no place in the file', () => {
    const text = guide.replace('phase: discovery\n', '').replace('name: Queue, ', '');
    const { diagnostics } = read({ 'services/flood.md': text });
    expect(diagnostics.map(({ ruleId, line, fact }) => [ruleId, line, fact])).toEqual([
      ['missing-key', 2, 'phase'],
      ['missing-key', 10, undefined],
    ]);
  });

  it('points at what was written, where a list item before it was refused', () => {
    const text = guide.replace(
      '  - {id: queue',
      '  - {id: "no slug", name: Form, type: application, owner: flood-alerts}\n  - {id: queue',
    );
    const [document] = read({ 'services/flood.md': text }).content.guides;
    expect(document?.draft.components?.map(({ id }) => id)).toEqual(['queue']);
    expect(document?.locate(['components', 0, 'id'])).toMatchObject({ line: 12, column: 10, endColumn: 15 });
  });

  it('reports each file under its own name, and goes on', () => {
    const { content, diagnostics } = read({
      'services/a.md': '---js\nthrow new Error("run")\n---\n',
      'services/b.md': '---\ntitle: [\n---\n',
      'services/c.md': '---\ntitle: [\n---\n',
      'services/d.md': guide,
      'guidance/e.md': '---\n- list\n---\n',
      'organisation.yaml': 'teams: [\n',
      'opsguide.config.yaml': 'title: 1\n',
    });
    expect(diagnostics.map(shown)).toEqual([
      'guidance/e.md:2:1 front-matter-not-keys',
      'opsguide.config.yaml:1:8 wrong-value',
      'organisation.yaml:1:8 yaml-syntax',
      'services/a.md:1:1 front-matter-language',
      'services/b.md:2:8 yaml-syntax',
      'services/c.md:2:8 yaml-syntax',
    ]);
    expect(content.guides.map(({ id, guide: whole }) => [id, whole !== undefined])).toEqual([
      ['a', false],
      ['b', false],
      ['c', false],
      ['d', true],
    ]);
  });

  it('reports one clear mistake of an unreadable file, not everything that it therefore lacks', () => {
    expect(findings('---\ntitle: Flood\n')).toEqual(['1:1-4 front-matter-unclosed']);
    expect(findings('')).toEqual(['1:1-undefined front-matter-missing']);
  });

  it('reads the rest of organisation.yaml when one entry is wrong', () => {
    const { content, diagnostics } = read({
      'organisation.yaml':
        'teams:\n  good: {name: Good}\n  bad: {name: Bad, hours: always}\nroles:\n  lead: {name: Lead}\n',
    });
    expect(diagnostics.map(shown)).toEqual(['organisation.yaml:3:27 wrong-value']);
    expect(Object.keys(content.organisation.teams)).toContain('good');
    expect(Object.keys(content.organisation.roles)).toEqual(['lead']);
    expect(Object.keys(content.organisation.tiers)).toContain('critical');
  });

  it('keeps values whose names mean something to JavaScript as values', () => {
    const { content, diagnostics } = read({
      'services/flood.md': guide
        .replace('delivery_group: water', 'delivery_group: tostring')
        .replace('id: queue', 'id: constructor'),
    });
    expect(diagnostics).toEqual([]);
    expect(content.guides[0]?.guide?.components[0]?.id).toBe('constructor');
  });

  it('keeps a title exactly as it was written', () => {
    const title = 'Flood “warnings”: 100% <b>sure</b> & \\"more\\" – {{ 7*7 }} 👩‍🚒';
    const { content } = read({
      'services/flood.md': guide.replace('title: Flood warnings', `title: "${title}"`),
    });
    expect(content.guides[0]?.guide?.title).toBe(title.replaceAll('\\"', '"'));
  });

  it('gives the same result for the same bytes', () => {
    const once = read({ 'services/a.md': broken, 'services/b.md': guide });
    const twice = read({ 'services/a.md': broken, 'services/b.md': guide });
    expect(twice.diagnostics).toEqual(once.diagnostics);
    expect(JSON.stringify(twice.content)).toBe(JSON.stringify(once.content));
  });
});
