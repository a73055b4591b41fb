/**
 * Runs every check of the project and counts: `npm test`, with any further arguments passed on to Vitest.
 *
 * A failing step never hides the ones after it. The last line is always `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One check; `script` is a Node script relative to the project's folder. */
interface Step {
  name: string;
  script: string;
  arguments: string[];
  /** Where the step writes Vitest's JSON results; without it the step counts as one check. */
  results?: string;
}

interface Count {
  passed: number;
  failed: number;
}

const root = join(import.meta.dirname, '..');
const temporary = await mkdtemp(join(tmpdir(), 'opsguide-test-'));
const results = join(temporary, 'vitest.json');

/** Stages run one after another; the steps of a stage run side by side. */
const stages: Step[][] = [
  [
    { name: 'types', script: 'node_modules/typescript/bin/tsc', arguments: ['--noEmit'] },
    {
      name: 'lint',
      script: 'node_modules/@biomejs/biome/bin/biome',
      arguments: ['check', '--error-on-warnings'],
    },
    { name: 'browser', script: 'scripts/browser.ts', arguments: [] },
    { name: 'PDF tools', script: 'scripts/pdf-tools.ts', arguments: [] },
  ],
  [
    {
      name: 'tests',
      script: 'node_modules/vitest/vitest.mjs',
      arguments: [
        'run',
        '--allowOnly=false',
        ...(process.stdout.isTTY ? [] : ['--no-color']),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${results}`,
        ...process.argv.slice(2),
      ],
      results,
    },
  ],
];

const total: Count = { passed: 0, failed: 0 };
try {
  for (const stage of stages) {
    // Side by side, the output of each is held until it ends, so that no two mix.
    const counts = await Promise.all(stage.map((step) => runStep(step, stage.length === 1)));
    for (const count of counts) {
      total.passed += count.passed;
      total.failed += count.failed;
    }
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);

async function runStep(step: Step, streams: boolean): Promise<Count> {
  const { code, output } = await runScript(step, streams);
  process.stdout.write(output);
  const count = step.results ? await countTests(step.results, code === 0) : countOne(code === 0);
  console.log(`${count.failed === 0 ? 'ok' : 'FAILED'}  ${step.name}`);
  return count;
}

function runScript(step: Step, streams: boolean): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [step.script, ...step.arguments], {
      cwd: root,
      stdio: ['ignore', streams ? 'inherit' : 'pipe', streams ? 'inherit' : 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

function countOne(ok: boolean): Count {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Counts a file that could not be loaded, and a run that failed for any other reason, as one failure. */
async function countTests(path: string, ok: boolean): Promise<Count> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return countOne(false);
  const report = JSON.parse(text) as {
    numPassedTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  let failed = 0;
  for (const file of report.testResults) {
    const failures = file.assertionResults.filter(({ status }) => status === 'failed').length;
    failed += file.status === 'failed' ? Math.max(1, failures) : failures;
  }
  return { passed: report.numPassedTests, failed: ok ? failed : Math.max(1, failed) };
}
