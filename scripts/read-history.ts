/** The history of the content's documents, from the git repository that they lie in, if there is one. */
import { deriveHistories } from '../src/derive/document-histories.ts';
import type { SiteHistory, UnknownHistory } from '../src/model/history.ts';
import { openRepository, RepositoryError, type RepositoryProblem } from '../src/read/git-repository.ts';

/** A history, and what to tell whoever runs the build: one sentence, or nothing. */
export interface ReadHistory {
  history: SiteHistory;
  note?: string;
}

/** What pages say of each problem; the rest is a matter for whoever runs the build. */
const reasons: Partial<Record<RepositoryProblem, UnknownHistory>> = {
  'no-git': 'no-git',
  'no-repository': 'no-repository',
  'not-trusted': 'not-trusted',
  'no-commits': 'no-commits',
  incomplete: 'incomplete',
};

/** Where history is read from. */
export interface HistoryOptions {
  /** The revision that documents come from; HEAD unless said. */
  revision?: string | undefined;
  environment?: NodeJS.ProcessEnv;
}

/** Reads what is known of documents; a repository that cannot be read never stops a build. */
export function readHistory(
  folder: string,
  documents: readonly { file: string; text: string }[],
  { revision, environment = process.env }: HistoryOptions = {},
): ReadHistory {
  try {
    const { prefix, isShallow, head, resolve, log, unrecorded } = openRepository(folder, { environment });
    const different = unrecorded(documents, revision);
    const byFile = deriveHistories(
      documents.map(({ file }) => file),
      log(revision),
      different,
    );
    const notes = [
      ...(different.size > 0
        ? [`${different.size} of ${documents.length} documents differ from the last commit.`]
        : []),
      ...(isShallow
        ? [
            'This clone has only the newest part of the history: run `git fetch --unshallow` to have all of it.',
          ]
        : []),
    ];
    return {
      history: {
        known: true,
        head: revision === undefined ? head() : resolve(revision),
        prefix,
        shallow: isShallow,
        byFile,
      },
      ...(notes.length > 0 ? { note: `History of pages: ${notes.join(' ')}` } : {}),
    };
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error;
    return {
      history: { known: false, reason: reasons[error.problem] ?? 'unreadable' },
      note: `The history of pages is not known. ${error.message}`,
    };
  }
}
