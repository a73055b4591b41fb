/**
 * Components, support model and lifecycle ownership: without any one of them, no guide of the worked example passes,
 * whatever the phase of its service. @see X2
 */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCalendars, packageRoot } from '../../scripts/shipped-data.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { folderSource } from '../../src/read/folder-source.ts';

const example = folderSource(join(packageRoot, 'src', 'content'));
const options = { today: '2026-11-20', calendars: loadCalendars() };
const guides = example
  .entries()
  .map(({ path }) => path)
  .filter((path) => /^services\/.*\.md$/.test(path));

/** The errors of one guide once a key and all below it is taken out. */
function errorsWithout(key: string, guide: string): string[] {
  const text = Buffer.from(example.read(guide)).toString('utf8');
  const without = text.replace(new RegExp(`^${key}:.*\n(?:(?:[ \t-].*)?\n)*`, 'm'), '');
  expect(without.length).toBeLessThan(text.length);
  const source = {
    entries: () => example.entries(),
    read: (path: string) => (path === guide ? Buffer.from(without) : example.read(path)),
  };
  return readAndCheck(source, options)
    .diagnostics.filter(({ severity, file }) => severity === 'error' && file === guide)
    .map(({ ruleId, line, message }) => `${ruleId} ${line} ${message}`);
}

describe.each(['components', 'support', 'lifecycle'])('without %s', (key) => {
  it.each(guides)('%s is refused', (guide) => {
    expect(errorsWithout(key, guide)).toContainEqual(
      expect.stringMatching(new RegExp(`^missing-key 2 \`${key}\` is missing`)),
    );
  });
});
