/** Render: the tags of guidance, each with its pages. @see S1.7 */
import { anchorMaker } from '../../model/anchors.ts';
import type { GuidanceLink, GuidanceView } from '../../model/estate.ts';

/** A tag with the pages that carry it, in reading order. */
export interface TagEntry {
  tag: string;
  id: string;
  pages: GuidanceLink[];
}

/** Tags in order of the alphabet; two that differ in capitals or hyphens only are one, written as it is first found. */
export function tagList(guidance: readonly GuidanceView[], language: string): TagEntry[] {
  const byKey = new Map<string, { tag: string; pages: Set<GuidanceView> }>();
  for (const view of guidance) {
    for (const tag of view.tags) {
      const entry = byKey.get(tagKey(tag)) ?? { tag: tag.replaceAll(/[-_]/g, ' '), pages: new Set() };
      byKey.set(tagKey(tag), entry);
      entry.pages.add(view);
    }
  }
  const { compare } = new Intl.Collator(language);
  const anchor = anchorMaker();
  return [...byKey.values()]
    .sort((a, b) => compare(a.tag, b.tag))
    .map(({ tag, pages }) => ({
      tag,
      id: anchor(`tag ${tag}`),
      pages: [...pages].map(({ title, href, description }) => ({
        title,
        href,
        ...(description ? { description } : {}),
      })),
    }));
}

/** What two ways of writing a tag share. */
export function tagKey(tag: string): string {
  return tag
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, ' ');
}
