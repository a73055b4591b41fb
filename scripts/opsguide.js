#!/usr/bin/env -S node --max-semi-space-size=16
/**
 * The command line of opsguide: `opsguide <command>`. Plain JavaScript, because Node does not keep what it makes of the module
 * that switches its cache on: for TypeScript it would load its compiler each time, which takes as long as starting.
 */
import { enableCompileCache } from 'node:module';

// Half of a short run is Node reading our modules: it keeps what it made of them, and only later imports profit.
enableCompileCache();
await import('./command-line.ts');
