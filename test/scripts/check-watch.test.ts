/** `check --watch` finds after each save what a fresh check finds, and ends when it is asked to. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { contentWatch } from '../../scripts/watch-content.ts';
import { compareDiagnostics, type Diagnostic } from '../../src/model/diagnostic.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { makeProject, projectRoot, today } from '../support/build-site.ts';

const example = join(projectRoot, 'src', 'content');
const run = { today, ...loadShipped() };

describe('contentWatch', () => {
  it('knows after each change what a fresh check of the folder finds', () => {
    const project = makeProject(example);
    const watched = contentWatch(project.content, run);
    const fresh = () => readAndCheck(folderSource(project.content), run);
    let known: Diagnostic[] = [];
    const see = (found: ReturnType<typeof watched.first> | undefined) => {
      const files = new Set(found?.files);
      known = [
        ...(found?.files ? known.filter(({ file }) => !files.has(file)) : []),
        ...(found?.diagnostics ?? []),
      ].sort(compareDiagnostics);
      expect(known).toEqual(fresh().diagnostics);
      if (found) expect(found.summary).toEqual(fresh().summary);
      return found;
    };
    see(watched.first());
    expect(watched.again(undefined)).toBeUndefined();

    project.edit('services/identity.md', (text) => text.replace(/^phase: .*$/m, 'phase: retired'));
    const retired = see(watched.again(new Set(['services/identity.md'])));
    expect(retired?.saved).toEqual(['services/identity.md']);
    expect(retired?.diagnostics.some(({ ruleId }) => ruleId === 'dependency-retired')).toBe(true);

    project.remove('services/payments-hub.md');
    see(watched.again(new Set(['services/payments-hub.md'])));
    project.edit('opsguide.config.yaml', (text) => `${text}\nrules: {dependency-retired: "off"}\n`);
    see(watched.again(undefined));
    project.write('services/new-one.md', '---\ntitle: New\n---\n##Text\n');
    see(watched.again(new Set(['services/new-one.md'])));
    project.edit('services/identity.md', (text) => text.replace('phase: retired', 'phase: live'));
    see(watched.again(new Set(['services/identity.md'])));
    // Saved without a change.
    project.edit('services/identity.md', (text) => text);
    expect(watched.again(new Set(['services/identity.md']))).toBeUndefined();
  });
});

describe('check --watch', () => {
  it('prints what was found in a saved file, and ends with 0 when it is interrupted', async () => {
    const project = makeProject(example);
    const child = spawn(
      process.execPath,
      [
        ...[join(projectRoot, 'scripts', 'opsguide.js'), 'check', '--watch', '--date', today],
        ...['--content', project.content],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const until = async (words: string) => {
      for (let waited = 0; !text.includes(words); waited += 50) {
        if (waited > 120_000) throw new Error(`${words} was not printed:\n${text}`);
        await wait(50);
      }
    };
    try {
      await until('Press Ctrl-C to stop.');
      project.edit('services/identity.md', (guide) => guide.replace(/^title:/m, 'titel:'));
      await until('unknown-key');
      expect(text).toContain('/services/identity.md\n');
      text = '';
      project.edit('services/identity.md', (guide) => guide.replace(/^titel:/m, 'title:'));
      await until('checked: 0 errors');
    } finally {
      child.kill('SIGINT');
    }
    expect(await ended).toBe(0);
  });
});
