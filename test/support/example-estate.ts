/** The worked example as an estate, for tests of what pages make of it. */
import { join } from 'node:path';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { deriveEstate } from '../../src/derive/derive-estate.ts';
import type { Estate, Service } from '../../src/model/estate.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { projectRoot, today } from './build-site.ts';

let found: Estate | undefined;

/** The estate of the worked example on the day of the tests; do not change it. */
export function exampleEstate(): Estate {
  if (!found) {
    const source = folderSource(join(projectRoot, 'src', 'content'));
    const { content, diagnostics, summary } = readAndCheck(source, { today, ...loadShipped() });
    found = deriveEstate(content, diagnostics, summary, today);
  }
  return found;
}

/** A service of the worked example. @throws Error if there is none of this id */
export function exampleService(id: string): Service {
  const service = exampleEstate().services.find((candidate) => candidate.id === id);
  if (!service) throw new Error(`the worked example has no service ${id}`);
  return service;
}
