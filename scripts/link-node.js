/**
 * Makes npm scripts run on the pinned Node where npm itself did not (versions before 11.6 drop the link again
 * when they skip the packages of other platforms). Runs after an install, on whatever Node the machine has,
 * hence plain JavaScript. On Windows, and on Apple silicon, npm's own result stands.
 */
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(import.meta.dirname, '..', 'node_modules');
const pinned = join(`node-${process.platform}-${process.arch}`, 'bin', 'node');
const link = join(modules, '.bin', 'node');

if (existsSync(join(modules, pinned)) && !existsSync(link)) symlinkSync(join('..', pinned), link);
