/** `check --since` finds in what changed, and in what that concerns, exactly what a full check finds there. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadShipped } from '../../scripts/shipped-data.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { readAndCheck, readAndCheckSince } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { knownContent } from '../../src/read/known-files.ts';
import { loadReadingCache } from '../../src/read/reading-cache.ts';
import { projectRoot, runOpsguide, temporaryFolder } from '../support/build-site.ts';
import { makeRepository } from '../support/temporary-repository.ts';

const example = join(projectRoot, 'src', 'content');
const run = { today: '2026-11-20', ...loadShipped() };
const cacheFolder = () => mkdtempSync(join(temporaryFolder(), 'cache-'));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const held = (files: ReadonlyMap<string, Uint8Array>) =>
  knownContent(memorySource(Object.fromEntries(files)), sha256, '').source;

/** The worked example in a repository, with one commit. */
function exampleRepository() {
  const repository = makeRepository();
  cpSync(example, join(repository.folder, 'ops'), { recursive: true });
  repository.commit('All guides', '2026-10-01T09:00:00Z');
  const content = join(repository.folder, 'ops');
  const environment = { OPSGUIDE_CACHE: cacheFolder() };
  const check = async (...args: string[]) => {
    const all = ['check', '--content', content, '--date', run.today, '--format', 'json', ...args];
    const done = await runOpsguide(all, { env: environment });
    return { ...done, report: done.stdout.startsWith('{') ? (JSON.parse(done.stdout) as Report) : undefined };
  };
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(content, file), change(readFileSync(join(content, file), 'utf8')));
  return { ...repository, content, check, edit, cache: environment.OPSGUIDE_CACHE };
}

interface Report {
  diagnostics: Diagnostic[];
  summary: { documents: number };
}

