/**
 * Render: the pages that stand beside the page of each service. Eleventy keeps every page that it renders in memory until
 * the build ends; at a thousand services that is most of it. These go straight to disk when Eleventy is done.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type nunjucks from 'nunjucks';
import type { Estate } from '../model/estate.ts';
import { assuranceIds } from './assurance/assurance-globals.ts';

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

/** Renders and writes sheets below `output`. @throws Error for a mistake in our own templates, or a disk that refuses */
export function writeSheets(
  environment: nunjucks.Environment,
  sheets: readonly Sheet[],
  output: string,
): void {
  for (const { template: name, name: step, services } of sheets) {
    const template = environment.getTemplate(name, true);
    for (const id of services) {
      const folder = join(output, 'services', id, step);
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        join(folder, 'index.html'),
        template.render({ id, page: { url: `/services/${id}/${step}/` } }),
      );
    }
  }
}
