/**
 * `npm run bench`: makes a valid estate and times `check` and `build` over it as whole processes, as people run them; with
 * `--pdf` the printing of its guides instead, with `--start` how long a save takes until the browser has the page.
 * Peak memory is what the kernel counted for the process (`maxRSS`), which the process reports as it ends.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
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
  write?: string;
}

/** One run: times in milliseconds, memory in bytes. */
interface Run {
  wall: number;
  cpu: number;
  memory: number;
}

const program = new Command('bench')
  .description('Time check and build over a made-up estate of valid guides.')
  .option('--guides <number>', 'how many guides', positive, 1000)
  .option('--seed <number>', 'which estate of that size', positive, 1)
  .option('--runs <number>', 'how often each command runs', positive, 5)
  .option('--pdf', 'time the printing of the guides instead')
  .option('--start', 'time saves of guides while `opsguide start` shows the site instead')
  .option('--write <dir>', 'only write the estate into this folder')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? exitCodes.clean : exitCodes.usage))
  .parse();

const { guides, seed, runs, pdf, start, write } = program.opts<BenchOptions>();
const files = benchEstate({ guides, seed });
if (write !== undefined) writeEstate(write);
else await inFolder(pdf ? measurePrinting : start ? measureSaves : measure);

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

async function measurePrinting(folder: string): Promise<void> {
  const content = join(folder, 'content');
  writeEstate(content);
  announce();
  const done = await times(() => runPrinting(content, guides));
  const each = median(done.flatMap(({ milliseconds }) => milliseconds));
  const perSecond = median(done.map(({ printed, wall }) => (printed / wall) * 1000));
  console.log(tableRow(['', 'each, median', 'a second', 'whole time']));
  const wall = seconds(median(done.map((run) => run.wall)));
  console.log(tableRow(['print', `${Math.round(each)} ms`, perSecond.toFixed(1), wall]));
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

function runCommand(args: readonly string[]): Promise<Run> {
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
    { cwd: packageRoot, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
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

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
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
