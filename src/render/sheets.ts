/** Render: the pages that stand beside the page of each service. */
import type nunjucks from 'nunjucks';
import type { Estate } from '../model/estate.ts';
import { assuranceIds } from './assurance/assurance-globals.ts';
import { pageFile, type SiteFile } from './site-file.ts';

/** A page beside the page of a service. */
interface Sheet {
  /** Template below the folders of includes. */
  template: string;
  /** Last step of its address. */
  name: string;
  /** Ids of the services that have it. */
  services: readonly string[];
}

/** The sheets of a site: readiness for every service, and the board's sheet for those that a board can still see. */
export function sheetsOf(estate: Estate): Sheet[] {
  return [
    {
      template: 'sheets/service-readiness.njk',
      name: 'readiness',
      services: estate.services.map(({ id }) => id),
    },
    { template: 'sheets/go-no-go.njk', name: 'go-no-go', services: assuranceIds({ estate }).boardServices },
  ];
}

/** The pages of all sheets. */
export function* sheetFiles(environment: nunjucks.Environment, estate: Estate): Generator<SiteFile> {
  for (const { template, name, services } of sheetsOf(estate)) {
    for (const id of services) {
      const url = `/services/${id}/${name}/`;
      yield {
        path: pageFile(url),
        text: () => environment.getTemplate(template, true).render({ id, page: { url } }),
      };
    }
  }
}
