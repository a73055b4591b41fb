/** A preview in a thread of its own, for who serves it. */
import { Worker } from 'node:worker_threads';
import { moduleEnding } from '../module-ending.ts';
import type { Answer, PreviewOptions, Saved } from './preview-site.ts';

/** A question to the thread, and what it tells. */
export interface Asked {
  id: number;
  ask:
    | { kind: 'open' }
    | { kind: 'save'; paths: ReadonlySet<string> | undefined }
    | { kind: 'settle' }
    | { kind: 'answer'; path: string };
}
export interface Told {
  id: number;
  value?: unknown;
  error?: { message: string; stack?: string; code?: string };
}

/** What was asked of a thread that was stopped meanwhile. */
export class PreviewEnded extends Error {}

/** The preview of a content folder. What is asked is answered in order; every promise fails once the thread has died. */
export interface PreviewThread {
  open(): Promise<Saved>;
  save(paths: ReadonlySet<string> | undefined): Promise<Saved | undefined>;
  settle(): Promise<void>;
  answer(path: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a thread. @param options with the module of `--extend`, if there is one */
export function startPreview(options: PreviewOptions & { extend?: string | undefined }): PreviewThread {
  const worker = new Worker(new URL(`./preview-worker${moduleEnding}`, import.meta.url), {
    workerData: options,
  });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let asked = 0;
  let dead: Error | undefined;
  const die = (error: Error) => {
    dead ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, value, error }: Told) => {
    const promise = waiting.get(id);
    waiting.delete(id);
    if (error) promise?.reject(Object.assign(new Error(error.message), error));
    else promise?.resolve(value as never);
  });
  worker.on('error', die);
  worker.on('exit', () => die(new PreviewEnded('The preview has ended.')));
  const ask = <T>(question: Asked['ask']): Promise<T> =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead);
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ id: asked, ask: question } satisfies Asked);
    });
  return {
    open: () => ask({ kind: 'open' }),
    save: (paths) => ask({ kind: 'save', paths }),
    settle: () => ask({ kind: 'settle' }),
    answer: (path) => ask({ kind: 'answer', path }),
    async stop() {
      await worker.terminate();
    },
  };
}
