/** Saves guides one after the other while `opsguide start` shows their site, and times what an author waits for. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packageRoot } from './shipped-data.ts';

/** What is saved, and how often. */
export interface SavesOptions {
  content: string;
  output: string;
  today: string;
  runs: number;
}

/** One save, in milliseconds. */
export interface Save {
  /** Until the open page is told to load again. */
  told: number;
  /** Until the browser has the page with the new text. */
  shown: number;
  /** Processor time of the process, where the system tells it. */
  cpu?: number;
}

/** Editors and people pause; the build in the background does not begin within this time. */
const PAUSE_MS = 500;
/** Saves that are not counted: what runs first compiles what comes after. */
const WARM = 2;

/** Runs the command, saves, and stops it. @throws Error if it ends by itself */
export async function runSaves({ content, output, today, runs }: SavesOptions): Promise<Save[]> {
  const command = ['start', '--content', content, '--output', output, '--date', today, '--port', '0'];
  const child = spawn(process.execPath, ['--max-semi-space-size=16', 'scripts/opsguide.js', ...command], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  });
  const until = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(printed);
      if (found) return found[1] ?? '';
      if (child.exitCode !== null)
        throw new Error(`opsguide start ended with ${child.exitCode}:\n${printed}`);
      await wait(50);
    }
  };
  try {
    const address = await until(/Serving at (http\S+)/);
    // The first build takes a processor for itself.
    await until(/(Published)/);
    const guides = readdirSync(join(content, 'services')).filter((name) => name.endsWith('.md'));
    const saves: Save[] = [];
    for (let run = 0; run < WARM + runs; run++) {
      const name = guides[(run * 37) % guides.length] ?? '';
      const save = await timeSave(
        join(content, 'services', name),
        `${address}services/${name.slice(0, -3)}/`,
        child,
      );
      if (run >= WARM) saves.push(save);
      await wait(PAUSE_MS);
    }
    return saves;
  } finally {
    child.kill('SIGTERM');
  }
}

/** Opens a page, saves its guide, and waits for the page as a browser would. */
async function timeSave(file: string, page: string, child: ChildProcess): Promise<Save> {
  const before = await (await fetch(page)).text();
  const since = /since=([\w-]+)/.exec(before)?.[1];
  const socket = new WebSocket(`${new URL(page).origin.replace(/^http/, 'ws')}/?since=${since}`);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const words = `Saved at ${performance.now()}.`;
  const text = readFileSync(file, 'utf8');
  const used = processorTime(child.pid);
  const told = new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      if (String(data).includes('reload')) resolve();
    });
  });
  const started = performance.now();
  writeFileSync(file, `${text}\n${words}\n`);
  await told;
  const toldAt = performance.now();
  const after = await (await fetch(page)).text();
  const shownAt = performance.now();
  if (!after.includes(words)) throw new Error(`${page} does not show what was saved.`);
  socket.close();
  const cpu = processorTime(child.pid);
  return {
    told: toldAt - started,
    shown: shownAt - started,
    ...(used === undefined || cpu === undefined ? {} : { cpu: cpu - used }),
  };
}

/** Milliseconds of processor time that a process has used, in ticks of a hundredth; `undefined` where the system does not say. */
function processorTime(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux') return undefined;
  // The name of the program stands in brackets and may hold blanks; the times are the 12th and 13th after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
