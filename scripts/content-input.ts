/** The content that a command reads: a folder as it is, or as git had it on a day or at a revision. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentSource } from '../src/read/content-source.ts';
import { folderSource } from '../src/read/folder-source.ts';
import {
  openRepository,
  type Repository,
  RepositoryError,
  type RevisionName,
} from '../src/read/git-repository.ts';
import { gitSource } from '../src/read/git-source.ts';
import { UsageError } from './exit-codes.ts';
import { type ContentFolder, type ContentOptions, findContent, runDate } from './options.ts';

/** Where content comes from, and the day that counts as today. */
export interface ContentInput {
  folder: ContentFolder;
  source: ContentSource;
  today: string;
  /** The revision, for content of the past. */
  revision?: RevisionName;
}

/**
 * Opens the content that was asked for.
 * @throws UsageError if there is no such folder, revision, or history, with what to do
 */
export function openContent(options: ContentOptions): ContentInput {
  const folder = findContent(options.content);
  if (options.asOf === undefined && options.revision === undefined) {
    refuseOtherFolder(folder);
    return { folder, source: folderSource(folder.path), today: runDate(options.date) };
  }
  try {
    const repository = openRepository(folder.path);
    const revision =
      options.asOf === undefined
        ? repository.resolve(options.revision ?? 'HEAD')
        : revisionOf(repository, options.asOf);
    const source = gitSource(repository, revision.id);
    if (source.entries().length === 0)
      throw new UsageError(
        `Revision ${revision.id.slice(0, 10)} of ${revision.committedAt.slice(0, 10)} has no content in ${folder.shown || 'this folder'}.`,
      );
    const day = options.asOf ?? options.date ?? revision.committedAt.slice(0, 10);
    return { folder, source, today: day, revision };
  } catch (error) {
    if (error instanceof RepositoryError) throw new UsageError(error.message);
    throw error;
  }
}

/** Names of which a content folder has at least one. */
const CONTENT = [
  'services',
  'guidance',
  'frameworks',
  'assets',
  'brand',
  'words',
  'organisation.yaml',
  'opsguide.config.yaml',
  'glossary.yaml',
];

/** A folder that holds anything but content was named by mistake: each of its files would be a finding. */
function refuseOtherFolder({ path, shown }: ContentFolder): void {
  const names = readdirSync(path).filter((name) => !name.startsWith('.'));
  if (names.length === 0 || names.some((name) => CONTENT.includes(name))) return;
  const inner = names.filter((name) => existsSync(join(path, name, 'organisation.yaml'))).sort()[0];
  throw new UsageError(
    `${shown || 'This folder'} holds no content: it has neither services, guidance nor organisation.yaml.${
      inner === undefined ? '' : ` Did you mean ${shown === '' ? inner : `${shown}/${inner}`}?`
    } Name the folder of your content with --content.`,
  );
}

function revisionOf(repository: Repository, day: string): RevisionName {
  const found = repository.asOf(day);
  if (found) return found;
  throw new UsageError(
    repository.isShallow
      ? `This clone has only the newest part of the history, which begins after ${day}. Run \`git fetch --unshallow\`.`
      : `The repository has no commit of ${day} or before: nothing is known of that day.`,
  );
}
