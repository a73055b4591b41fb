/** `check --fix` writes each file whole, and only in the content; a dry run shows the same and writes nothing. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { writeFixes } from '../../scripts/write-fixes.ts';
import { makeProject, projectRoot, runOpsguide } from '../support/build-site.ts';

const guide = readFileSync(join(projectRoot, 'templates', 'service-operations-guide-discovery.md'), 'utf8');
const slips = guide
  .replace('support:', 'suport:')
  .replace(/^(title: .*)$/m, '$1  ')
  .replace('## ', '##');
const organisation = readFileSync(join(projectRoot, 'src', 'content', 'organisation.yaml'), 'utf8');
const files = { 'services/reservoir-alerts.md': slips, 'organisation.yaml': organisation };
const read = (folder: string) => readFileSync(join(folder, 'services', 'reservoir-alerts.md'), 'utf8');

describe('check --fix', () => {
  it('mends the files, reports what is left, and has nothing to do the second time', async () => {
    const project = makeProject(files);
    const path = join(project.content, 'services', 'reservoir-alerts.md');
    chmodSync(path, 0o640);
    const before = await project.check();
    expect(before.code).toBe(1);
    const run = await project.check('--fix');
    expect(run.stderr).toBe('3 findings mended in 1 file.\n');
    expect(run.stdout).not.toMatch(/unknown-key|trailing-whitespace|heading-without-space/);
    expect(read(project.content)).toBe(guide);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(project.content, 'services'))).toEqual(['reservoir-alerts.md']);
    const again = await project.check('--fix');
    expect(again.stderr).toBe('There was nothing to mend.\n');
    expect(again.stdout).toBe(run.stdout);
  });

  it('shows in a dry run what it would do, as git applies it, and writes nothing', async () => {
    const project = makeProject(files);
    const run = await runOpsguide(
      ['check', '--content', 'content', '--fix-dry-run', '--date', '2026-11-20'],
      {
        cwd: project.folder,
      },
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toBe('3 findings would be mended in 1 file. Nothing was written.\n');
    expect(read(project.content)).toBe(slips);
    execFileSync('git', ['apply', '-'], {
      cwd: project.folder,
      input: run.stdout,
      env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: project.folder },
    });
    expect(read(project.content)).toBe(guide);
  });

  it('puts the mends into JSON and SARIF', async () => {
    const project = makeProject(files);
    const json = JSON.parse((await project.check('--format', 'json')).stdout) as {
      diagnostics: { ruleId: string; fix?: { replacement: string } }[];
    };
    const offered = json.diagnostics
      .filter(({ fix }) => fix)
      .map(({ ruleId, fix }) => [ruleId, fix?.replacement]);
    expect(offered).toEqual([
      ['trailing-whitespace', ''],
      ['unknown-key', 'support'],
      ['heading-without-space', '## '],
    ]);
    const log = JSON.parse((await project.check('--format', 'sarif')).stdout) as {
      runs: { results: { fixes?: unknown[] }[] }[];
    };
    expect(log.runs[0]?.results.filter(({ fixes }) => fixes)).toHaveLength(3);
    const schema = join(projectRoot, 'test', 'fixtures', 'schemas', 'sarif-schema-2.1.0.json');
    const {
      $schema: _draft,
      id: _id,
      ...rest
    } = JSON.parse(readFileSync(schema, 'utf8')) as Record<string, unknown>;
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(rest);
    expect(validate(log)).toBe(true);
  });

  it('refuses to mend the past', async () => {
    const run = await makeProject(files).check('--fix', '--revision', 'HEAD');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--fix');
  });
});

describe('writeFixes', () => {
  const fixed = (before: string) => [
    {
      file: 'services/reservoir-alerts.md',
      before: Buffer.from(before),
      after: Buffer.from('mended'),
      fixes: 1,
    },
  ];

  it('does not follow a link that was put in the way of a folder or a file', () => {
    const project = makeProject(files);
    const outside = join(project.folder, 'outside');
    renameSync(join(project.content, 'services'), outside);
    symlinkSync(outside, join(project.content, 'services'));
    expect(writeFixes(project.content, fixed(slips))).toEqual([
      { file: 'services/reservoir-alerts.md', reason: 'a folder above it is a symbolic link' },
    ]);
    const other = makeProject({ 'organisation.yaml': organisation });
    mkdirSync(join(other.content, 'services'));
    symlinkSync(join(outside, 'reservoir-alerts.md'), join(other.content, 'services', 'reservoir-alerts.md'));
    expect(writeFixes(other.content, fixed(slips))[0]?.reason).toBe('it is not an ordinary file');
    expect(readFileSync(join(outside, 'reservoir-alerts.md'), 'utf8')).toBe(slips);
  });

  it('leaves a file that was saved, or has gone, in the meantime', () => {
    const project = makeProject(files);
    writeFileSync(join(project.content, 'services', 'reservoir-alerts.md'), 'saved again');
    expect(writeFixes(project.content, fixed(slips))[0]?.reason).toBe('it was changed while it was checked');
    expect(read(project.content)).toBe('saved again');
    project.remove('services/reservoir-alerts.md');
    expect(writeFixes(project.content, fixed(slips))[0]?.reason).toContain('ENOENT');
    expect(readdirSync(join(project.content, 'services'))).toEqual([]);
  });
});
