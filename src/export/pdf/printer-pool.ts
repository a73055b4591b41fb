/**
 * Export, PDF: a printer that spreads documents over child processes. A document that hangs, fills the memory or breaks
 * the engine costs itself and its child; another child takes its place and the others go on.
 */
import { isPrinted, type PdfPrinter, type Printed, type PrintProblem } from './pdf-printer.ts';
import type { PrintOrder } from './print-messages.ts';
import { type PrintProcess, startPrintProcess } from './print-process.ts';

/** How a pool is set up. */
export interface PoolOptions {
  /** Children at most; one is started when there is work for it. */
  processes: number;
  /** Milliseconds that one document may take. */
  timeLimit?: number;
  /** Bytes of memory that one child may hold. */
  memoryLimit?: number;
  /** Told how long each document was with a child that was ready for it, and how many pages it has if it was printed. */
  onPrinted?: (milliseconds: number, pages: number) => void;
}

/** A guide takes a tenth of a second, a table of ten thousand rows some seconds; a busy machine takes longer. */
const TIME_LIMIT = 120_000;
const MEMORY_LIMIT = 1_500_000_000;

interface Waiting {
  order: PrintOrder;
  resolve(result: Printed | PrintProblem[]): void;
  reject(error: unknown): void;
}

/** Makes a printer. What it is asked to print is refused with `PrinterUnavailable` where the engine does not start. */
export function printerPool(options: PoolOptions): PdfPrinter {
  const { processes, timeLimit = TIME_LIMIT, memoryLimit = MEMORY_LIMIT } = options;
  const queue: Waiting[] = [];
  const resting: PrintProcess[] = [];
  const working = new Set<Promise<void>>();
  let active = 0;

  /** Prints what waits until nothing does, with one child after the other. */
  async function work(): Promise<void> {
    let child = resting.pop();
    for (let job = queue.shift(); job; job = queue.shift()) {
      try {
        child ??= await startPrintProcess(memoryLimit);
        const started = performance.now();
        const { result, spent } = await child.print(job.order, timeLimit);
        options.onPrinted?.(performance.now() - started, isPrinted(result) ? result.pages : 0);
        if (spent) child = undefined;
        job.resolve(result);
      } catch (error) {
        child = undefined;
        job.reject(error);
      }
    }
    if (child) resting.push(child);
    // In the same turn in which the queue was found empty, so that what comes next finds a worker or starts one.
    active -= 1;
  }

  return {
    print: ({ document, source, images }) =>
      new Promise((resolve, reject) => {
        const order = { document: Buffer.from(JSON.stringify(document)), source, images };
        queue.push({ order, resolve, reject });
        if (active >= processes) return;
        active += 1;
        const worker = work().finally(() => working.delete(worker));
        working.add(worker);
      }),
    async close() {
      await Promise.all(working);
      for (const child of resting.splice(0)) child.end();
    },
  };
}
