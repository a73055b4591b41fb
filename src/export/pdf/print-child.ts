/**
 * Export, PDF: the process that holds the engine. It prints one document after the other with one compiler, and is ended
 * from outside when it takes too long: the engine cannot be interrupted, and a fault in it ends its process.
 */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ChildSettings, PrintAnswer, PrintOrder } from './print-messages.ts';

const settings = JSON.parse(process.argv[2] ?? '') as ChildSettings;
const template = readFileSync(settings.template, 'utf8');
// A folder that is never made: the engine finds what it is handed, and no file of this computer.
const nowhere = join(tmpdir(), 'opsguide-print-nothing');
const compiler = NodeCompiler.create({
  workspace: nowhere,
  fontArgs: [{ fontBlobs: settings.fonts.map((path) => readFileSync(path)) }],
});
new Worker(new URL(`./memory-guard${extname(import.meta.filename)}`, import.meta.url), {
  workerData: settings.memoryLimit,
}).unref();

process.on('message', (order: PrintOrder) => {
  send(print(order));
  setImmediate(forget);
});
process.on('disconnect', () => process.exit());
send({ type: 'ready', engine: 'typst' });

function print({ document, source, images }: PrintOrder): PrintAnswer {
  const place = (name: string, bytes: Uint8Array) =>
    compiler.mapShadow(join(nowhere, name), Buffer.from(bytes));
  try {
    place('document.json', document);
    place('source', source);
    for (const { path, bytes } of images) place(path, bytes);
    const compiled = compiler.compile({ mainFileContent: template });
    const { result } = compiled;
    if (!result) return refused(compiled.takeError()?.shortDiagnostics ?? []);
    const bytes = compiler.pdf(result, { pdfStandard: 'a-3a' });
    return { type: 'printed', bytes, pages: result.numOfPages, memory: process.memoryUsage.rss() };
  } catch (error) {
    return refused([{ message: exportMessage(error) }]);
  } finally {
    compiler.resetShadow();
  }
}

/** What the engine says when it refuses to write a file: its words stand in the text of a structure. */
function exportMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /message: "((?:[^"\\]|\\.)*)"/.exec(text)?.[1]?.replaceAll('\\"', '"') ?? text;
}

/**
 * Gives back the memory of the last document, once the event loop has had its turn. The engine's documents are large,
 * but to Node they look small, so that it would let dozens of them pile up.
 */
function forget(): void {
  // Documents have little in common: what the engine remembers of one helps the next less than looking through it costs.
  compiler.evictCache(0);
  // What a document leaves behind is young, and looking only through that takes a fifth of the time.
  globalThis.gc?.({ type: 'minor' });
}

function refused(diagnostics: readonly { message?: string }[]): PrintAnswer {
  // Where in the template it happened says nothing to the author, nor does a folder that does not exist.
  const reasons = diagnostics.flatMap(({ message = '' }) => (/^while /.test(message) ? [] : [message]));
  const messages = new Set(reasons.map((message) => message.replace(/ \(searched at .*\)$/, '')));
  return {
    type: 'problems',
    problems: [...messages].map((message) => ({ reason: 'refused', message })),
    memory: process.memoryUsage.rss(),
  };
}

function send(answer: PrintAnswer): void {
  process.send?.(answer);
}
