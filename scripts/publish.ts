/**
 * Publishes a folder safely: everything is written beside the output and put in its place by renaming, so that a failed
 * or killed build leaves the site that was there.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { siteFolder } from '../src/read/content-source.ts';
import { UsageError } from './exit-codes.ts';
import { packageRoot } from './shipped-data.ts';

/** The file by which opsguide knows an output folder that it made. */
const MARKER = '.opsguide';
const MARKER_TEXT = 'This folder was made by opsguide. It is replaced by the next build.\n';

/** An output folder under construction. */
export interface Staging {
  path: string;
  /** Puts it in the place of the output. */
  publish(): void;
  /** Throws it away; does nothing after `publish`. */
  discard(): void;
}

/**
 * Opens a folder beside the output to write into.
 * @throws UsageError if the output is not ours, holds the content, is held by it, or cannot be written
 */
export function openStaging(output: string, contentFolder: string): Staging {
  // An output that is a symbolic link is published where it leads: renaming would replace the link.
  const target = realPath(resolve(output));
  refuseOverlap(target, contentFolder, output);
  refuseForeign(target, output);
  const parent = dirname(target);
  const name = basename(target);
  try {
    mkdirSync(parent, { recursive: true });
    recover(parent, name);
    const path = join(parent, `.${name}.staging-${process.pid}`);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
    writeFileSync(join(path, MARKER), MARKER_TEXT);
    return stagingAt(path, target, join(parent, `.${name}.previous-${process.pid}`));
  } catch (error) {
    throw new UsageError(`The folder ${output} cannot be written: ${(error as Error).message}`);
  }
}

function stagingAt(path: string, target: string, previous: string): Staging {
  return {
    path,
    publish() {
      // Folders cannot be swapped in one step: the old one steps aside, and the next build puts it back if we die here.
      if (existsSync(target)) renameSync(target, previous);
      renameSync(path, target);
      rmSync(previous, { recursive: true, force: true });
    },
    discard: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Clears what builds that died left behind, and puts back a site that one of them had moved aside. */
function recover(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    const match = entry.startsWith(`.${name}.`)
      ? /^\.(staging|previous)-(\d+)$/.exec(entry.slice(name.length + 1))
      : null;
    if (!match || isOther(Number(match[2]))) continue;
    if (match[1] === 'previous' && !existsSync(join(parent, name)))
      renameSync(join(parent, entry), join(parent, name));
    else rmSync(join(parent, entry), { recursive: true, force: true });
  }
}

/** True for a build that still runs. Our own number can only be that of one that died: we have made nothing yet. */
function isOther(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function refuseOverlap(target: string, contentFolder: string, output: string): void {
  const real = realPath(target);
  for (const [folder, what] of [
    [realPath(packageRoot), 'opsguide itself'],
    [realPath(contentFolder), 'content'],
  ] as const) {
    if (contains(real, folder))
      throw new UsageError(`The output folder ${output} holds ${what}. Choose another folder with --output.`);
    if (what === 'content' && contains(folder, real) && real !== join(folder, siteFolder))
      throw new UsageError(
        `The output folder ${output} lies inside the content. Choose the folder ${siteFolder} of the content, or one outside it, with --output.`,
      );
  }
}

function contains(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (!path.startsWith('..') && !path.startsWith('/') && !/^[A-Za-z]:/.test(path));
}

/** The real path of a folder that may not exist yet. */
function realPath(path: string): string {
  return existsSync(path)
    ? realpathSync(path)
    : dirname(path) === path
      ? path
      : join(realPath(dirname(path)), basename(path));
}

function refuseForeign(target: string, output: string): void {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory())
    throw new UsageError(`${output} is a file, not a folder. Choose another with --output.`);
  const marker = join(target, MARKER);
  const ours = existsSync(marker) && readFileSync(marker, 'utf8') === MARKER_TEXT;
  if (!ours && readdirSync(target).length > 0)
    throw new UsageError(
      `The folder ${output} holds files that opsguide did not make, and they would be lost. Empty it yourself, or choose another with --output.`,
    );
}
