/** Export: who must approve a change to each guide, as GitHub and GitLab read it. */
import type { Estate } from '../model/estate.ts';

/** A guide whose owner has no account or team that could approve, and why. */
export interface UnownedFile {
  file: string;
  owner?: string;
}

/** The text of a `CODEOWNERS` file, and which guides nobody could be named for. */
export interface CodeOwners {
  text: string;
  unowned: UnownedFile[];
}

/** The first line of the file, by which it is known as ours. */
export const codeOwnersHead =
  '# Made from the ownership in the guides by `opsguide owners`. Do not edit by hand.\n';

/**
 * Makes `CODEOWNERS` from ownership: each guide belongs to whoever owns its service today, and to whoever owns the next
 * stage of its life, so that a handover is seen by both.
 * @param accounts account or team of each party, by its id: `{ 'flood-operations': '@land-and-water/flood-operations' }`
 * @param prefix path of the content folder in its repository, with a slash at its end; empty where they are the same
 * @see https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function codeOwners(
  estate: Estate,
  accounts: Readonly<Record<string, string>>,
  prefix: string,
): CodeOwners {
  const unowned: UnownedFile[] = [];
  const accountOf = (id: string | undefined) =>
    id !== undefined && Object.hasOwn(accounts, id) ? accounts[id] : undefined;
  const entry = (file: string, ids: (string | undefined)[]): string[] => {
    const owners = [...new Set(ids.flatMap((id) => accountOf(id) ?? []))];
    if (owners.length > 0) return [`${pattern(prefix + file)} ${owners.join(' ')}`];
    const [owner] = ids.filter((id) => id !== undefined);
    unowned.push({ file, ...(owner === undefined ? {} : { owner }) });
    return [];
  };
  const guides = estate.services.flatMap(({ document, owner, ownership }) => {
    const current = ownership.findIndex((term) => term.current);
    const next =
      current === -1
        ? undefined
        : ownership.slice(current + 1).find(({ stage }) => stage !== ownership[current]?.stage);
    return entry(document.file, [owner?.id, next?.owner.id]);
  });
  const pages = estate.guidance.flatMap(({ document, owner }) =>
    document && owner ? entry(document.file, [owner.id]) : [],
  );
  const lines = [...guides, ...pages].sort();
  return { text: `${codeOwnersHead}${lines.map((line) => `${line}\n`).join('')}`, unowned };
}

/** A path from the root of the repository, with what patterns would take for something else marked. */
function pattern(path: string): string {
  return `/${path.replaceAll(/[\\ #!*?[\]]/g, (character) => `\\${character}`)}`;
}
