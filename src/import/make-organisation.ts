/** Import: who owns what → `organisation.yaml`. */
import { unknownTeam, unsortedGroup } from './guides/draft.ts';
import type { ImportedFile } from './imported-file.ts';
import { slugOf } from './names.ts';

/** Who a page or a catalogue names as owner. */
export interface Owner {
  name: string;
  title?: string;
}

/** Teams that pages and guides name, so that every reference leads somewhere. */
export function makeOrganisation(
  owners: readonly Owner[],
  files: readonly ImportedFile[],
): string | undefined {
  const teams = new Map<string, string>();
  for (const { name, title } of owners) {
    const id = slugOf(name);
    if (!teams.has(id) || title !== undefined)
      teams.set(id, title ?? name.replace(/\s+/g, ' ').slice(0, 500));
  }
  const guides = files.some(({ path }) => path.startsWith('services/'));
  if (!guides && teams.size === 0) return undefined;
  if (guides && files.some((file) => 'text' in file && file.text.includes(unknownTeam.id)))
    teams.set(unknownTeam.id, unknownTeam.name);
  const lines = [
    '# Made by an import. Give each team its shared contact, and put each service into its delivery group.',
    ...(guides ? ['delivery_groups:', `  ${unsortedGroup.id}:`, `    name: ${unsortedGroup.name}`] : []),
    ...(teams.size > 0 ? ['teams:'] : []),
    ...[...teams]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, name]) => `  ${JSON.stringify(id)}: {name: ${JSON.stringify(name)}}`),
  ];
  return `${lines.join('\n')}\n`;
}
