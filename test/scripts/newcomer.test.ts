/**
 * Somebody who has never seen opsguide, at a terminal: from nothing to a guide that passes, and through every phase, with
 * nothing written by hand but values.
 */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asWritten } from '../../scripts/desk.ts';
import { fillValues } from '../../src/edit/fill-values.ts';
import { inYaml } from '../../src/edit/in-yaml.ts';
import { exampleAt } from '../../src/edit/insert-stubs.ts';
import { pathsOf } from '../../src/edit/missing-paths.ts';
import { activateStubs, activeLine, blank } from '../../src/edit/stubs.ts';
import type { DataPath } from '../../src/model/data-path.ts';
import { guideSchema } from '../../src/model/guide.ts';
import { splitFrontMatter } from '../../src/read/front-matter.ts';
import { readMarkdown } from '../../src/read/read-document.ts';
import { projectRoot, runOpsguide, temporaryFolder, today } from '../support/build-site.ts';
import { keys, openTerminal } from '../support/terminal.ts';

const folder = mkdtempSync(join(temporaryFolder(), 'newcomer-'));
const content = join(folder, 'our-ops');
const file = join(content, 'services', 'flood-alert-sign-up.md');
const at = ['--content', 'our-ops', '--date', today];
const run = (...args: string[]) => runOpsguide(args, { cwd: folder });

it('makes a folder by asking, and asks again where an answer is refused', async () => {
  const terminal = openTerminal(['init', 'our-ops'], folder);
  await terminal.sees('What is your organisation called?');
  terminal.type(`Department for Land and Water${keys.enter}`);
  await terminal.sees('Which delivery group');
  terminal.type(`Water${keys.enter}`);
  await terminal.sees('Which team runs the service?');
  terminal.type(`Flood alerts${keys.enter}`);
  await terminal.sees('How is that team reached?');
  terminal.type(`ask at the desk${keys.enter}`);
  await terminal.sees('It must be an email address of a team');
  terminal.type(`${'\u007f'.repeat('ask at the desk'.length)}flood-alerts@landandwater.example${keys.enter}`);
  await terminal.sees('What do its users call the service?');
  terminal.type(`Flood alert sign-up${keys.enter}`);
  await terminal.sees('What does it do');
  terminal.type(`People sign up for warnings about floods near them.${keys.enter}`);
  expect(await terminal.ended).toBe(0);
  expect(terminal.screen()).toContain('opsguide check --content our-ops');
  const checked = await run('check', ...at, '--max-warnings', '0');
  expect(checked.stdout + checked.stderr).toBe('2 documents checked: 0 errors, 0 warnings.\n');
  const built = await run('build', ...at, '--output', 'site');
  expect(built.code, built.stdout + built.stderr).toBe(0);
});

it('writes nothing when somebody stops', async () => {
  const terminal = openTerminal(['init', 'stopped'], folder);
  await terminal.sees('What is your organisation called?');
  terminal.type(`Department for Land and Water${keys.enter}`);
  await terminal.sees('Which delivery group');
  terminal.type(keys.stop);
  expect(await terminal.ended).toBe(2);
  expect(terminal.screen()).toContain('Stopped. Nothing was written.');
  expect(existsSync(join(folder, 'stopped'))).toBe(false);
});

it('adds a second service by asking', async () => {
  const terminal = openTerminal(['new', 'service', '--content', 'our-ops'], folder);
  await terminal.sees('What do its users call the service?');
  terminal.type(`Sign-in${keys.enter}`);
  await terminal.sees('Under which id');
  terminal.type(`${'\u007f'.repeat('sign-in'.length)}Identity!${keys.enter}`);
  await terminal.sees('It must be lower-case letters');
  terminal.type(`${'\u007f'.repeat('Identity!'.length)}identity${keys.enter}`);
  await terminal.sees('What does it do');
  terminal.type(`People prove who they are.${keys.enter}`);
  await terminal.sees('In which phase');
  terminal.type(keys.enter);
  await terminal.sees('Which delivery group');
  terminal.type(keys.enter);
  await terminal.sees('Who finds out what it should do');
  terminal.type(keys.enter);
  await terminal.sees('How is its support team reached?');
  terminal.type(`sign-in@landandwater.example${keys.enter}`);
  await terminal.sees('What is the first part of it');
  terminal.type(keys.enter);
  await terminal.sees('What kind of part');
  terminal.type(keys.enter);
  await terminal.sees('What does the service do');
  terminal.type(keys.enter);
  expect(await terminal.ended, terminal.screen()).toBe(0);
  expect((await run('check', ...at, '--max-warnings', '0')).stdout).toBe(
    '3 documents checked: 0 errors, 0 warnings.\n',
  );
});

