/** The real engine in real child processes: what it prints, and what becomes of a document that harms its process. */
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isPrinted, type PdfPrinter, type Printed } from '../../../src/export/pdf/pdf-printer.ts';
import type { PrintJob } from '../../../src/export/pdf/print-document.ts';
import { PrinterUnavailable } from '../../../src/export/pdf/print-process.ts';
import { type PoolOptions, printerPool } from '../../../src/export/pdf/printer-pool.ts';
import { temporaryFolder } from '../../support/build-site.ts';
import { shortJob } from '../../support/print.ts';

const open: PdfPrinter[] = [];

function pool(options: Partial<PoolOptions> = {}): PdfPrinter {
  const printer = printerPool({ processes: 2, ...options });
  open.push(printer);
  return printer;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((printer) => printer.close()));
});

async function printed(printer: PdfPrinter, job: PrintJob): Promise<Printed> {
  const result = await printer.print(job);
  if (!isPrinted(result)) throw new Error(result.map(({ message }) => message).join());
  return result;
}

const hash = ({ bytes }: Printed) => createHash('sha256').update(bytes).digest('hex');

/** The engine breaks down over an attachment without a byte. */
function breakdown(): PrintJob {
  return { ...shortJob('Breaks'), source: new Uint8Array() };
}

/** Lays out for longer than any test waits. */
function endless(): PrintJob {
  const row = [['word '.repeat(100)], ['word '.repeat(100)]];
  const column = { width: 1, align: 'start' as const };
  return shortJob('Endless', [
    {
      type: 'table',
      columns: [column, column],
      header: [['a'], ['b']],
      rows: Array.from({ length: 60_000 }, () => row),
      rowHeaders: false,
      scale: 1,
      long: false,
    },
  ]);
}

describe('printerPool', () => {
  it('prints PDF, with the number of its pages', async () => {
    const printer = pool();
    const long = Array.from({ length: 200 }, () => ({ type: 'paragraph' as const, content: ['Line.'] }));
    const short = await printed(printer, shortJob('Short'));
    expect(Buffer.from(short.bytes.subarray(0, 8)).toString('latin1')).toBe('%PDF-1.7');
    expect(short.pages).toBe(1);
    expect((await printed(printer, shortJob('Long', long))).pages).toBeGreaterThan(2);
  });

  it('gives the same bytes in another process, after another document, and at another time', async () => {
    const [one, other] = [pool({ processes: 1 }), pool({ processes: 1 })];
    const first = hash(await printed(one, shortJob('Same')));
    await printed(other, shortJob('Before', [{ type: 'code', texts: ['ls'] }]));
    const before = process.env.TZ;
    process.env.TZ = 'Pacific/Kiritimati';
    const third = pool({ processes: 1 });
    try {
      expect(hash(await printed(other, shortJob('Same')))).toBe(first);
      expect(hash(await printed(third, shortJob('Same')))).toBe(first);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('prints many at once, each for who asked', async () => {
    const printer = pool();
    const titles = Array.from({ length: 30 }, (_, index) => `Document ${index}`);
    const results = await Promise.all(titles.map((title) => printed(printer, shortJob(title))));
    expect(new Set(results.map(hash)).size).toBe(titles.length);
  });

  it('says what the engine refuses, and goes on with the same process', async () => {
    const printer = pool({ processes: 1 });
    const refused = shortJob('Refused', [{ type: 'image', path: 'absent.png', alt: 'Absent', width: 1 }]);
    expect(await printer.print(refused)).toMatchObject([{ reason: 'refused' }]);
    expect((await printed(printer, shortJob('After'))).pages).toBe(1);
  });

  it('loses one document to a breakdown of the engine, and prints the others', async () => {
    const printer = pool();
    const results = await Promise.all(
      [shortJob('a'), breakdown(), shortJob('b'), breakdown(), shortJob('c')].map((job) =>
        printer.print(job),
      ),
    );
    expect(results.map(isPrinted)).toEqual([true, false, true, false, true]);
    expect(results[1]).toMatchObject([{ reason: 'crash' }]);
  });

  it('ends a document that takes too long, and prints the others', async () => {
    const printer = pool({ timeLimit: 2000 });
    const results = await Promise.all(
      [endless(), shortJob('a'), shortJob('b')].map((job) => printer.print(job)),
    );
    expect(results.map(isPrinted)).toEqual([false, true, true]);
    expect(results[0]).toEqual([{ reason: 'time', message: 'it was not done after 2 seconds' }]);
  });

  it('ends a document that takes too much memory, and prints the others', async () => {
    const printer = pool({ memoryLimit: 400_000_000 });
    const results = await Promise.all(
      [endless(), shortJob('a'), shortJob('b')].map((job) => printer.print(job)),
    );
    expect(results.map(isPrinted)).toEqual([false, true, true]);
    expect(results[0]).toMatchObject([{ reason: 'memory' }]);
  });

  it('takes work again after it has rested', async () => {
    const printer = pool();
    for (let index = 0; index < 5; index++) {
      await printed(printer, shortJob(`Document ${index}`));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await printer.close();
    expect((await printed(printer, shortJob('After closing'))).pages).toBe(1);
  });

  it('says in a sentence why the engine does not start, and what to do', async () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'no-engine-'));
    const node = join(folder, 'node');
    writeFileSync(
      node,
      "#!/bin/sh\nprintf 'Error: Failed to load native binding\\n    at Object.<anonymous> (x.js:1:1)\\n' >&2\nexit 1\n",
      { mode: 0o755 },
    );
    const before = process.execPath;
    process.execPath = node;
    try {
      const refused = await pool()
        .print(shortJob('Any'))
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(PrinterUnavailable);
      expect((refused as Error).message).toContain('It says: Failed to load native binding. ');
      expect((refused as Error).message).toContain('A build without --pdf and --packs needs no engine.');
      expect((refused as Error).message).not.toContain('Object.<anonymous>');
    } finally {
      process.execPath = before;
    }
  });
});
