/** Export, PDF: the fonts that ship, so that a document looks the same on every machine. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fontCoverage } from './font-coverage.ts';

/** Fonts, and the characters that every style of the text can show. */
export interface PrintFonts {
  files: string[];
  blobs: Uint8Array[];
  covers: ReadonlySet<number>;
}

const text = ['Regular', 'It', 'Semibold', 'SemiboldIt'].map(
  (style) => `source-sans/TTF/SourceSans3-${style}.ttf`,
);
const code = ['Regular', 'Semibold'].map((style) => `source-code-pro/TTF/SourceCodePro-${style}.ttf`);

/** Paths of the font files. */
export function printFontFiles(): string[] {
  return [...text, ...code].map((name) => fileURLToPath(import.meta.resolve(name)));
}

/** Reads the fonts. @throws Error if a package is missing */
export function loadPrintFonts(): PrintFonts {
  const files = printFontFiles();
  const blobs = files.map((path) => readFileSync(path));
  const styles = blobs.map(fontCoverage);
  // Text in one style must not lose a character in another; what only the font of code has is taken from there.
  const covers = new Set([...inEvery(styles.slice(0, text.length)), ...inEvery(styles.slice(text.length))]);
  return { files, blobs, covers };
}

function inEvery([first = new Set(), ...others]: Set<number>[]): number[] {
  return [...first].filter((code) => others.every((set) => set.has(code)));
}
