#!/usr/bin/env -S node --max-semi-space-size=16
/**
 * The command line of opsguide: `opsguide <command>`. Plain JavaScript, because Node does not keep what it makes of the module
 * that switches its cache on: for TypeScript it would load its compiler each time, which takes as long as starting.
 */
import modules from 'node:module';

/** The oldest Node that runs the rest, as `engines` of package.json says. */
const oldest = { major: 22, minor: 18 };
const [major = 0, minor = 0] = process.version.slice(1).split('.').map(Number);

// An older one would stop in the middle of loading, with words that only its makers understand.
if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
  console.error(
    `opsguide needs Node ${oldest.major}.${oldest.minor} or later, and this is Node ${process.version.slice(1)}. Install a newer one, for example from https://nodejs.org/, and try again.`,
  );
  process.exitCode = 2;
} else {
  // Half of a short run is Node reading our modules: it keeps what it made of them, and only later imports profit.
  modules.enableCompileCache();
  await import('./command-line.ts');
}
