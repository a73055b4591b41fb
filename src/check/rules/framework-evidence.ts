import type { DataPath } from '../../model/data-path.ts';
import { schemaFacts } from '../../model/due-facts.ts';
import { parseDuration } from '../../model/duration.ts';
import { guideSchema } from '../../model/guide.ts';
import { nearest } from '../../model/nearest.ts';
import type { Finding, Rule } from '../../model/rule.ts';

const known = new Set(schemaFacts(guideSchema).map(({ path }) => path.join('.')));

/** Evidence of a criterion is a fact that a guide can hold, and its rules exist. */
export const frameworkEvidence: Rule = {
  id: 'framework-evidence',
  kind: 'document',
  severity: 'error',
  title: 'Ask for evidence that a guide can hold',
  why: 'A criterion whose evidence has no place in a guide can never be met, and nobody would know why.',
  wrong: 'evidence:\n  - {fact: security.pack.completed}',
  right: 'evidence:\n  - {fact: security.assurance_pack.completed}',
  *checkContent({ frameworkDocuments }, { ruleIds }) {
    for (const document of frameworkDocuments) {
      for (const [stage, { criteria }] of document.stages.entries()) {
        for (const [index, criterion] of criteria.entries()) {
          const at: DataPath = ['stages', stage, 'criteria', index];
          for (const [place, { fact }] of criterion.evidence.entries())
            yield* withDocument(document, unknownFact(fact, [...at, 'evidence', place, 'fact']));
          for (const [place, asked] of criterion.evidence.entries())
            if (asked.or)
              yield* withDocument(document, unknownFact(asked.or, [...at, 'evidence', place, 'or']));
          if (criterion.date) yield* withDocument(document, unknownFact(criterion.date, [...at, 'date']));
          if (criterion.expires)
            yield* withDocument(document, unknownFact(criterion.expires, [...at, 'expires']));
          if (criterion.shelf_life && parseDuration(criterion.shelf_life) === undefined)
            yield* withDocument(document, unknownFact(criterion.shelf_life, [...at, 'shelf_life']));
          if (criterion.link) yield* withDocument(document, unknownFact(criterion.link, [...at, 'link']));
          if (criterion.shelf_life && !criterion.date)
            yield {
              document,
              at: { path: [...at, 'shelf_life'] },
              message: 'A shelf life needs the date of the evidence.',
              hint: 'Add `date` with the path of the date.',
            };
          for (const key of ['rules', 'no_finding_of', 'reported_by'] as const) {
            for (const [place, rule] of (criterion[key] ?? []).entries()) {
              if (ruleIds.has(rule)) continue;
              const found = { at: { path: [...at, key, place] }, message: `There is no rule \`${rule}\`.` };
              yield { document, ...found, ...meant(rule, [...ruleIds]) };
            }
          }
        }
      }
    }
  },
};

function* withDocument<D>(document: D, findings: Iterable<Finding>): Iterable<Finding & { document: D }> {
  for (const finding of findings) yield { ...finding, document };
}

function* unknownFact(fact: string, path: DataPath): Iterable<Finding> {
  if (!known.has(fact))
    yield { at: { path }, message: `A guide has no fact \`${fact}\`.`, ...meant(fact, [...known]) };
}

function meant(word: string, words: readonly string[]): { hint: string } {
  const suggestion = nearest(word, words);
  return {
    hint: suggestion ? `Did you mean \`${suggestion}\`?` : 'The page of fields lists what a guide can hold.',
  };
}