describe('check --since', () => {
  it('speaks of nothing while nothing changed', async () => {
    const { check } = exampleRepository();
    const { code, report } = await check('--since', 'HEAD');
    expect(code).toBe(0);
    expect(report).toEqual({
      diagnostics: [],
      summary: { documents: 0, errors: 0, warnings: 0, infos: 0 },
    });
  });

  it('finds what a full check finds in a changed guide and in those that lean on it, cache or none', async () => {
    const { check, edit, commit, cache } = exampleRepository();
    edit('services/identity.md', (text) =>
      text.replace(/^phase: .*$/m, 'phase: retired').replace(/^tier: .*$/m, 'tier: unheard-of'),
    );
    const full = (await check()).report?.diagnostics ?? [];
    const first = await check('--since', 'HEAD');
    const again = await check('--since', 'HEAD');
    expect(again.stdout).toBe(first.stdout);
    expect(first.code).toBe(1);
    const files = new Set(first.report?.diagnostics.map(({ file }) => file));
    expect(first.report?.diagnostics).toEqual(full.filter(({ file }) => files.has(file)));
    // Each error is there: before the change the example had none.
    expect(first.report?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual(
      full.filter(({ severity }) => severity === 'error'),
    );
    expect([...files].some((file) => !file.endsWith('/identity.md'))).toBe(true);
    // What is committed counts as changed too.
    commit('Retire identity', '2026-10-02T09:00:00Z');
    expect((await check('--since', 'HEAD~1')).stdout).toBe(first.stdout);
    expect((await check('--since', 'HEAD')).report?.summary.documents).toBe(0);
    // A cache that was damaged slows a run down, no more.
    const damage = async (kind: string, change: (text: string) => string) => {
      const name = readdirSync(join(cache, 'readings')).find((entry) => entry.endsWith(`.${kind}.txt`)) ?? '';
      const kept = join(cache, 'readings', name);
      const before = readFileSync(kept, 'utf8');
      expect(change(before)).not.toBe(before);
      writeFileSync(kept, change(before));
      expect((await check('--since', 'HEAD~1')).stdout).toBe(first.stdout);
      expect(readFileSync(kept, 'utf8').length).toBeGreaterThan(100);
    };
    await damage('readings', (text) => text.replaceAll('"valid":', '"valid"'));
    await damage('readings', (text) => text.replaceAll('[{"service":', '[{"service"'));
    await damage('files', (text) => text.slice(5));
  });

  it('looks at everything when what holds for all guides changed', async () => {
    const { check, edit, content } = exampleRepository();
    edit('organisation.yaml', (text) => `${text}\n# A remark\n`);
    const { report } = await check('--since', 'HEAD');
    expect(report).toEqual((await check()).report);
    rmSync(join(content, 'organisation.yaml'));
    expect((await check('--since', 'HEAD')).report).toEqual((await check()).report);
  });

  it('says what is wrong with the revision, or where there is no history', async () => {
    const { check } = exampleRepository();
    const unknown = await check('--since', 'no-such-branch');
    expect([unknown.code, unknown.stderr]).toEqual([2, 'The repository has no revision no-such-branch.\n']);
    const both = await check('--since', 'HEAD', '--fix');
    expect(both.code).toBe(2);
    const bare = mkdtempSync(join(temporaryFolder(), 'bare-'));
    const none = await runOpsguide(['check', '--content', bare, '--since', 'HEAD'], {
      env: { GIT_CEILING_DIRECTORIES: temporaryFolder() },
    });
    expect([none.code, none.stderr]).toEqual([2, 'The content folder does not lie in a git repository.\n']);
  });
});

/** Edits of every kind, each to be made to every guide or page that it fits. */
const edits: readonly [string, (text: string) => string | undefined][] = [
  ['is removed', () => undefined],
  ['has another phase', (text) => text.replace(/^phase: .*$/m, 'phase: retired')],
  ['has no phase', (text) => text.replace(/^phase: .*\n/m, '')],
  ['has another tier', (text) => text.replace(/^tier: .*$/m, 'tier: critical')],
  ['has no support contact', (text) => text.replace(/^ {2}contact: .*\n/m, '')],
  ['has other headings', (text) => text.replace(/^## (.*)$/gm, '## Not $1')],
  ['leans on nothing', (text) => text.replace(/^dependencies:\n(?:[ -].*\n)+/m, 'dependencies: []\n')],
  ['cannot be read', (text) => text.replace('---', '---js')],
  ['has an address of another', (text) => text.replace('---', '---\nredirect_from: [/services/identity/]')],
  ['has an old name', (text) => `${text}\nIt used to be called Flood Warnings.\n`],
];

describe('readAndCheckSince', () => {
  const files = new Map<string, Uint8Array>();
  let cache = '';
  let before: Diagnostic[] = [];
  beforeAll(() => {
    const source = folderSource(example);
    for (const { path } of source.entries()) files.set(path, source.read(path));
    const content = held(files);
    const empty = loadReadingCache('', 'test', content, run.frameworks);
    before = readAndCheck(content, { ...run, memory: empty.memory }).diagnostics;
    cache = empty.save() ?? '';
  });

  it('takes every document of the example from the cache as it was read', () => {
    const content = held(files);
    const { memory, save } = loadReadingCache(cache, 'test', content, run.frameworks);
    expect(memory.guides.before.size).toBeGreaterThan(5);
    expect(memory.pages.before.size).toBeGreaterThan(5);
    expect(memory.frameworks.before.size).toBe(run.frameworks.length);
    expect(readAndCheck(content, { ...run, memory }).diagnostics).toEqual(before);
    expect(save()).toBeUndefined();
    for (const [key, { document }] of memory.guides.before) {
      const fresh = readAndCheck(content, run).content.guides.find(({ file }) => key.endsWith(` ${file}`));
      const { locate: _locate, body, ...rest } = document;
      const { locate: _other, body: freshBody, ...freshRest } = fresh ?? document;
      expect(rest).toEqual(freshRest);
      expect({ ...body, tokens: body.tokens() }).toEqual({ ...freshBody, tokens: freshBody.tokens() });
      break;
    }
  });

  it('writes the cache anew once more than a few documents have changed', () => {
    const change = (amount: number) => {
      const changed = new Map(files);
      const guides = [...files].filter(([name]) => /^services\/.+\.md$/.test(name));
      for (const [path, bytes] of guides.slice(0, amount))
        changed.set(path, Buffer.concat([bytes, Buffer.from('\nAnother sentence.\n')]));
      const content = held(changed);
      const load = (text: string) => {
        const loaded = loadReadingCache(text, 'test', content, run.frameworks);
        const { diagnostics } = readAndCheck(content, { ...run, memory: loaded.memory });
        return { diagnostics, kept: loaded.save() };
      };
      const { diagnostics, kept } = load(cache);
      expect(diagnostics).toEqual(readAndCheck(content, run).diagnostics);
      if (kept !== undefined) expect(load(kept)).toEqual({ diagnostics, kept: undefined });
      return kept !== undefined;
    };
    expect([0, 1, 3, 6, 12].map(change)).toEqual([false, false, false, true, true]);
  });

  it('takes frameworks that ship from the cache as they were read, and none that is another now', () => {
    const content = held(files);
    const fresh = readAndCheck(content, run).content;
    const read = (frameworks: typeof run.frameworks, text = cache) => {
      const { memory } = loadReadingCache(text, 'test', content, frameworks);
      const { content: found } = readAndCheck(content, { ...run, frameworks, memory });
      const reread = [...memory.frameworks.now.keys()].filter((key) => !memory.frameworks.before.has(key));
      return { frameworks: found.frameworks, documents: found.frameworkDocuments, reread: reread.length };
    };
    const cached = read(run.frameworks);
    expect(cached.reread).toBe(0);
    expect(cached.frameworks).toEqual(fresh.frameworks);
    for (const [index, { locate, body, ...rest }] of cached.documents.entries()) {
      const { locate: freshLocate, body: freshBody, ...freshRest } = fresh.frameworkDocuments[index] ?? {};
      expect(rest).toEqual(freshRest);
      expect(body.text).toBe(freshBody?.text);
      expect(locate(['stages', 0, 'id'])).toEqual(freshLocate?.(['stages', 0, 'id']));
    }
    const changed = run.frameworks.map((file, index) => {
      if (index > 0) return file;
      const bytes = Buffer.from(
        Buffer.from(file.bytes)
          .toString()
          .replace(/^title: .*$/m, 'title: Another'),
      );
      return { ...file, bytes, version: sha256(bytes) };
    });
    const other = read(changed);
    expect(other.reread).toBe(1);
    expect(other.frameworks.map(({ title }) => title)).toContain('Another');
    const damaged = read(run.frameworks, cache.replaceAll('"stages":[', '"stages":'));
    expect(damaged).toMatchObject({ reread: run.frameworks.length, frameworks: fresh.frameworks });
  });

  it('trusts no cache of other code, or one that is broken', () => {
    const content = held(files);
    for (const text of [cache.replace(' test', ' other'), cache.slice(0, -1), cache.slice(5), 'x', ''])
      expect(loadReadingCache(text, 'test', content).memory.guides.before.size).toBe(0);
  });

  const documents = ['services/identity.md', 'services/payments-hub.md', 'services/flood-warnings.md'];
  it.each(edits.flatMap(([what, edit]) => documents.map((file) => [file, what, edit] as const)))(
    'when %s %s, it misses nothing that a full check finds',
    (file, _what, edit) => {
      const old = files.get(file) ?? new Uint8Array();
      const text = edit(new TextDecoder().decode(old));
      const changedFiles = new Map(files);
      if (text === undefined) changedFiles.delete(file);
      else changedFiles.set(file, new TextEncoder().encode(text));
      const content = held(changedFiles);
      const { memory } = loadReadingCache(cache, 'test', content, run.frameworks);
      const part = readAndCheckSince(content, new Map([[file, old]]), { ...run, memory });
      const full = readAndCheck(content, run).diagnostics;
      const named = new Set(part.files);
      expect(named.has(file)).toBe(true);
      expect(part.diagnostics).toEqual(full.filter((found) => named.has(found.file)));
      // Whatever is new, or gone, is in a file that it speaks of.
      const lines = (found: readonly Diagnostic[]) =>
        found.filter((one) => !named.has(one.file)).map((one) => JSON.stringify(one));
      expect(lines(full)).toEqual(lines(before));
    },
  );
});
