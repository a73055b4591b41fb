/** Export, PDF: one child process that prints, as its parent sees it: one order at a time, ended when it takes too long. */
import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Printed, PrintProblem } from './pdf-printer.ts';
import { printFontFiles } from './print-fonts.ts';
import type { ChildSettings, PrintAnswer, PrintOrder } from './print-messages.ts';

/** The engine does not start on this computer. */
export class PrinterUnavailable extends Error {}

/** A child that waits for orders. */
export interface PrintProcess {
  /**
   * Prints one document. `spent` says that the child has ended, or holds so much memory that it should: it takes no
   * further order.
   */
  print(order: PrintOrder, timeLimit: number): Promise<{ result: Printed | PrintProblem[]; spent: boolean }>;
  end(): void;
}

/** The template: a change to it changes every document. */
export const templateFile: string = fileURLToPath(new URL('./template.typ', import.meta.url));

const childFile = fileURLToPath(new URL(`./print-child${extname(import.meta.filename)}`, import.meta.url));
/** Milliseconds in which the engine must be loaded. */
const START_LIMIT = 60_000;
/**
 * A child that holds more than this after a document is replaced before its next one. It begins with 130 MB and grows by
 * some six with every hundred guides, so that a long run stays as small as a short one.
 */
const KEEP_BELOW = 250_000_000;
/** Characters of what a child complains of before it ends, from the end. */
const LAST_WORDS = 6000;

/** Starts a child. @throws PrinterUnavailable if the engine does not start */
export async function startPrintProcess(memoryLimit: number): Promise<PrintProcess> {
  const settings: ChildSettings = { template: templateFile, fonts: printFontFiles(), memoryLimit };
  const child = fork(childFile, [JSON.stringify(settings)], {
    // Bytes cross as bytes, not as text.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--expose-gc'],
    // Each child has a core: threads within it would only take memory and each other's turn.
    env: {
      ...process.env,
      RAYON_NUM_THREADS: '1',
      MALLOC_ARENA_MAX: '2',
      NODE_OPTIONS: '',
      ...compileCache(),
    },
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-LAST_WORDS);
  });
  const ready = await answerOf(child, START_LIMIT);
  if (!('type' in ready) || ready.type !== 'ready') {
    child.kill('SIGKILL');
    throw new PrinterUnavailable(unavailable(complaint));
  }
  return {
    async print(order, timeLimit) {
      child.send(order);
      const answer = await answerOf(child, timeLimit);
      if (!('type' in answer)) return { result: [problemOf(answer, timeLimit, complaint)], spent: true };
      if (answer.type === 'ready') throw new Error('the child said twice that it is ready');
      const spent = answer.memory > KEEP_BELOW;
      if (spent) child.disconnect();
      if (answer.type === 'problems') return { result: answer.problems, spent };
      return { result: { bytes: answer.bytes, pages: answer.pages }, spent };
    },
    end: () => {
      if (child.connected) child.disconnect();
    },
  };
}

/** Why the engine does not start and what to do, without the stack. */
function unavailable(complaint: string): string {
  const why = /^(?:\w*Error): (.*)$/m.exec(complaint)?.[1];
  return [
    `PDFs cannot be made on this computer (${process.platform} ${process.arch}): their engine does not start${why ? `. It says: ${why.replace(/\.$/, '')}` : ''}.`,
    'It comes in a package of its own for each platform. Run `npm ci` again; if your platform has none, make PDFs and packs on another, such as Linux x64. A build without --pdf and --packs needs no engine.',
  ].join(' ');
}

/** A child that finds its modules compiled need not load the compiler: some 25 MB less, twice over with its guard. */
function compileCache(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  // The folder of this version of Node stands in the one that is named.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

/** How a child ended instead of answering. */
interface Ended {
  late: boolean;
  signal: NodeJS.Signals | null;
}

/** What the child says next, or how it ends. A child that says nothing in time is ended. */
function answerOf(child: ChildProcess, timeLimit: number): Promise<PrintAnswer | Ended> {
  return new Promise((resolve) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, timeLimit);
    const settle = (result: PrintAnswer | Ended) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onError);
      resolve(result);
    };
    const onMessage = (answer: unknown) => settle(answer as PrintAnswer);
    const onExit = (_code: number | null, signal: NodeJS.Signals | null) => settle({ late, signal });
    const onError = () => settle({ late, signal: null });
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', onError);
    if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
  });
}

function problemOf({ late, signal }: Ended, timeLimit: number, complaint: string): PrintProblem {
  if (late)
    return { reason: 'time', message: `it was not done after ${Math.round(timeLimit / 1000)} seconds` };
  if (signal === 'SIGTERM')
    return { reason: 'memory', message: 'it needs more memory than one document may have' };
  const why = /panicked at [^\n]*\n?([^\n]*)/.exec(complaint)?.[1]?.trim();
  return { reason: 'crash', message: `the PDF engine broke down${why ? `: ${why}` : ''}` };
}
