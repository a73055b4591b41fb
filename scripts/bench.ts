/**
 * `npm run bench`: makes a valid estate and times `check` and `build` over it as whole processes, as people run them; with
 * `--pdf` the printing of its guides instead, with `--since` and `--watch` the checks of one guide that is saved, with
 * `--start` how long a save takes until the browser has the page.
 * Peak memory is what the kernel counted for the process (`maxRSS`), which the process reports as it ends.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { commitAll, guideToChange, saveGuide, timeWatch } from './bench-changes.ts';
import { benchDate, benchEstate } from './bench-estate.ts';
import { runPrinting } from './bench-pdf.ts';
import { runSaves } from './bench-start.ts';
import { exitCodes } from './exit-codes.ts';
import { packageRoot } from './shipped-data.ts';

interface BenchOptions {
  guides: number;
  seed: number;
  runs: number;
  pdf?: boolean;
  start?: boolean;
  since?: boolean;
  watch?: boolean;
  write?: string;
}

/** One run: times in milliseconds, memory in bytes. */
interface Run {
  wall: number;
  cpu: number;
  memory: number;
}

/** Milliseconds: files of authors are older than that, and a younger one is looked at each time. */
const SETTLED_MS = 2500;

const program = new Command('bench')
  .description('Time check and build over a made-up estate of valid guides.')
  .option('--guides <number>', 'how many guides', positive, 1000)
  .option('--seed <number>', 'which estate of that size', positive, 1)
  .option('--runs <number>', 'how often each command runs', positive, 5)
  .option('--pdf', 'time the printing of the guides instead')
  .option('--since', 'time `check --since HEAD` after a guide was saved instead')
  .option('--watch', 'time from a save of a guide to the report of `check --watch` instead')
  .option('--start', 'time saves of guides while `opsguide start` shows the site instead')
  .option('--write <dir>', 'only write the estate into this folder')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? exitCodes.clean : exitCodes.usage))
  .parse();

const { guides, seed, runs, pdf, since, watch, start, write } = program.opts<BenchOptions>();
const files = benchEstate({ guides, seed });
if (write !== undefined) writeEstate(write);
else await inFolder(measurement());

function measurement(): (folder: string) => Promise<void> {
  if (pdf) return measurePrinting;
  if (since) return measureSince;
  if (watch) return measureWatch;
  return start ? measureSaves : measure;
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'opsguide-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function announce(): void {
  const runsSaid = runs === 1 ? 'One run' : `Median of ${runs} runs`;
  console.log(`${runsSaid} on ${availableParallelism()} cores with Node ${process.versions.node}.\n`);
}

async function measure(folder: string): Promise<void> {
  const content = join(folder, 'content');
  const output = join(folder, 'site');
  const common = ['--content', content, '--date', benchDate];
  writeEstate(content);
  announce();
  console.log(tableRow(['', 'time', 'fastest', 'processor', 'peak memory']));
  console.log(tableRow(['check', ...summary(await times(() => runCommand(['check', ...common])))]));
  const build = () => {
    rmSync(output, { recursive: true, force: true });
    return runCommand(['build', ...common, '--output', output]);
  };
  console.log(tableRow(['build', ...summary(await times(build))]));
}

async function measureSince(folder: string): Promise<void> {
  const content = join(folder, 'content');
  const guide = guideToChange(files);
  const environment = { OPSGUIDE_CACHE: join(folder, 'cache') };
  writeEstate(content);
  commitAll(content);
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  announce();
  console.log(tableRow(['', 'time', 'fastest', 'processor', 'peak memory']));
  let saves = 0;
  const check = () => {
    saves += 1;
    saveGuide(content, guide, saves);
    return runCommand(['check', '--content', content, '--date', benchDate, '--since', 'HEAD'], environment);
  };
  console.log(tableRow(['first', ...summary([await check()])]));
  // The first run looked at every file, and this one remembers them.
  await check();
  console.log(tableRow(['since', ...summary(await times(check))]));
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  console.log(
    tableRow([
      'empty',
      ...summary(await times(() => runCommand(['check', '--content', empty], environment))),
    ]),
  );
}

