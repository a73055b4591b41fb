/** Export: in which files two packs differ. */
import { packNames } from '../../model/pack.ts';
import { type ArchiveFile, type ArchiveProblem, type PackedFile, packFile } from './zip.ts';

/** What follows from every other file, and is named last. */
const SUMMARIES: ReadonlySet<string> = new Set([packNames.manifest, packNames.checksums]);

/** What a pack has otherwise than the one that was made again, in the order of the latter. A signature does not count. */
export function comparePacks(pack: readonly ArchiveFile[], again: readonly PackedFile[]): ArchiveProblem[] {
  const found: ArchiveProblem[] = [];
  const given = new Map(pack.map(({ name, bytes }) => [name, bytes]));
  for (const { name, packed, sizes } of again) {
    const bytes = given.get(name);
    if (!bytes) found.push({ name, message: 'is missing' });
    else if (bytes.length !== sizes.whole || Buffer.compare(packFile({ name, bytes }).packed, packed) !== 0)
      found.push({ name, message: 'is not the same' });
  }
  const expected = new Set(again.map(({ name }) => name));
  for (const { name } of pack)
    if (!expected.has(name) && name !== packNames.signature)
      found.push({ name, message: 'would not be in it' });
  const isSummary = ({ name }: ArchiveProblem) => name !== undefined && SUMMARIES.has(name);
  return [...found.filter((one) => !isSummary(one)), ...found.filter(isSummary)];
}
