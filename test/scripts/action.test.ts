/** The action for pull requests: its steps are run as GitHub runs them, but for the installation, which is there. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectRoot, runOpsguide, temporaryFolder, today } from '../support/build-site.ts';
import { makeRepository, plainGit } from '../support/temporary-repository.ts';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
}

const actionFolder = join(projectRoot, '.github', 'actions', 'check');
const { runs } = parse(readFileSync(join(actionFolder, 'action.yml'), 'utf8')) as { runs: { steps: Step[] } };
const folder = mkdtempSync(join(temporaryFolder(), 'action-'));
const repository = makeRepository(join(folder, 'repository'));
let base = '';

beforeAll(async () => {
  const made = await runOpsguide(
    [
      ...['init', 'ops', '--organisation', 'Harbours', '--group', 'Water', '--team', 'Tides'],
      ...['--contact', 'tides@harbours.example', '--service', 'Tide tables'],
      ...['--description', 'Tells sailors how high the water is.', '--date', today],
    ],
    { cwd: repository.folder },
  );
  expect(made.code, made.stderr).toBe(0);
  base = repository.commit('Begin', '2026-11-20T09:00:00Z');
});

/** Runs one step and answers its exit code, what it printed and what it wrote for GitHub. */
function runStep(name: string, environment: Readonly<Record<string, string>> = {}) {
  const step = runs.steps.find((candidate) => candidate.name === name);
  const outputs = join(folder, 'outputs');
  const summary = join(folder, 'summary');
  for (const file of [outputs, summary]) writeFileSync(file, '');
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', step?.run ?? 'exit 99'], {
    cwd: repository.folder,
    encoding: 'utf8',
    env: {
      ...plainGit,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      SOURCE_DATE_EPOCH: '1795132800',
      GITHUB_ACTION_PATH: actionFolder,
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: folder,
      CONTENT: 'ops',
      BASE: base,
      ...environment,
    },
  });
  return {
    status,
    printed: stdout + stderr,
    outputs: readFileSync(outputs, 'utf8'),
    summary: readFileSync(summary, 'utf8'),
  };
}

it('pins every action, and makes nothing that was typed part of a command', () => {
  const uses = runs.steps.flatMap(({ uses: name }) => name ?? []);
  expect(uses.length).toBeGreaterThan(1);
  for (const name of uses) expect(name).toMatch(/^[\w/-]+@[0-9a-f]{40}$/);
  for (const { run } of runs.steps) expect(run ?? '').not.toContain('${{');
});

it('passes a pull request that is well, with a preview', () => {
  expect(runStep('Check what changed')).toMatchObject({ status: 0, outputs: 'code=0\n' });
  expect(runStep('Build a preview')).toMatchObject({ status: 0, outputs: 'built=true\n' });
  expect(
    readFileSync(join(folder, 'opsguide-preview', 'services', 'tide-tables', 'index.html'), 'utf8'),
  ).toContain('Tells sailors');
  expect(runStep('Fail if the check found errors', { CODE: '0' }).status).toBe(0);
});

it('shows findings at their lines and how readiness changes, and then fails', () => {
  const file = 'ops/services/tide-tables.md';
  const text = readFileSync(join(repository.folder, file), 'utf8');
  repository.write(file, text.replace('uses_live_data: false', 'uses_live_data: true'));
  repository.commit('Use live data', '2026-11-20T10:00:00Z');
  const checked = runStep('Check what changed');
  expect(checked).toMatchObject({ status: 0, outputs: 'code=1\n' });
  expect(checked.printed).toMatch(/^::error file=ops\/services\/tide-tables\.md,line=\d+/m);
  const { status, summary } = runStep('Summarise');
  expect(status).toBe(0);
  expect(summary).toContain('**2 errors');
  expect(summary).toMatch(/^ {6}readiness: \d+ of \d+ met → \d+ of \d+ met$/m);
  expect(runStep('Fail if the check found errors', { CODE: '1' }).status).toBe(1);
});

it('names files from the root of the repository where that is the content', () => {
  const content = join(repository.folder, 'ops');
  const run = spawnSync(
    process.execPath,
    [
      join(projectRoot, 'scripts', 'opsguide.js'),
      'check',
      '--content',
      '.',
      '--format',
      'github',
      '--date',
      today,
    ],
    { cwd: content, encoding: 'utf8' },
  );
  expect(run.stdout).toMatch(/^::error file=services\/tide-tables\.md,/m);
});

it('takes an unknown base and a hostile name for what they are', () => {
  const checked = runStep('Check what changed', {
    CONTENT: 'ops"; touch stolen; "',
    BASE: '$(touch stolen)',
  });
  expect(checked.outputs).toBe('code=2\n');
  expect(repository.git('status', '--short')).toBe('');
});
