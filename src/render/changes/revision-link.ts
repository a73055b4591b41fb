/** Render: where a file can be read as it was at a revision. */
import type { Config } from '../../model/config.ts';
import type { Revision } from '../../model/history.ts';

/** The address of a file at a revision, or nothing where the configuration does not say. */
export type RevisionLink = (revision: Pick<Revision, 'id' | 'file'>) => string | undefined;

/** Hosts of the two kinds, and those that organisations call after them. */
const GITHUB = /^https:\/\/(?:[\w-]+\.)*github\.[\w.-]+\/[^/]+\/[^/]+$/;
const GITLAB = /^https:\/\/(?:[\w-]+\.)*gitlab\.[\w.-]+\/[^/]+\/[^?#]+$/;

/**
 * Makes addresses from `revision_url`, or from a `repository` on GitHub or GitLab.
 * @param prefix path of the content folder in its repository, with a slash at its end
 */
export function revisionLink({ revision_url, repository }: Config, prefix: string): RevisionLink {
  const pattern = revision_url ?? patternOf(repository, prefix);
  if (pattern === undefined) return () => undefined;
  return ({ id, file }) => pattern.replaceAll('{revision}', id).replaceAll('{path}', () => encodePath(file));
}

function patternOf(repository: string | undefined, prefix: string): string | undefined {
  const home = repository?.replace(/\/+$/, '').replace(/\.git$/, '');
  if (home === undefined) return undefined;
  const path = `{revision}/${encodePath(prefix)}{path}`;
  if (GITHUB.test(home)) return `${home}/blob/${path}`;
  return GITLAB.test(home) ? `${home}/-/blob/${path}` : undefined;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
