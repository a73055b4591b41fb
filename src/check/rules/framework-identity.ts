import type { FrameworkDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import type { Finding, Rule } from '../../model/rule.ts';

/** Ids of frameworks, stages and criteria are unique, and a framework is named as its file. */
export const frameworkIdentity: Rule = {
  id: 'framework-identity',
  kind: 'document',
  severity: 'error',
  title: 'Give each framework, stage and criterion an id of its own',
  why: 'Waivers, links and evidence name a criterion by its id. Two criteria of one id could not be told apart.',
  wrong: 'criteria:\n  - {id: OSR-01, title: Pack}\n  - {id: OSR-01, title: Contact}',
  right: 'criteria:\n  - {id: OSR-01, title: Pack}\n  - {id: OSR-02, title: Contact}',
  *checkContent({ frameworkDocuments, config }) {
    const seen = new Map<string, { document: FrameworkDocument; path: DataPath }>();
    for (const [index, document] of frameworkDocuments.entries()) {
      const { framework } = document;
      if (!framework) continue;
      if (framework.id !== document.id) {
        yield {
          document,
          at: { path: ['id'] },
          message: `The framework is called \`${framework.id}\` and its file \`${document.id}.yaml\`.`,
          hint: `Write \`id: ${document.id}\`, or rename the file.`,
        };
      }
      // A framework that is switched off or replaced by a later file may share its ids.
      const off = config.frameworks[document.id] === 'off';
      const replaced = frameworkDocuments
        .slice(index + 1)
        .some((other) => other.framework && other.id === document.id);
      if (!off && !replaced) yield* repeats(document, seen);
    }
  },
};

function* repeats(
  document: FrameworkDocument,
  seen: Map<string, { document: FrameworkDocument; path: DataPath }>,
): Iterable<Finding & { document: FrameworkDocument }> {
  const { stages } = document;
  for (const [index, stage] of stages.entries()) {
    const first = stages.findIndex((other) => other.id === stage.id);
    if (first < index)
      yield {
        document,
        at: { path: ['stages', index, 'id'] },
        message: `Two stages are called \`${stage.id}\`.`,
        hint: 'Give each stage an id of its own.',
      };
    for (const [place, criterion] of stage.criteria.entries()) {
      const path = ['stages', index, 'criteria', place, 'id'];
      const earlier = seen.get(criterion.id);
      if (!earlier) seen.set(criterion.id, { document, path });
      else
        yield {
          document,
          at: { path },
          message: `The criterion \`${criterion.id}\` is there twice.`,
          hint: 'Number it with the next free number.',
          related: [
            { document: earlier.document, at: { path: earlier.path }, message: 'It is first written here.' },
          ],
        };
    }
  }
}
