/** Check: rules over the defects of Markdown that reading has found. Reading knows where they are; a rule says what is wrong. */
import type { Quirk, QuirkName } from '../model/content.ts';
import type { Finding, Rule, RuleInfo } from '../model/rule.ts';

/** What a rule over one kind of defect adds: words. */
export interface QuirkRuleInfo extends Omit<RuleInfo, 'kind'> {
  /** The defect, which is also the id of the rule. */
  id: QuirkName;
  /** `style`, unless said. */
  kind?: RuleInfo['kind'];
  message: (quirk: Quirk) => string;
  hint: string | ((quirk: Quirk) => string);
  /** What the mend does, where reading knows one. */
  fix?: string;
}

/** Makes the rule that reports one kind of defect in guides and guidance. */
export function quirkRule({ message, hint, fix, kind = 'style', ...info }: QuirkRuleInfo): Rule {
  const findingsIn = (quirks: readonly Quirk[]): Finding[] =>
    quirks
      .filter((quirk) => quirk.name === info.id)
      .map((quirk) => ({
        at: { range: quirk.range },
        message: message(quirk),
        hint: typeof hint === 'string' ? hint : hint(quirk),
        ...fixOf(quirk, fix),
      }));
  return {
    ...info,
    kind,
    checkGuide: (guide) => findingsIn(guide.body.quirks),
    checkPage: (page) => findingsIn(page.body.quirks),
  };
}

function fixOf({ range, replacement }: Quirk, description: string | undefined): Pick<Finding, 'fix'> {
  const { line, column, endLine, endColumn } = range;
  if (description === undefined || replacement === undefined) return {};
  if (endLine === undefined || endColumn === undefined) return {};
  return { fix: { line, column, endLine, endColumn, description, replacement } };
}

/** A piece of a document for a message: on one line, and not longer than a line. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
