/** The revision that an evidence pack comes from, and whether the content is as that revision has it. */
import { createHash } from 'node:crypto';
import type { SiteHistory } from '../src/model/history.ts';
import type { PackManifest } from '../src/model/pack.ts';
import { type ContentSource, isLeftOut } from '../src/read/content-source.ts';
import { openRepository, RepositoryError } from '../src/read/git-repository.ts';
import type { ContentInput } from './content-input.ts';

/** What a manifest says of the revision. @param say words for a revision that is not known */
export function packRevision(
  { folder, source, revision }: ContentInput,
  history: SiteHistory,
  say: (key: string) => string,
): PackManifest['revision'] {
  if (!history.known) return { unknown: say(`changes.unknown.${history.reason}`) };
  const shallow = history.shallow ? { shallow: true as const } : {};
  if (revision) return { ...revision, dirty: false, ...shallow };
  try {
    const tree = openRepository(folder.path).tree(history.head.id);
    const blobs = new Map(tree.flatMap(({ file, blob, ordinary }) => (ordinary ? [[file, blob]] : [])));
    return { ...history.head, dirty: isDirty(source, blobs), ...shallow };
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error;
    return { unknown: say('changes.unknown.unreadable') };
  }
}

/** Whether a file of the content differs from the revision, is not in it, or is missing. */
function isDirty(source: ContentSource, blobs: ReadonlyMap<string, string>): boolean {
  const files = source.entries().filter(({ type }) => type === 'file');
  const listed = [...blobs.keys()].filter((file) => !isLeftOut(file) && !/(?:^|\/)node_modules\//.test(file));
  return (
    listed.length !== files.length || files.some(({ path }) => !isBlob(source.read(path), blobs.get(path)))
  );
}

/** Whether bytes are those that git knows by a name. @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function isBlob(bytes: Uint8Array, blob: string | undefined): boolean {
  const hash = createHash(blob?.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === blob;
}
