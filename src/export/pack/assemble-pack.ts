/** Export: the files of an evidence pack → the pack, with its introduction, manifest and checksums. */
import { type PackFacts, type PackManifest, packNames } from '../../model/pack.ts';
import { checksumLine, sha256 } from './checksums.ts';
import { type ReadmeWords, readmeText } from './readme.ts';
import { type ArchiveFile, type PackedFile, packFile } from './zip.ts';

/** A file of a pack, and what it is in words. */
export interface PackFile extends ArchiveFile {
  about: string;
}

/**
 * Puts a pack together: everything that it holds but a signature, in the order of the archive. Takes one file after the
 * other and keeps it packed, so that a pack of a thousand services does not fill the memory.
 */
export function assemblePack(facts: PackFacts, files: Iterable<PackFile>, words: ReadmeWords): PackedFile[] {
  const packed: PackedFile[] = [];
  const described: PackManifest['files'] = [];
  const describe = ({ name, bytes, about }: PackFile) => ({
    ...{ name, bytes: bytes.length, sha256: sha256(bytes), about },
  });
  for (const file of files) {
    packed.push(packFile(file));
    described.push(describe(file));
  }
  const readme: PackFile = {
    name: packNames.readme,
    bytes: encode(
      readmeText(
        facts,
        described.map(({ name }) => name),
        words,
      ),
    ),
    about: words.say('pack.files.readme'),
  };
  const manifest: PackManifest = {
    format: 'opsguide evidence pack',
    formatVersion: 1,
    ...facts,
    files: [describe(readme), ...described],
  };
  const manifestFile = {
    name: packNames.manifest,
    bytes: encode(`${JSON.stringify(manifest, undefined, 2)}\n`),
  };
  const [first, ...rest] = manifest.files;
  const sums = [first, { name: manifestFile.name, sha256: sha256(manifestFile.bytes) }, ...rest].flatMap(
    (file) => file ?? [],
  );
  const checksums = { name: packNames.checksums, bytes: encode(sums.map(checksumLine).join('')) };
  return [...[readme, manifestFile, checksums].map(packFile), ...packed];
}

/** Adds a signature over the checksums, beside them. */
export function withSignature<File extends { name: string }>(
  files: readonly File[],
  signature: File,
): File[] {
  return files.flatMap((file) => (file.name === packNames.checksums ? [file, signature] : [file]));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
