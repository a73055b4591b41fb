#!/usr/bin/env -S node --max-semi-space-size=16
/** The command line of opsguide: `opsguide <command>`. */
import { enableCompileCache } from 'node:module';

// Half of a short run is Node reading our modules: it keeps what it made of them, and only later imports profit.
enableCompileCache();
await import('./command-line.ts');
