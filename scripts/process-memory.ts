/** How much memory a process and all that it started hold together, for benchmarks. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Bytes of a process and its descendants now. What several of them share is counted once (the kernel's proportional set
 * size). 0 if it has ended; `undefined` where the kernel does not tell.
 */
export function memoryOfTree(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  return [pid, ...descendants(pid)].reduce((sum, each) => sum + memoryOf(each), 0);
}

function memoryOf(pid: number): number {
  const kilobytes = /^Pss: +(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function descendants(pid: number): number[] {
  let threads: string[] = [];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    // It has just ended.
  }
  const children = threads.flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
