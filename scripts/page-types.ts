/** Pages of a built site by the type that they are of, so that one page can speak for all that are made alike. */

/** Parents from which on a last step names a type, as in `services/<id>/readiness/`, and is no id itself. */
const COMMON = 3;

/**
 * Groups pages, given as paths in the output (`services/x/index.html`), by type: `services/*`. Pages right below the
 * root are types of their own.
 */
export function pageTypes(pages: readonly string[]): Map<string, string[]> {
  const parents = new Map<string, Set<string>>();
  for (const page of pages) {
    const steps = stepsOf(page);
    const leaf = steps[2];
    if (steps.length === 3 && leaf !== undefined)
      parents.set(leafKey(steps), (parents.get(leafKey(steps)) ?? new Set()).add(steps[1] ?? ''));
  }
  return Map.groupBy(pages, (page) => {
    const steps = stepsOf(page);
    const [first = page, ...rest] = steps;
    // Guidance is written to any depth by one template.
    if (first === 'guidance' && rest.length > 0) return 'guidance/*';
    const named = steps.length === 3 && (parents.get(leafKey(steps))?.size ?? 0) >= COMMON;
    return [first, ...rest.map((step, index) => (named && index === 1 ? step : '*'))].join('/');
  });
}

function stepsOf(page: string): string[] {
  return page.replace(/(?:^|\/)index\.html$/, '').split('/');
}

function leafKey([first, , leaf]: readonly string[]): string {
  return `${first}/${leaf}`;
}