async function measureWatch(folder: string): Promise<void> {
  const content = join(folder, 'content');
  writeEstate(content);
  announce();
  const { first, saved } = await timeWatch(content, guideToChange(files), runs);
  console.log(tableRow(['', 'time', 'fastest']));
  console.log(tableRow(['first', seconds(first), '']));
  console.log(tableRow(['saved', milliseconds(median(saved)), milliseconds(Math.min(...saved))]));
}

async function measurePrinting(folder: string): Promise<void> {
  const content = join(folder, 'content');
  writeEstate(content);
  announce();
  const done = await times(() => runPrinting(content, guides));
  const each = median(done.flatMap((run) => run.milliseconds));
  const perSecond = median(done.map(({ printed, wall }) => (printed / wall) * 1000));
  console.log(tableRow(['', 'each, median', 'pages each', 'a second', 'whole time']));
  const wall = seconds(median(done.map((run) => run.wall)));
  const pages = median(done.map((run) => run.pages / run.printed)).toFixed(1);
  console.log(tableRow(['print', milliseconds(each), pages, perSecond.toFixed(1), wall]));
  const quarters = [0, 1, 2, 3].map((quarter) => Math.max(...done.map(({ memory }) => memory[quarter] ?? 0)));
  if (quarters.includes(0)) return;
  console.log('\nMost memory of all processes together, by what was printed until then:\n');
  console.log(
    tableRow(['', ...quarters.map((_, quarter) => String(Math.round(((quarter + 1) * guides) / 4)))]),
  );
  console.log(tableRow(['memory', ...quarters.map(megabytes)]));
}

async function measureSaves(folder: string): Promise<void> {
  const content = join(folder, 'content');
  writeEstate(content);
  announce();
  const saves = await runSaves({ content, output: join(folder, 'site'), today: benchDate, runs });
  const row = (name: string, values: readonly number[]) =>
    console.log(
      tableRow([name, `${Math.round(median(values))} ms`, `${Math.round(Math.max(...values))} ms`]),
    );
  console.log(tableRow(['', 'median', 'slowest']));
  row(
    'told',
    saves.map(({ told }) => told),
  );
  row(
    'shown',
    saves.map(({ shown }) => shown),
  );
  const used = saves.flatMap(({ cpu }) => cpu ?? []);
  if (used.length > 0) row('cpu', used);
}

async function times<T>(run: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let count = 0; count < runs; count++) done.push(await run());
  return done;
}

function runCommand(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  const reporter = `import{writeSync}from"node:fs";process.on("exit",()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();writeSync(3,JSON.stringify({memory:maxRSS*1024,cpu:(userCPUTime+systemCPUTime)/1000}))})`;
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      // As the npm scripts and the bin run it.
      '--max-semi-space-size=16',
      `--import=data:text/javascript,${encodeURIComponent(reporter)}`,
      'scripts/opsguide.js',
      ...args,
    ],
    { cwd: packageRoot, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const texts = ['', '', '', ''];
  for (const number of [1, 2, 3])
    child.stdio[number]?.on('data', (chunk: Buffer) => {
      texts[number] += chunk.toString('utf8');
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const wall = performance.now() - started;
      if (code !== exitCodes.clean)
        reject(new Error(`${args[0]} ended with ${code}:\n${texts[1]}${texts[2]}`));
      else resolve({ wall, ...(JSON.parse(texts[3] ?? '') as Omit<Run, 'wall'>) });
    });
  });
}

function summary(done: readonly Run[]): string[] {
  const walls = done.map(({ wall }) => wall);
  return [
    seconds(median(walls)),
    seconds(Math.min(...walls)),
    seconds(median(done.map(({ cpu }) => cpu))),
    megabytes(Math.max(...done.map(({ memory }) => memory))),
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function seconds(time: number): string {
  return `${(time / 1000).toFixed(2)} s`;
}

function milliseconds(time: number): string {
  return `${Math.round(time)} ms`;
}

function tableRow(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(6) : cell.padStart(12))).join('');
}

function writeEstate(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    program.error(`${folder} is not empty. Name a new folder with --write.`);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const sizes = Object.entries(files).flatMap(([path, text]) =>
    path.startsWith('services/') ? [Buffer.byteLength(text)] : [],
  );
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  console.log(
    `${guides} guides of ${Math.round(mean).toLocaleString('en-GB')} bytes on average, seed ${seed}.`,
  );
}

function positive(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('Write a whole number above 0.');
  return Number(value);
}
