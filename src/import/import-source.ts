/** Import: the folder that is imported, as the edge of the program hands it over. */

/** One thing in the folder that is imported, by path relative to it with forward slashes. */
export interface ImportEntry {
  path: string;
  type: 'file' | 'symbolic-link' | 'other';
  size: number;
}

/** The folder that is imported. */
export interface ImportSource {
  /** Every entry, sorted by path. */
  entries(): readonly ImportEntry[];
  /** The bytes of a file. @throws Error if it cannot be read, which is reported */
  read(path: string): Uint8Array;
}

/** Most bytes of a text that is looked at. */
export const mostTextBytes = 900_000;
