/** Export: an estate as OSCAL documents, by file name. */

import { oscalAssessmentResults } from './assessment-results.ts';
import { catalogFile, oscalCatalog } from './catalog.ts';
import { oscalComponentDefinition } from './component-definition.ts';
import type { OscalContext, OscalNode } from './oscal-document.ts';
import { oscalPlanOfAction } from './plan-of-action.ts';

/**
 * Catalogs of the frameworks in force, the component definition, the assessment results and, where there are waivers,
 * the plan of action. Documents that OSCAL does not allow to be empty are left out.
 */
export function oscalDocuments(context: OscalContext): { file: string; document: OscalNode }[] {
  const { frameworks, services } = context.estate;
  const estate = [
    {
      file: 'component-definition.json',
      document: services.length > 0 ? oscalComponentDefinition(context) : undefined,
    },
    { file: 'assessment-results.json', document: oscalAssessmentResults(context) },
    { file: 'plan-of-action-and-milestones.json', document: oscalPlanOfAction(context) },
  ];
  return [
    ...frameworks.map((framework) => ({
      file: catalogFile(framework.id),
      document: oscalCatalog(framework, context),
    })),
    ...estate.flatMap(({ file, document }) => (document ? [{ file, document }] : [])),
  ];
}
