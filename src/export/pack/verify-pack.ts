/** Export: whether an evidence pack is what it was when it was made. */
import { manifestSchema, type PackManifest, packNames } from '../../model/pack.ts';
import { parseChecksums, sha256 } from './checksums.ts';
import { type ArchiveFile, type ArchiveProblem, readZip } from './zip.ts';

/** What was found in a pack. */
export interface Verification {
  /** Everything that is wrong, in order of name; empty for an untouched pack. */
  problems: ArchiveProblem[];
  /** Missing if it cannot be read. */
  manifest?: PackManifest;
  files: ArchiveFile[];
}

/** Checks a pack against its own checksums and manifest. Never throws, whatever the bytes. */
export function verifyPack(bytes: Uint8Array): Verification {
  const { files, problems } = readZip(bytes);
  const byName = new Map(files.map((file) => [file.name, file]));
  const changed = new Set(problems.flatMap(({ name }) => name ?? []));
  const found = [...problems];
  const add = (name: string, message: string) => {
    // A file that is broken as such need not be told to differ as well.
    if (!changed.has(name)) found.push({ name, message });
  };
  const sums = checksumsOf(byName, add);
  for (const [name, sum] of sums ?? []) {
    const file = byName.get(name);
    if (!file) add(name, 'is missing');
    else if (sha256(file.bytes) !== sum) add(name, 'was changed');
  }
  if (sums)
    for (const { name } of files)
      if (!sums.has(name) && name !== packNames.checksums && name !== packNames.signature)
        add(name, 'was added: it has no checksum');
  const manifest = manifestOf(byName, add);
  if (manifest) compare(manifest, byName, add);
  return { problems: found.sort(compareProblems), files, ...(manifest ? { manifest } : {}) };
}

type Add = (name: string, message: string) => void;

function checksumsOf(files: ReadonlyMap<string, ArchiveFile>, add: Add): Map<string, string> | undefined {
  const file = files.get(packNames.checksums);
  if (!file) {
    add(packNames.checksums, 'is missing: nothing else can be checked');
    return undefined;
  }
  const sums = parseChecksums(new TextDecoder().decode(file.bytes));
  if (!sums) add(packNames.checksums, 'is no list of checksums');
  return sums;
}

function manifestOf(files: ReadonlyMap<string, ArchiveFile>, add: Add): PackManifest | undefined {
  const file = files.get(packNames.manifest);
  if (!file) {
    add(packNames.manifest, 'is missing');
    return undefined;
  }
  try {
    return manifestSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)));
  } catch {
    add(packNames.manifest, 'is no manifest that this version of opsguide can read');
    return undefined;
  }
}

/** The manifest repeats the checksums, so that whoever changes a file must change both. */
function compare(manifest: PackManifest, files: ReadonlyMap<string, ArchiveFile>, add: Add): void {
  const own: ReadonlySet<string> = new Set([packNames.manifest, packNames.checksums, packNames.signature]);
  const listed = new Set(manifest.files.map(({ name }) => name));
  for (const { name, bytes, sha256: sum } of manifest.files) {
    const file = files.get(name);
    if (!file) add(name, 'is missing: the manifest lists it');
    else if (file.bytes.length !== bytes || sha256(file.bytes) !== sum)
      add(name, 'is not what the manifest lists');
  }
  for (const name of files.keys())
    if (!listed.has(name) && !own.has(name)) add(name, 'was added: the manifest does not list it');
}

function compareProblems(a: ArchiveProblem, b: ArchiveProblem): number {
  const [first, second] = [`${a.name ?? ''}\n${a.message}`, `${b.name ?? ''}\n${b.message}`];
  return first < second ? -1 : first > second ? 1 : 0;
}
