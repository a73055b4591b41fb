/** Model: how an organisation adds to a framework that ships, without copying it. */
import * as z from 'zod';
import { fact, requiredFact } from './fact.ts';
import { type Framework, frameworkSchema, type Stage } from './framework.ts';
import { slug } from './primitives.ts';

/** A file that extends a framework: stages and criteria of the same id replace, others are added. */
export const frameworkExtensionSchema = z.strictObject({
  extends: requiredFact(slug, { about: 'Id of the framework that it adds to.' }),
  title: fact(frameworkSchema.shape.title, { about: 'Another name.' }),
  summary: fact(frameworkSchema.shape.summary, { about: 'Another summary.' }),
  stages: fact(frameworkSchema.shape.stages, {
    about: 'Stages that replace or add; a stage of the same id keeps its other criteria.',
  }),
  without: fact(z.array(z.string()), { about: 'Ids of criteria that are left out.' }),
});

/** An extension of a framework. */
export type FrameworkExtension = z.output<typeof frameworkExtensionSchema>;

/** A framework with an extension applied. */
export function extendFramework(base: Framework, extension: FrameworkExtension): Framework {
  const stages = new Map(base.stages.map((stage) => [stage.id, stage]));
  for (const stage of extension.stages ?? []) stages.set(stage.id, mergeStage(stages.get(stage.id), stage));
  const without = new Set(extension.without ?? []);
  return {
    ...base,
    ...(extension.title ? { title: extension.title } : {}),
    ...(extension.summary ? { summary: extension.summary } : {}),
    stages: [...stages.values()]
      .map((stage) => ({ ...stage, criteria: stage.criteria.filter(({ id }) => !without.has(id)) }))
      .filter((stage) => stage.criteria.length > 0),
  };
}

function mergeStage(base: Stage | undefined, stage: Stage): Stage {
  if (!base) return stage;
  const criteria = new Map(base.criteria.map((criterion) => [criterion.id, criterion]));
  for (const criterion of stage.criteria) criteria.set(criterion.id, criterion);
  return { ...stage, criteria: [...criteria.values()] };
}