/** Ids of the templates' organisation, and those of the newcomer's. */
const ids: Readonly<Record<string, string>> = {
  'flood-operations': 'flood-alerts',
  'it-service-desk': 'service-desk',
  'head-of-flood': 'service-owner',
  'water-director': 'senior-responsible-owner',
  'water-readiness': 'readiness-manager',
  'water-change-board': 'change-board',
  'flood-warnings': 'identity',
  'flood-duty-manager': 'duty-manager',
  'service-operations': 'service-desk',
  department: 'standard',
  critical: 'standard',
};

const templates = ['live', 'retiring'].map(
  (phase) =>
    splitFrontMatter(
      readFileSync(join(projectRoot, 'templates', `service-operations-guide-${phase}.md`), 'utf8'),
    ).data,
);

/** What the newcomer writes for a key: what a template has there, in words of their own organisation. */
function answerTo(path: DataPath): string {
  if (path.length === 1 && ['dependencies', 'known_issues', 'consumers'].includes(String(path[0])))
    return '[]';
  const [example] = templates.map((data) => exampleAt(data, path)).filter((value) => value !== undefined);
  if (example === undefined) throw new Error(`nothing to write for ${path.join('.')}`);
  const inWords = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inWords);
    if (typeof value !== 'string') return value;
    return (
      ids[value] ??
      (value.startsWith('#') ? `https://documents.landandwater.example/${value.slice(1)}` : value)
    );
  };
  return inYaml(inWords(example));
}

/** Writes values where the guide waits for them, on the very lines. Answers how many. */
function writeValues(): number {
  const text = readFileSync(file, 'utf8');
  const source = asWritten(
    readMarkdown('services/x.md', Buffer.from(activateStubs(text)), { schema: guideSchema }).source,
  );
  const blanks = pathsOf(blank, source.data);
  const filled = fillValues(
    source,
    blanks.map((path) => ({ path, yaml: answerTo(path) })),
  ).split('\n');
  const lines = text.split('\n').map((line, index) => {
    if (line === blank) return 'What people read here is written in plain words.';
    const waiting = activeLine(line) ?? line;
    if (!waiting.endsWith(`: ${blank}`)) return line;
    const value = (filled[index] ?? '').slice(waiting.length - blank.length);
    return line.slice(0, -blank.length) + value;
  });
  writeFileSync(file, lines.join('\n'));
  return blanks.length;
}

it.each(['alpha', 'private-beta', 'public-beta', 'live', 'retiring', 'retired'])(
  'brings the guide into %s with next, writing nothing but values',
  async (phase) => {
    for (let round = 1; ; round++) {
      const step = await run('next', 'flood-alert-sign-up', ...at, '--advance');
      if (step.code === 0) {
        expect(step.stdout).toContain('is now in');
        break;
      }
      expect(step.code, step.stderr).toBe(1);
      expect(round, step.stdout).toBeLessThan(4);
      const before = readFileSync(file, 'utf8');
      const inserted = await run('next', 'flood-alert-sign-up', ...at, '--insert');
      expect(inserted.code, inserted.stderr).toBe(0);
      expect(inserted.stdout).not.toContain('by hand');
      // Every line that was there is there still, in its order.
      const after = readFileSync(file, 'utf8').split('\n');
      let from = 0;
      for (const line of before.split('\n')) {
        const found = after.indexOf(line, from);
        expect(found, `${line} is gone`).toBeGreaterThan(-1);
        from = found + 1;
      }
      // Until it goes on, the service is in the phase before, and passes there.
      expect((await run('check', ...at)).code).toBe(0);
      // Asked twice, nothing comes twice.
      const once = readFileSync(file, 'utf8');
      await run('next', 'flood-alert-sign-up', ...at, '--insert');
      expect(readFileSync(file, 'utf8')).toBe(once);
      expect(writeValues(), step.stdout).toBeGreaterThan(0);
    }
    expect(readFileSync(file, 'utf8')).toContain(`\nphase: ${phase}\n`);
    const checked = await run('check', ...at);
    expect(checked.code, checked.stdout).toBe(0);
  },
  // Up to a dozen commands, each a process.
  150_000,
);

it('offers what is missing at a terminal, and leaves the guide alone if that is refused', async () => {
  const before = readFileSync(join(content, 'services', 'identity.md'), 'utf8');
  const terminal = openTerminal(['next', 'identity', '--to', 'private-beta', '--content', 'our-ops'], folder);
  await terminal.sees('Put them into services/identity.md');
  terminal.type('n');
  expect(await terminal.ended).toBe(0);
  expect(readFileSync(join(content, 'services', 'identity.md'), 'utf8')).toBe(before);
});
