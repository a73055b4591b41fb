/**
 * Read: where content comes from. Reading takes this interface and not a path, so that a folder, a git revision and
 * files in memory are read in the same way.
 */

/** One thing found in the content, by path relative to its root with forward slashes. */
export interface SourceEntry {
  path: string;
  type: 'file' | 'symbolic-link' | 'other';
  /** Bytes; 0 for what is no file. */
  size: number;
  /** The same as long as nobody touches the file; absent where that is not known, or not asked for. */
  stamp?: string;
}

/** Content as a list of entries and their bytes. */
export interface ContentSource {
  /** Every entry, sorted by path; folders are walked, symbolic links are listed and not followed. */
  entries(): SourceEntry[];
  /** The bytes of a file that `entries` listed. @throws Error if it is gone or unreadable. */
  read(path: string): Uint8Array;
  /** A name that only these bytes have, such as that of a blob of git; a source without such names leaves it out. */
  version?(path: string): string | undefined;
}

/** The folder of a content folder that a site may be published into: it is never content. */
export const siteFolder = '_site';

/** True for a path, relative to the root, that is left out of content: a name that begins with a dot, and a site at the root. */
export function isLeftOut(path: string): boolean {
  return path === siteFolder || path.startsWith(`${siteFolder}/`) || /(?:^|\/)\./.test(path);
}

/** Content held in memory, by path. */
export function memorySource(files: Readonly<Record<string, string | Uint8Array>>): ContentSource {
  const encoder = new TextEncoder();
  const bytes = new Map(
    Object.entries(files).map(([path, value]) => [
      path,
      typeof value === 'string' ? encoder.encode(value) : value,
    ]),
  );
  return {
    entries: () =>
      [...bytes].map(([path, value]) => ({ path, type: 'file' as const, size: value.length })).sort(byPath),
    read(path) {
      const found = bytes.get(path);
      if (!found) throw new Error(`no such file: ${path}`);
      return found;
    },
  };
}

/** Orders entries by code unit of their path, which no locale changes. */
export function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
