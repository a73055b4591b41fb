/** `opsguide diff` for real: over git, in each form, printed or written, with guides that cannot be read. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { EstateDiff } from '../../src/model/estate-diff.ts';
import { contentFixture, projectRoot, runOpsguide, temporaryFolder } from '../support/build-site.ts';
import { makeRepository, plainGit } from '../support/temporary-repository.ts';

const repository = makeRepository();
const content = join(repository.folder, 'content');
const guide = 'content/services/tide-tables.md';
const edit = (from: string, to: string) =>
  repository.write(guide, readFileSync(join(repository.folder, guide), 'utf8').replace(from, to));
cpSync(contentFixture('two-services'), content, { recursive: true });
edit('title: Tide tables', 'title: Tide tables\nformer_key: true');
repository.commit('Begin with a key that no schema knows', '2026-10-02T09:00:00Z');
edit('\nformer_key: true', '');
repository.commit('Delete it', '2026-10-20T09:00:00Z');
edit('title: Tide tables', 'title: Tides');
repository.commit('Rename', '2026-11-10T09:00:00Z');
edit('title: Tides', 'title: High water');

const diff = (...args: string[]) => runOpsguide(['diff', '--content', content, ...args], { env: plainGit });
const output = (name: string) => join(mkdtempSync(join(temporaryFolder(), 'diff-')), name);

describe('opsguide diff', () => {
  it('compares two days, or a revision with the folder as it is', async () => {
    const days = await diff('2026-10-20', '2026-11-10');
    expect(days).toMatchObject({ code: 0, stderr: '' });
    expect(days.stdout).toContain('  name: Tide tables → Tides\n');
    expect(days.stdout).not.toContain('High water');
    expect((await diff('HEAD')).stdout).toContain('  name: Tides → High water\n');
    expect((await diff('HEAD', 'HEAD')).stdout).toContain('nothing changed');
  });

  it('writes JSON as its published schema says, and names guides that cannot be read', async () => {
    const run = await diff('2026-10-02', 'HEAD', '--format', 'json');
    expect(run.code).toBe(0);
    expect(run.stderr).toBe(
      `${content}/services/tide-tables.md of 2026-10-02 breaks the schema of today and is not compared.\n`,
    );
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    const schema = readFileSync(join(projectRoot, 'docs', 'reference', 'diff.schema.json'), 'utf8');
    const validate = ajv.compile(JSON.parse(schema) as object);
    const found = JSON.parse(run.stdout) as EstateDiff;
    validate(found);
    expect(validate.errors ?? []).toEqual([]);
    expect(found.before.unread).toEqual([{ id: 'tide-tables', file: 'services/tide-tables.md' }]);
    expect(found.services.map(({ id }) => id)).not.toContain('tide-tables');
  });

  it('writes one page, the same each time', async () => {
    const [one, two] = [output('changes.html'), output('changes.html')];
    for (const file of [one, two])
      expect(await diff('2026-10-20', '2026-11-10', '--format', 'html', '--output', file)).toMatchObject({
        code: 0,
        stdout: '',
        stderr: '',
      });
    expect(readFileSync(one, 'utf8')).toBe(readFileSync(two, 'utf8'));
    expect(readFileSync(one, 'utf8')).toContain('<td data-label="After">Tides</td>');
    expect(readdirSync(dirname(one))).toEqual(['changes.html']);
  });

  it.each([
    ['a revision that is unknown', ['v9'], /has no revision v9/],
    ['a day before the first commit', ['2026-10-01'], /has no commit of 2026-10-01 or before/],
    ['a form that there is not', ['HEAD', '--format', 'pdf'], /Allowed choices are text, json, html/],
    ['a folder to write to', ['HEAD', '--output', '.'], /\. is a folder/],
    ['a folder that is not there', ['HEAD', '--output', 'no/such/a.html'], /There is no folder for/],
    ['nothing to compare', [], /missing required argument 'before'/],
  ])('refuses %s with exit code 2', async (_name, args, words) => {
    const file = output('changes.txt');
    const run = await diff(...args, ...(args.includes('--output') ? [] : ['--output', file]));
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(words);
    expect(existsSync(file)).toBe(false);
  });
});
