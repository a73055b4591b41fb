/**
 * The thread that holds a preview. Its modules are its own: a new thread runs our code and templates as they are now, which
 * the process that serves the preview could not load again.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { PreviewOptions } from './preview-site.ts';
import type { Asked, Told } from './preview-thread.ts';

const { extend, ...options } = workerData as PreviewOptions & { extend?: string };
if (extend !== undefined) {
  const { loadExtension } = await import('../extension.ts');
  await loadExtension(extend, options.folder.path);
}
const { previewSite } = await import('./preview-site.ts');
const site = previewSite(options);

parentPort?.on('message', ({ id, ask }: Asked) => {
  parentPort?.postMessage({ id, ...tell(ask) } satisfies Told);
});

function tell(ask: Asked['ask']): Omit<Told, 'id'> {
  try {
    switch (ask.kind) {
      case 'open':
        return { value: site.open() };
      case 'save':
        return { value: site.save(ask.paths) };
      case 'settle':
        return { value: site.settle() };
      default:
        return { value: site.answer(ask.path) };
    }
  } catch (error) {
    const { stack, message, code, errno } = error as NodeJS.ErrnoException;
    // Faults of ours have codes too, but no number of the system.
    const ofSystem = code !== undefined && errno !== undefined;
    return { error: { message, ...(stack ? { stack } : {}), ...(ofSystem ? { code } : {}) } };
  }
}
