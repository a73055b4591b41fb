/** Render: the reference of rules as Markdown, for the repository. */
import type { RuleInfo } from '../model/rule.ts';
import type { InterfaceWords } from './interface-words.ts';
import { type KindWords, kindWords, severityWords } from './rule-words.ts';

/** The whole page. */
export function renderRules(rules: readonly RuleInfo[], words: InterfaceWords): string {
  return [
    '# Rules',
    '',
    `What \`opsguide check\` looks for: ${rules.length} rules. Made from the rules by \`npm run docs\`.`,
    '',
    ...kindWords(words).flatMap((kind) => renderKind(kind, rules, words)),
  ].join('\n');
}

function renderKind(kind: KindWords, rules: readonly RuleInfo[], words: InterfaceWords): string[] {
  const severities = severityWords(words);
  const adjust = kind.adjustable
    ? 'Its severity may be changed under `rules` in `opsguide.config.yaml`.'
    : 'Its severity cannot be changed.';
  return [
    `## ${kind.title}`,
    '',
    `${kind.about} ${kind.check} ${kind.build} ${adjust}`,
    '',
    ...rules
      .filter((rule) => rule.kind === kind.kind)
      .flatMap((rule) => renderRule(rule, severities[rule.severity].title)),
  ];
}

function renderRule(rule: RuleInfo, severity: string): string[] {
  const requirements = rule.requirements?.length ? ` Asked for by ${rule.requirements.join(', ')}.` : '';
  return [
    `### ${rule.id}`,
    '',
    `**${rule.title}.** ${severity}. ${rule.why}${requirements}`,
    '',
    'Wrong:',
    '',
    ...fence(rule.wrong),
    'Right:',
    '',
    ...fence(rule.right),
  ];
}

/** A code block whose fence is longer than any in the code. */
function fence(code: string): string[] {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return [`${mark}text`, code.replace(/\n+$/, ''), mark, ''];
}
