/** Render: findings as the evidence pages list them, by kind and rule, each with the page that it speaks of. */
import type { Diagnostic, RuleKind } from '../model/diagnostic.ts';
import { summarise } from '../model/diagnostic.ts';
import type { Estate, PageLink } from '../model/estate.ts';
import type { RuleInfo } from '../model/rule.ts';
import { ruleKinds } from './rule-words.ts';

/** A finding with the page of the file it was found in; the two YAML files have none. */
export interface FindingView {
  finding: Diagnostic;
  page?: PageLink;
}

/** All findings of one rule. */
export interface RuleFindings {
  rule: RuleInfo;
  findings: FindingView[];
}

/** All findings of one kind, and how many there are of each severity. */
export interface KindFindings {
  kind: RuleKind;
  errors: number;
  warnings: number;
  infos: number;
  rules: RuleFindings[];
}

/** Groups findings: kinds from the gravest on, rules by id. Kinds without findings are kept, with a count of 0. */
export function groupFindings(estate: Estate, rules: readonly RuleInfo[]): KindFindings[] {
  const pages = new Map<string, PageLink>();
  for (const { document, title, href } of [...estate.services, ...estate.guidance])
    if (document) pages.set(document.file, { title, href });
  const byRule = Map.groupBy(estate.diagnostics, (finding) => finding.ruleId);
  return ruleKinds.map((kind) => {
    const { errors, warnings, infos } = summarise(
      estate.diagnostics.filter((finding) => finding.kind === kind),
      0,
    );
    return {
      kind,
      errors,
      warnings,
      infos,
      rules: rules
        .filter((rule) => rule.kind === kind && byRule.has(rule.id))
        .map((rule) => ({
          rule,
          findings: (byRule.get(rule.id) ?? []).map((finding) => view(finding, pages)),
        })),
    };
  });
}

function view(finding: Diagnostic, pages: ReadonlyMap<string, PageLink>): FindingView {
  const page = pages.get(finding.file);
  return { finding, ...(page ? { page } : {}) };
}
