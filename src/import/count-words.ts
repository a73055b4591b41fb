/** Import: the words before and after, so that none is lost unsaid. */
import type { ImportedFile } from './imported-file.ts';
import type { FileReport } from './report.ts';
import { wordsMissing, wordsOf } from './words.ts';

/** Counts words, and looks for any that are neither in the new files nor among what was changed. */
export function countWords(report: FileReport, before: string, files: readonly ImportedFile[]): void {
  const texts = files.flatMap((file) => ('text' in file && report.to.includes(file.path) ? [file.text] : []));
  const after = wordsOf(unescaped(texts.join('\n')));
  const all = wordsOf(unescaped(before));
  report.words = { before: all.length, after: after.length };
  const noted = [...report.changed.map(({ was }) => was), ...report.left.map(({ text }) => text)].flatMap(
    (text) => wordsOf(unescaped(text)),
  );
  report.lost = texts.length === 0 ? [] : wordsMissing(wordsMissing(all, after), noted);
}

/** Escapes of quoted YAML as what they mean, so that `caf\\u00e9` and `café` are one word. */
function unescaped(text: string): string {
  return text.includes('\\')
    ? text
        .replace(/\\[nrt]/g, ' ')
        .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/gi, (_, two: string, four: string) =>
          String.fromCharCode(Number.parseInt(two ?? four, 16)),
        )
    : text;
}
