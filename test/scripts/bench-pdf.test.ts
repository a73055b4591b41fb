/** The benchmark of printing: it prints what it says, and counts the memory of every process. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { benchEstate } from '../../scripts/bench-estate.ts';
import { runPrinting } from '../../scripts/bench-pdf.ts';
import { memoryOfTree } from '../../scripts/process-memory.ts';
import { temporaryFolder } from '../support/build-site.ts';

const guides = 6;
let content: string;

beforeAll(() => {
  content = join(mkdtempSync(join(temporaryFolder(), 'bench-')), 'content');
  for (const [path, text] of Object.entries(benchEstate({ guides, seed: 1 }))) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
});

describe('runPrinting', () => {
  it('prints every guide and times each', async () => {
    const { printed, milliseconds, wall, memory } = await runPrinting(content, guides);
    expect(printed).toBe(guides);
    expect(milliseconds).toHaveLength(guides);
    expect(Math.min(...milliseconds)).toBeGreaterThan(0);
    expect(wall).toBeGreaterThan(Math.max(...milliseconds));
    if (process.platform !== 'linux') return;
    // A process with an estate and two with the engine.
    expect(Math.max(...memory.filter(Boolean))).toBeGreaterThan(150_000_000);
  });

  it('fails if a guide was not printed', async () => {
    await expect(runPrinting(content, guides + 1)).rejects.toThrow('6 of 7 guides were printed');
  });
});

describe.runIf(process.platform === 'linux')('memoryOfTree', () => {
  it('counts a process with those that it started', async () => {
    const own = memoryOfTree(process.pid) ?? 0;
    const fill =
      'const held = Buffer.alloc(200_000_000, 1); process.stdout.write("x"); setInterval(() => held, 1e6)';
    const child = spawn(process.execPath, ['-e', fill], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await new Promise((resolve) => child.stdout?.once('data', resolve));
      expect(memoryOfTree(child.pid ?? 0)).toBeGreaterThan(200_000_000);
      expect(memoryOfTree(process.pid)).toBeGreaterThan(own + 150_000_000);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('is 0 for a process that has ended', () => {
    expect(memoryOfTree(2 ** 22 + 1)).toBe(0);
  });
});
