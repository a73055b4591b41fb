/** Report: a rule or a criterion explained in a terminal. */
import type { Evidence, Framework } from '../model/framework.ts';
import { nearest } from '../model/nearest.ts';
import type { RuleInfo } from '../model/rule.ts';

/** What can be explained. */
export interface Explainable {
  rules: readonly RuleInfo[];
  frameworks: readonly Framework[];
}

/** The explanation of an id, in lines; or which one may have been meant. */
export type Explanation = { text: string } | { unknown: true; nearest?: string };

/** Explains a rule (`fact-due`) or a criterion (`OSR-04`), whatever the case of its letters. */
export function explain(id: string, { rules, frameworks }: Explainable): Explanation {
  const wanted = id.toLowerCase();
  const rule = rules.find((candidate) => candidate.id === wanted);
  if (rule) return { text: explainRule(rule) };
  for (const framework of frameworks)
    for (const stage of framework.stages)
      for (const criterion of stage.criteria)
        if (criterion.id.toLowerCase() === wanted)
          return { text: explainCriterion({ framework, stage, criterion }) };
  const known = [
    ...rules.map((candidate) => candidate.id),
    ...frameworks.flatMap(({ stages }) => stages.flatMap(({ criteria }) => criteria.map((one) => one.id))),
  ];
  const near = nearest(id, known);
  return { unknown: true, ...(near ? { nearest: near } : {}) };
}

function explainRule({ id, kind, severity, title, why, requirements, wrong, right }: RuleInfo): string {
  return paragraphs([
    `${id}: a rule of kind ${kind}, ${severity === 'info' ? 'note' : severity} unless configured otherwise`,
    `${title}.`,
    why,
    `Wrong:\n${indented(wrong)}`,
    `Right:\n${indented(right)}`,
    ...(requirements?.length ? [`Requirements: ${requirements.join(', ')}`] : []),
  ]);
}

type Place = {
  framework: Framework;
  stage: Framework['stages'][number];
  criterion: Framework['stages'][number]['criteria'][number];
};

function explainCriterion({ framework, stage, criterion }: Place): string {
  return paragraphs([
    `${criterion.id}: ${criterion.title}`,
    `${framework.title}, stage “${stage.title}”`,
    criterion.asks,
    `Why: ${criterion.why}`,
    `Who: ${criterion.responsible.join('; ')}`,
    `Evidence, in the front matter of the guide:\n${indented(criterion.evidence.map(evidenceInWords).join('\n'))}`,
    ...(criterion.templates?.length ? [`Templates: ${criterion.templates.join(', ')}`] : []),
    [
      criterion.advisory ? 'Advisory: it only warns when it is not met.' : undefined,
      criterion.waivable ? 'It can be waived for a time.' : 'It cannot be waived.',
      criterion.can_be_not_applicable ? undefined : 'It applies to every service.',
    ]
      .filter(Boolean)
      .join(' '),
    ...(criterion.requirements?.length ? [`Requirements: ${criterion.requirements.join(', ')}`] : []),
  ]);
}

function evidenceInWords({ fact, is, one_of, includes, where, having, at_least, or }: Evidence): string {
  const conditions = [
    is === undefined ? undefined : `is ${is}`,
    one_of && `is ${one_of.join(' or ')}`,
    includes && `holds ${includes.join(', ')}`,
    where &&
      `with ${Object.entries(where)
        .map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(' or ') : value}`)
        .join(' and ')}`,
    having && `with ${having.join(' and ')} filled in`,
    at_least && `at least ${at_least}`,
    or && `or ${or}`,
  ].filter((condition) => condition !== undefined);
  return [fact, ...conditions].join(', ');
}

function paragraphs(list: readonly string[]): string {
  return `${list.join('\n\n')}\n`;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
