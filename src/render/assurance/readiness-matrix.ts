/** Render: services against criteria or stages, in rows and columns. */
import type { Service } from '../../model/estate.ts';
import type { Framework, Stage } from '../../model/framework.ts';
import type { CriterionResult, StageResult } from '../../model/readiness.ts';

/** One row: a service and its results, in the order of the columns. */
export interface MatrixRow<T> {
  service: Service;
  cells: T[];
}

/** Services against the criteria of one stage, those of whom anything is asked in it. */
export interface StageCriteria {
  stage: Stage;
  rows: MatrixRow<CriterionResult>[];
  /** Services of whom nothing is asked in this stage: it is not open for them, or does not apply. */
  others: number;
}

/** Services against the criteria of a framework, a table for each stage: one for all would be too wide to read. */
export interface CriterionMatrix {
  framework: Framework;
  stages: StageCriteria[];
}

/** Services against the stages of a framework. */
export interface StageMatrix {
  framework: Framework;
  rows: MatrixRow<StageResult>[];
}

/** Services that are still asked anything: a retired one is not. */
export function askedServices(services: readonly Service[]): Service[] {
  return services.filter(({ phase }) => phase !== 'retired');
}

/** The matrix of one framework, criterion by criterion. */
export function criterionMatrix(framework: Framework, services: readonly Service[]): CriterionMatrix {
  const asked = askedServices(services);
  return {
    framework,
    stages: framework.stages.map((stage) => {
      const rows = asked.flatMap((service) => {
        const found = service.readiness.stages.find((result) => result.stage === stage);
        return found?.results.some(isAsked) ? [{ service, cells: found.results }] : [];
      });
      return { stage, rows, others: asked.length - rows.length };
    }),
  };
}

function isAsked({ state }: CriterionResult): boolean {
  return state !== 'not-yet-due' && state !== 'not-applicable';
}

/** The matrices of all frameworks, stage by stage. */
export function stageMatrices(frameworks: readonly Framework[], services: readonly Service[]): StageMatrix[] {
  const asked = askedServices(services);
  return frameworks.map((framework) => ({
    framework,
    rows: asked.map((service) => ({ service, cells: stagesOf(service, framework) })),
  }));
}

function stagesOf({ readiness }: Service, framework: Framework): StageResult[] {
  return readiness.stages.filter((stage) => stage.framework === framework);
}
