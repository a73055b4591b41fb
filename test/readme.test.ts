/** What the README tells people to write passes the checker. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadShipped } from '../scripts/shipped-data.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { memorySource } from '../src/read/content-source.ts';

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');

it('shows a first guide that passes', () => {
  const guide = /```yaml\n(---\n[\s\S]+?)```/.exec(readme)?.[1] ?? '';
  const organisation = [
    'delivery_groups: {water: {name: Water, readiness_manager: water-readiness}}',
    'teams: {flood-alerts: {name: Flood alerts}}',
    'roles: {water-readiness: {name: Readiness manager}}',
  ].join('\n');
  const { diagnostics, summary } = readAndCheck(
    memorySource({ 'services/flood-alert-sign-up.md': guide, 'organisation.yaml': organisation }),
    { today: '2026-11-20', ...loadShipped() },
  );
  expect(summary.documents).toBe(1);
  expect(diagnostics).toEqual([]);
});

it('links to files that exist', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !existsSync(join(import.meta.dirname, '..', link)))).toEqual([]);
});
