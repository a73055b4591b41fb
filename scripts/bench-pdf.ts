/**
 * `npm run bench -- --pdf`: prints an estate in whole processes, with nothing kept from before. Counts how long each guide
 * is at the engine, how many there are a second from start to end, and what all processes hold together on the way.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchDate } from './bench-estate.ts';
import { memoryOfTree } from './process-memory.ts';
import { packageRoot } from './shipped-data.ts';

/** What one process did. */
export interface PrintRun {
  /** Milliseconds from its start to its end, reading and checking included. */
  wall: number;
  printed: number;
  /** Milliseconds of each guide at the engine, while every core prints. */
  milliseconds: number[];
  /** Pages of all guides together. */
  pages: number;
  /** The most that all processes held together in each quarter of the guides, in bytes; empty where it is not known. */
  memory: number[];
}

/** Milliseconds between two looks at the memory. */
const EVERY = 200;

type Said =
  | { done: number }
  | { printed: number; diagnostics: number; milliseconds: number[]; pages: number };

/** Prints the guides of a folder. @throws Error if not every guide was printed */
export async function runPrinting(content: string, guides: number): Promise<PrintRun> {
  const cache = mkdtempSync(join(content, '..', 'prints-'));
  try {
    return await printInto(cache, content, guides);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function printInto(cache: string, content: string, guides: number): Promise<PrintRun> {
  const started = performance.now();
  const args = ['--max-semi-space-size=16', 'scripts/bench-print.ts', content, cache, benchDate];
  const child = spawn(process.execPath, args, {
    cwd: packageRoot,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    // As the command line does for itself.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
  });
  let done = 0;
  let said = '';
  let end: Exclude<Said, { done: number }> | undefined;
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    const lines = said.split('\n');
    said = lines.pop() ?? '';
    for (const line of lines) {
      const what = JSON.parse(line) as Said;
      if ('done' in what) done = what.done;
      else end = what;
    }
  });
  const memory: number[] = [];
  const look = setInterval(() => {
    const now = memoryOfTree(child.pid ?? 0);
    if (now === undefined) return;
    const quarter = Math.min(Math.floor((done / guides) * 4), 3);
    memory[quarter] = Math.max(memory[quarter] ?? 0, now);
  }, EVERY);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      const wall = performance.now() - started;
      if (code !== 0 || end?.printed !== guides)
        reject(
          new Error(`${end?.printed ?? 0} of ${guides} guides were printed; the process ended with ${code}.`),
        );
      else resolve({ wall, printed: end.printed, milliseconds: end.milliseconds, pages: end.pages, memory });
    });
  });
}
