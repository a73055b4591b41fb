/** Export: a framework as an OSCAL catalog: stages are groups, criteria are controls. */
import type { Criterion, Framework } from '../../model/framework.ts';
import { nameUuid } from '../name-uuid.ts';
import { line, metadata, type OscalContext, type OscalNode, property, token } from './oscal-document.ts';

/** File name of the catalog of a framework. */
export function catalogFile(framework: string): string {
  return `catalog-${framework}.json`;
}

/** One framework. @see https://pages.nist.gov/OSCAL/learn/concepts/layer/control/catalog/ */
export function oscalCatalog(framework: Framework, context: OscalContext): OscalNode {
  const resources = (framework.source ?? []).map(({ title, url, licence }) => ({
    uuid: nameUuid('resource', framework.id, title),
    title: line(title),
    ...(licence ? { remarks: `Licence: ${licence}` } : {}),
    ...(url ? { rlinks: [{ href: url }] } : {}),
  }));
  return {
    catalog: {
      uuid: nameUuid('catalog', framework.id),
      metadata: metadata(context, line(framework.title)),
      groups: framework.stages.map((stage) => ({
        id: token(`${framework.id}.${stage.id}`),
        class: 'stage',
        title: line(stage.title),
        parts: [{ name: 'overview', prose: stage.about }],
        controls: stage.criteria.map(controlOf),
      })),
      ...(resources.length > 0 ? { 'back-matter': { resources } } : {}),
    },
  };
}

function controlOf(criterion: Criterion): OscalNode {
  const id = controlId(criterion.id);
  return {
    id,
    class: 'criterion',
    title: line(criterion.title),
    props: [
      { name: 'label', value: criterion.id },
      ...(criterion.advisory ? [property('advisory', 'yes')] : []),
      ...(criterion.requirements ?? []).map((requirement) => property('requirement', requirement)),
      ...criterion.responsible.map((role) => property('responsible', role)),
    ],
    parts: [
      { id: `${id}_smt`, name: 'statement', prose: criterion.asks },
      { id: `${id}_gdn`, name: 'guidance', prose: criterion.why },
      {
        id: `${id}_obj`,
        name: 'assessment-objective',
        prose: `Evidence in the guide: ${criterion.evidence.map(({ fact }) => fact).join(', ')}.`,
      },
    ],
  };
}

/** The id of a criterion as OSCAL writes ids of controls: in lower case. */
export function controlId(criterion: string): string {
  return token(criterion.toLowerCase());
}
