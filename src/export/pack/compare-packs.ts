/** Export: in which files two packs differ. */
import { packNames } from '../../model/pack.ts';
import type { ArchiveFile, ArchiveProblem } from './zip.ts';

/** What follows from every other file, and is named last. */
const SUMMARIES: ReadonlySet<string> = new Set([packNames.manifest, packNames.checksums]);

/** What a pack has otherwise than the one that was made again, in the order of the latter. A signature does not count. */
export function comparePacks(pack: readonly ArchiveFile[], again: readonly ArchiveFile[]): ArchiveProblem[] {
  const found: ArchiveProblem[] = [];
  const given = new Map(pack.map(({ name, bytes }) => [name, bytes]));
  for (const { name, bytes } of again) {
    const other = given.get(name);
    if (!other) found.push({ name, message: 'is missing' });
    else if (Buffer.compare(other, bytes) !== 0) found.push({ name, message: 'is not the same' });
  }
  const expected = new Set(again.map(({ name }) => name));
  for (const { name } of pack)
    if (!expected.has(name) && name !== packNames.signature)
      found.push({ name, message: 'would not be in it' });
  const isSummary = ({ name }: ArchiveProblem) => name !== undefined && SUMMARIES.has(name);
  return [...found.filter((one) => !isSummary(one)), ...found.filter(isSummary)];
}
