/** What the reference pages show: read from `_data/` and off the schema. A check needs none of it. */
import { z } from 'zod';
import { fieldGroups } from '../src/model/field-groups.ts';
import { guideSchema } from '../src/model/guide.ts';
import { url } from '../src/model/primitives.ts';
import { type Say, sayInEnglish } from '../src/model/spoken-words.ts';
import type { Reference } from '../src/render/reference.ts';
import { readShipped } from './shipped-data.ts';

const requirementSources = z.array(
  z.strictObject({ code: z.string(), title: z.string(), publisher: z.string() }),
);
const licences = z.array(
  z.strictObject({ names: z.array(z.string()), title: z.string(), url, statement: z.string().optional() }),
);

/**
 * Fields, sources and licences.
 * @param say words of the language of the site
 * @throws Error if a shipped file is broken: a bug of ours
 */
export function loadReference(say: Say = sayInEnglish): Reference {
  return {
    fields: fieldGroups(guideSchema, say),
    sources: requirementSources.parse(readShipped('requirement-sources.yaml')),
    licences: licences.parse(readShipped('licences.yaml')),
  };
}
