/** No key that holds an id is forgotten: each is a reference with a row in the table, or names something itself. */

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { guideReferences, organisationReferences, pageReferences } from '../../src/check/references.ts';
import { schemaFacts } from '../../src/model/due-facts.ts';
import { guidanceSchema } from '../../src/model/guidance.ts';
import { guideSchema } from '../../src/model/guide.ts';
import { slug } from '../../src/model/primitives.ts';

/** Keys that give an id to something instead of referring to it. */
const definitions = [
  'components.*.id',
  'support.lines.*.id',
  'continuity.backups.*.id',
  'release.verification_period.issues.*.id',
];
/** References by another kind of text than the id of the schema. */
const otherTexts = [
  'components.*.supported_by',
  'processes.incident.priorities',
  'security.health_check.accepted_risk',
  'stakeholders.*.contact',
];
/** Rows as the schema tells paths: a list of terms is also written as one term. */
const rows = Object.keys(guideReferences).map((path) =>
  path.replace(/^(lifecycle\.owners\.[a-z]+)\.\*/, '$1'),
);

function holdsId(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodOptional) return holdsId(schema.unwrap() as z.ZodType);
  // Describing a schema makes a copy of it, which keeps the checks of the original.
  return schema instanceof z.ZodString && JSON.stringify(z.toJSONSchema(schema)).includes(slugPattern);
}

const slugPattern = JSON.stringify((z.toJSONSchema(slug) as { pattern: string }).pattern);

describe('the table of references', () => {
  const facts = schemaFacts(guideSchema);
  const paths = new Map(facts.map((fact) => [fact.path.join('.'), fact.schema]));
  const ids = [...paths].filter(([, schema]) => holdsId(schema)).map(([path]) => path);

  it('has a row for every key of a guide that holds an id', () => {
    expect(ids.length).toBeGreaterThan(30);
    expect(ids.filter((path) => !rows.includes(path) && !definitions.includes(path))).toEqual([]);
  });

  it('has no row for a key that is not there, or holds no id', () => {
    expect(rows.filter((path) => !ids.includes(path) && !otherTexts.includes(path))).toEqual([]);
    expect(otherTexts.filter((path) => !paths.has(path))).toEqual([]);
  });

  it('covers the owner of a guidance page and the managers of a delivery group', () => {
    const owners = schemaFacts(guidanceSchema).filter(({ schema }) => holdsId(schema));
    expect(owners.map(({ path }) => path.join('.'))).toEqual(Object.keys(pageReferences));
    expect(Object.keys(organisationReferences)).toEqual([
      'delivery_groups.*.readiness_manager',
      'delivery_groups.*.live_services_manager',
    ]);
  });
});
