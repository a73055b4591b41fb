/** Vitest for what takes too long for every run: `npm run test:brands`. */
import { defineConfig } from 'vitest/config';
import usual from '../vitest.config.ts';

export default defineConfig({
  ...usual,
  root: '.',
  test: { ...usual.test, include: ['test/**/*.slow.ts'] },
});
