/**
 * Export, PDF: a thread that watches the memory of its process, because the engine does not come back to ask while it
 * works. Ends the process with SIGTERM when it holds too much.
 */
import { workerData } from 'node:worker_threads';

/** Milliseconds between two looks: long enough to cost nothing, short enough to catch a picture that unfolds. */
const EVERY = 100;

const limit = workerData as number;
setInterval(() => {
  if (process.memoryUsage.rss() > limit) process.kill(process.pid, 'SIGTERM');
}, EVERY);
