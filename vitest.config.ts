import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**', 'node_modules/**'],
    globalSetup: ['test/support/temporary-folder.ts'],
    // A process each, so that a test may change folder or environment without harming its neighbour.
    pool: 'forks',
    // One less than the cores would leave a two-core machine with a single worker.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Site tests build the whole worked example and open it in a browser.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // A browser on a busy machine takes longer than a second to show what a script did.
    expect: { poll: { timeout: 15_000 } },
  },
});
