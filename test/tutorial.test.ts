/** Every command of the tutorial does what the tutorial says. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot, type Run, runOpsguide, temporaryFolder, today } from './support/build-site.ts';
import { keys, openTerminal } from './support/terminal.ts';

const tutorial = readFileSync(join(projectRoot, 'docs', 'tutorial.md'), 'utf8');
const folder = mkdtempSync(join(temporaryFolder(), 'tutorial-'));

/** The commands in order, each as words. */
const commands = [...tutorial.matchAll(/```sh\n([\s\S]+?)```/g)]
  .flatMap(([, block]) => (block ?? '').trimEnd().split('\n'))
  .map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''));

/** Questions and answers of the first step. */
const dialogue = [...tutorial.matchAll(/^\| ([^|]+\?[^|]*) \| ([^|]+) \|$/gm)].map(
  ([, question, answer]) => ({
    question: question?.trim() ?? '',
    answer: answer?.trim() ?? '',
  }),
);

it('is true from the first command to the last', async () => {
  expect(commands.every(([program]) => program === 'opsguide')).toBe(true);
  expect(dialogue).toHaveLength(6);
  const runs: Run[] = [];
  for (const [, ...args] of commands) {
    if (args[0] === 'init') {
      const terminal = openTerminal(args, folder);
      for (const { question, answer } of dialogue) {
        await terminal.sees(question.replace(/\?.*$/, '?'));
        terminal.type(`${answer}${keys.enter}`);
      }
      expect(await terminal.ended, terminal.screen()).toBe(0);
      continue;
    }
    runs.push(await runOpsguide([...args, '--date', today], { cwd: folder }));
  }
  const [checked, built, alpha, advanced, beta, inserted, unasked, added, again] = runs;
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0, 2, 0, 0]);
  expect(tutorial).toContain(`\n${checked?.stdout}`);
  expect(built?.stdout).toContain('site');
  expect(alpha?.stdout).toContain('Nothing is missing.');
  expect(advanced?.stdout).toBe('Flood alert sign-up is now in alpha.\n');
  for (const part of ['Keys to fill in', 'Sections to write', 'whose turn it is', 'Next: private beta'])
    expect(beta?.stdout).toContain(part);
  expect(inserted?.stdout).toContain('Write the values where it says TBC.');
  expect(unasked?.stderr).toContain('--title, --description, --owner');
  expect(added?.stdout).toContain('Made services/river-levels.md. It passes the check.');
  expect(again?.stdout).toContain('3 documents checked: 0 errors');
});

it('names files that are made', () => {
  const named = [...tutorial.matchAll(/^\| `((?:services|guidance|\.github)\/[^`]+|[\w.-]+\.yaml)`/gm)].map(
    ([, path]) => path ?? '',
  );
  expect(named.length).toBeGreaterThan(4);
  for (const path of named) expect(() => readFileSync(join(folder, 'our-ops', path)), path).not.toThrow();
});
