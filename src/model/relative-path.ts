/** Model: paths between files of the content. */

/** The path from one file of the content to another: `../guidance/board.md` from a guide. */
export function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let shared = 0;
  while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared])
    shared += 1;
  return '../'.repeat(folders.length - shared) + parts.slice(shared).join('/');
}
