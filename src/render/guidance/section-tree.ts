/** Render: the pages of a section as a tree that is open on the way to the page being read, and folded elsewhere. */
import type { Estate, GuidanceLink, GuidanceView, PageLink } from '../../model/estate.ts';

/** A page in the navigation of a section. */
export interface SectionItem extends PageLink {
  /** `page` for the page itself, `true` for the pages above it. */
  current?: 'page' | 'true';
  /** Pages below it, on the way to the page being read only. */
  items: SectionItem[];
}

/** The navigation of a section. */
export interface SectionTree {
  section: PageLink & { current?: 'page' };
  items: SectionItem[];
}

/** Makes the lookup of the navigation of a page; `undefined` for a page that has no section worth one. */
export function sectionTrees({
  guidance,
  sections,
}: Pick<Estate, 'guidance' | 'sections'>): (view: GuidanceView) => SectionTree | undefined {
  const byHref = new Map(guidance.map((view) => [view.href, view]));
  return (view) => {
    const { section, siblings } = view;
    if (!section) return undefined;
    const trail = new Set(view.breadcrumbs.map(({ href }) => href));
    const itemOf = ({ title, href }: GuidanceLink): SectionItem => {
      const current = href === view.href ? 'page' : trail.has(href) ? 'true' : undefined;
      const below = current ? (byHref.get(href)?.children ?? []) : [];
      return { title, href, items: below.map(itemOf), ...(current ? { current } : {}) };
    };
    const top = siblings.length > 0 ? section : byHref.get('/guidance/');
    const listed = siblings.length > 0 ? siblings : sections;
    if (!top || (siblings.length === 0 && sections.length < 2)) return undefined;
    const current = top.href === view.href ? ({ current: 'page' } as const) : {};
    return { section: { title: top.title, href: top.href, ...current }, items: listed.map(itemOf) };
  };
}
