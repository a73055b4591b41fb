/**
 * Model: anchors. Headings of a body and the parts that the site adds share one page, so names that the site uses are
 * kept from headings.
 */

/** Ids that the site's own templates use on pages that show a body. */
export const reservedAnchors = [
  'main-content',
  'contents',
  'top',
  'about-contacts',
  'about-support',
  'about-warnings',
  'about-runbooks',
  'about-known-issues',
  'about-components',
  'about-suppliers',
  'about-dependencies',
  'about-consumers',
  'about-service-levels',
  'about-processes',
  'about-priorities',
  'about-ownership',
  'about-security',
  'about-continuity',
  'about-monitoring',
  'about-readiness',
  'about-release',
  'about-people',
  'about-findings',
  'about-history',
  'about-downloads',
  'about-guide',
] as const;

/** Makes anchors that are unique within one page: `Support hours` → `support-hours`, a second one → `support-hours-1`. */
export function anchorMaker(): (text: string) => string {
  const used = new Set<string>(reservedAnchors);
  const next = new Map<string, number>();
  return (text) => {
    const base =
      text
        .toLowerCase()
        .normalize('NFC')
        .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s+/g, '-') || 'section';
    let anchor = base;
    let count = next.get(base) ?? 0;
    while (used.has(anchor)) {
      count += 1;
      anchor = `${base}-${count}`;
    }
    next.set(base, count);
    used.add(anchor);
    return anchor;
  };
}
