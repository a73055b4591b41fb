/** Model: from a rule and a place to a diagnostic. */
import type { Diagnostic, Fix, Range, RelatedPlace, Severity } from './diagnostic.ts';
import type { RuleInfo } from './rule.ts';

/** What a finding adds to its rule. */
export interface DiagnosticDetail {
  message: string;
  hint?: string | undefined;
  severity?: Severity | undefined;
  fact?: string | undefined;
  fix?: Fix | undefined;
  related?: RelatedPlace[] | undefined;
}

/** Makes the diagnostic of a rule at a range of a file. */
export function makeDiagnostic(
  rule: RuleInfo,
  file: string,
  range: Range,
  detail: DiagnosticDetail,
): Diagnostic {
  return {
    ruleId: rule.id,
    kind: rule.kind,
    severity: detail.severity ?? rule.severity,
    message: detail.message,
    file,
    ...range,
    ...(detail.hint === undefined ? {} : { hint: detail.hint }),
    ...(detail.fix === undefined ? {} : { fix: detail.fix }),
    url: rulePath(rule.id),
    ...(detail.fact === undefined ? {} : { fact: detail.fact }),
    ...(detail.related?.length ? { related: detail.related } : {}),
  };
}

/** Site path of a rule's documentation page. */
export function rulePath(ruleId: string): string {
  return `/rules/${ruleId}/`;
}
