/**
 * Derive: commits → the history of each document, under every name that it had. Commits come newest first, and no commit
 * comes before one that builds on it.
 */
import type { Commit, DocumentHistory, Revision } from '../model/history.ts';

/** A document on the way back through time. */
interface Track {
  revisions: Revision[];
  formerFiles: { file: string; until: string }[];
  knownFrom?: string;
}

/** How a text that is published stands to the one that was committed last. */
type Unrecorded = ReadonlyMap<string, 'changed' | 'new'>;

/**
 * Follows every file back through its renames, as `git log --follow` does for one file. What was done under an old name
 * on one branch, while another branch renamed the file, is found as well.
 * @param unrecorded files whose text differs from that of the newest commit, or that it lacks
 */
export function deriveHistories(
  files: readonly string[],
  commits: readonly Commit[],
  unrecorded: Unrecorded = new Map(),
): Map<string, DocumentHistory> {
  const tracks = new Map<string, Track>(files.map((file) => [file, { revisions: [], formerFiles: [] }]));
  // Which document had a name at the point in time that has been reached.
  const byName = new Map(tracks);
  // Changes under a name that no document has, until an older commit says who had it.
  const waiting = new Map<string, Revision[]>();
  for (const commit of commits) {
    if (commit.boundary) endAt(commit, byName);
    else {
      record(commit, byName, waiting);
      takeNamesBack(commit, byName, waiting);
    }
  }
  return new Map(
    [...tracks].map(([file, { revisions, formerFiles, knownFrom }]) => [
      file,
      {
        revisions,
        formerFiles: withoutRepeats(formerFiles, file),
        text: unrecorded.get(file) ?? 'recorded',
        ...(knownFrom === undefined ? {} : { knownFrom }),
      },
    ]),
  );
}

/** Nothing is known of what the files of this commit were before. */
function endAt({ changes, committedAt }: Commit, byName: ReadonlyMap<string, Track>): void {
  for (const { file } of changes) {
    const track = byName.get(file);
    const day = dayOf(committedAt);
    if (track && (track.knownFrom ?? '') < day) track.knownFrom = day;
  }
}

function record(commit: Commit, byName: ReadonlyMap<string, Track>, waiting: Map<string, Revision[]>): void {
  const { id, committedAt, changes } = commit;
  const common = { id, committedAt, date: dayOf(committedAt), summary: oneLine(commit.summary) };
  for (const { file, kind } of changes) {
    if (kind === 'deleted') continue;
    const revision = { ...common, file };
    const list = byName.get(file)?.revisions ?? waiting.get(file);
    if (list) list.push(revision);
    else if (kind === 'changed') waiting.set(file, [revision]);
    // Before it was added, the name was nobody's or another file's.
    if (kind !== 'changed') waiting.delete(file);
  }
}

function takeNamesBack(
  { changes, committedAt }: Commit,
  byName: Map<string, Track>,
  waiting: Map<string, Revision[]>,
): void {
  const moves = changes.flatMap((change) =>
    change.kind === 'renamed' ? [{ ...change, track: byName.get(change.file) }] : [],
  );
  // Two files may swap their names in one commit: all names are given up before any is taken.
  for (const { file, from, track } of moves) byName.delete(track ? file : from);
  for (const { from, track } of moves) {
    if (!track) continue;
    track.formerFiles.push({ file: from, until: committedAt });
    const late = waiting.get(from);
    if (late) track.revisions = merge(track.revisions, late);
    waiting.delete(from);
    byName.set(from, track);
  }
}

/** Each former name once, with the last time that it was given up; a file that came back to its name has not left it. */
function withoutRepeats(former: Track['formerFiles'], file: string): Track['formerFiles'] {
  const seen = new Set([file]);
  return former.filter((entry) => {
    const first = !seen.has(entry.file);
    seen.add(entry.file);
    return first;
  });
}

/** Newest first; of two of the same moment, the one that was seen first stays first. */
function merge(one: readonly Revision[], other: readonly Revision[]): Revision[] {
  return [...one, ...other].sort((a, b) =>
    a.committedAt < b.committedAt ? 1 : a.committedAt > b.committedAt ? -1 : 0,
  );
}

function dayOf(committedAt: string): string {
  return committedAt.slice(0, 10);
}

/** Steers a terminal, ends a line, or turns round what is read after it. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const LONGEST_SUMMARY = 300;

/** The first line of a message, safe to show: somebody wrote it years ago, and nobody can mend it. */
function oneLine(summary: string): string {
  const line = summary.replace(STEERING, ' ').replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > LONGEST_SUMMARY ? `${letters.slice(0, LONGEST_SUMMARY - 1).join('')}…` : line;
}
