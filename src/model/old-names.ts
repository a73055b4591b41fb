/**
 * Model: names that a thing had once. An alias of a page is an old name if the page says so: “It used to be called the
 * release passport.” Other aliases are words that people search for. @see S2.18
 */
import type { SourceDocument } from './content.ts';
import { proseLines } from './prose.ts';

/** A name that the document of a thing calls an old one. */
export interface OldName {
  name: string;
  /** Finds the name as a word of its own. */
  pattern: RegExp;
}

const OLD_NAME = /\b(?:formerly|used to be called|used to be known|old name|older name|once called)\b/i;

/** True if a line says that a name in it is old. */
export function saysOldName(line: string): boolean {
  return OLD_NAME.test(line);
}

/** Finds a name as a word of its own, in the capitals in which it is given. */
export function namePattern(name: string): RegExp {
  return new RegExp(`(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`);
}

/** The aliases of a document that its own text calls old, in order. */
export function oldNames(document: SourceDocument, aliases: readonly string[] | undefined): OldName[] {
  // Most documents say nothing of the kind; their lines need not be looked at.
  if (!aliases || !OLD_NAME.test(document.body.text)) return [];
  const lines = proseLines(document).filter(({ text }) => OLD_NAME.test(text));
  return aliases
    .map((name) => ({ name, pattern: namePattern(name) }))
    .filter(({ pattern }) => lines.some(({ text }) => pattern.test(text)));
}
