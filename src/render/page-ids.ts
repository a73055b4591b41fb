/** Render: the ids over which the templates of `src/pages` are paginated, by the name that they have there. */
import { assuranceIds } from './assurance/assurance-globals.ts';
import { searchIds } from './search/search-globals.ts';
import type { Site } from './site.ts';

/** Ids by name. */
export function pageIds({
  estate,
  rules,
  templates,
  aToZ,
}: Site): Readonly<Record<string, readonly string[]>> {
  return {
    services: estate.services.map(({ id }) => id),
    guidance: estate.guidance.map(({ id }) => id),
    rules: rules.map(({ id }) => id),
    templates: templates.map(({ id }) => id),
    ...assuranceIds({ estate }),
    ...searchIds(aToZ),
  };
}
