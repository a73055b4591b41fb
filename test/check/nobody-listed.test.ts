/** Content in which nobody has listed teams yet: each file says so once, not with each of its lines. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { projectRoot, today } from '../support/build-site.ts';

const file = 'services/flood-warnings.md';
const text = readFileSync(join(projectRoot, 'src', 'content', file), 'utf8');

function errors(files: Record<string, string>) {
  return readAndCheck(memorySource({ [file]: text, ...files }), {
    today,
    ...loadShipped(),
  }).diagnostics.filter(
    ({ ruleId, message }) => ruleId === 'unresolved-reference' && message.includes('organisation.yaml'),
  );
}

describe('content without teams', () => {
  it.each([
    ['no organisation.yaml', {}],
    ['an empty one', { 'organisation.yaml': '' }],
    ['a comment in it', { 'organisation.yaml': '# To be written.\n' }],
  ])('says so once of each kind: %s', (_name, files: Record<string, string>) => {
    const found = errors(files);
    expect(found.map(({ message }) => message.replace(/^.*, but /, ''))).toEqual([
      'there is no delivery group in organisation.yaml at all.',
      'there is no team, role or delivery group in organisation.yaml at all.',
      'there is no supplier in organisation.yaml at all.',
    ]);
    expect(found[0]?.hint).toContain('List it in organisation.yaml.');
  });

  it('says each that is missing as soon as one is listed', () => {
    const teams = 'teams:\n  river-data: {name: River data, contact: river-data@landandwater.example}\n';
    expect(errors({ 'organisation.yaml': teams }).length).toBeGreaterThan(10);
  });
});
