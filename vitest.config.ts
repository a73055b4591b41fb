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
    // Limits end what hangs, and nothing else: site tests build the worked example and open it in a browser, and on a
    // machine that others use too this takes many times as long.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
