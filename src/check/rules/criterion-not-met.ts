import type { GuideDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import { dueFacts } from '../../model/due-facts.ts';
import { guideSchema } from '../../model/guide.ts';
import type { CriterionResult } from '../../model/readiness.ts';
import { problemInWords } from '../../model/readiness-in-words.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';
import { openCriteria } from '../open-criteria.ts';

const gateOfFact = new Map(dueFacts(guideSchema).map(({ path, info }) => [path.join('.'), info.due]));

/** What the frameworks in force ask of a service in its phase is evidenced. */
export const criterionNotMet: Rule = {
  id: 'criterion-not-met',
  kind: 'readiness',
  severity: 'error',
  title: 'Give the evidence that the frameworks ask for',
  why: 'A framework says what must be true before people rely on a service. What no guide shows, nobody can assure.',
  requirements: ['S0.9', 'S0.50', 'X2'],
  wrong:
    'phase: live\nitsm: {record: SVC-1042}\n# OSR-26 asks who owns the data in the service management tool',
  right: 'phase: live\nitsm: {record: SVC-1042, data_owner: service-records}',
  *checkGuide(document, context) {
    const { guide } = document;
    if (!guide) return;
    for (const result of openCriteria(guide, context)) {
      if (result.state === 'not-met') yield* findingOf(document, result);
    }
  },
};

function* findingOf(document: GuideDocument, { criterion, evidence }: CriterionResult): Iterable<Finding> {
  if (criterion.reported_by) return;
  const missing = evidence.filter((fact) => !fact.met && !isReported(document, fact.fact));
  const first = missing[0];
  if (!first) return;
  yield {
    fact: first.fact,
    severity: criterion.advisory ? 'warning' : 'error',
    at: { path: placeOfMissing(document.draft, first.fact), on: 'key' },
    message: `${criterion.id} (${criterion.title}) is not met: ${missing.map((fact) => problemInWords(fact)).join('; ')}.`,
    hint: criterion.asks,
  };
}

/** True if `fact-due` already says that the fact is missing. */
function isReported(document: GuideDocument, fact: string): boolean {
  const steps = fact.split('.');
  return steps.some((_, index) => {
    const gate = gateOfFact.get(steps.slice(0, index + 1).join('.'));
    return (
      gate !== undefined && isDue(document, gate) && isMissing(document.draft, steps.slice(0, index + 1))
    );
  });
}

/** True if nothing stands at the path, or in some item of a list on the way. */
function isMissing(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return value === undefined;
  if (step === '*') return Array.isArray(value) && value.some((item) => isMissing(item, rest));
  if (typeof value !== 'object' || value === null) return false;
  const inner = (value as Record<string, unknown>)[step];
  return inner === undefined ? rest.length === 0 : isMissing(inner, rest);
}

/** The path of a fact, with the first item of each list that lacks it. */
function placeOfMissing(root: unknown, fact: string): DataPath {
  const path: (string | number)[] = [];
  let node = root;
  const steps = fact.split('.');
  for (const [index, step] of steps.entries()) {
    const rest = steps.slice(index + 1);
    const lacking = Array.isArray(node) ? node.findIndex((item) => isMissing(item, rest)) : -1;
    const key = step === '*' ? Math.max(0, lacking) : step;
    path.push(key);
    node =
      typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[key] : undefined;
  }
  return path;
}
