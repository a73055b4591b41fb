/** Import: one file of the content that is made. */

/** A file of the new content: a text, or a copy of an old file. */
export type ImportedFile = { path: string; text: string } | { path: string; copyOf: string };
