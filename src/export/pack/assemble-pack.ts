/** Export: the files of an evidence pack → the pack, with its introduction, manifest and checksums. */
import { type PackFacts, type PackManifest, packNames } from '../../model/pack.ts';
import { checksumText, sha256 } from './checksums.ts';
import { type ReadmeWords, readmeText } from './readme.ts';
import type { ArchiveFile } from './zip.ts';

/** A file of a pack, and what it is in words. */
export interface PackFile extends ArchiveFile {
  about: string;
}

/** Puts a pack together: everything that it holds but a signature, in the order of the archive. */
export function assemblePack(
  facts: PackFacts,
  files: readonly PackFile[],
  words: ReadmeWords,
): ArchiveFile[] {
  const readme = {
    name: packNames.readme,
    bytes: encode(
      readmeText(
        facts,
        files.map(({ name }) => name),
        words,
      ),
    ),
    about: words.say('pack.files.readme'),
  };
  const described = [readme, ...files];
  const manifest: PackManifest = {
    format: 'opsguide evidence pack',
    formatVersion: 1,
    ...facts,
    files: described.map(({ name, bytes, about }) => ({
      name,
      bytes: bytes.length,
      sha256: sha256(bytes),
      about,
    })),
  };
  const listed = [
    { name: readme.name, bytes: readme.bytes },
    { name: packNames.manifest, bytes: encode(`${JSON.stringify(manifest, undefined, 2)}\n`) },
    ...files.map(({ name, bytes }) => ({ name, bytes })),
  ];
  const [first, second, ...rest] = listed;
  const checksums = { name: packNames.checksums, bytes: encode(checksumText(listed)) };
  return [first, second, checksums, ...rest].flatMap((file) => file ?? []);
}

/** Adds a signature over the checksums, beside them. */
export function withSignature(files: readonly ArchiveFile[], signature: Uint8Array): ArchiveFile[] {
  return files.flatMap((file) =>
    file.name === packNames.checksums ? [file, { name: packNames.signature, bytes: signature }] : [file],
  );
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
