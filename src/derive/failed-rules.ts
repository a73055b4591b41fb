/** Derive: which rules failed for which files. */
import type { Diagnostic } from '../model/diagnostic.ts';

/** Ids of rules that found an error or a warning. */
export function findingRulesOf(findings: readonly Diagnostic[]): Set<string> {
  return new Set(findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId));
}

/**
 * Ids of rules that found an error, by the files they speak of: an ended contract stands in the organisation's file and
 * names the guides that rest on it.
 */
export function failedRulesByFile(diagnostics: readonly Diagnostic[]): Map<string, Set<string>> {
  const failed = new Map<string, Set<string>>();
  for (const { severity, ruleId, file, related } of diagnostics) {
    if (severity !== 'error') continue;
    for (const place of [file, ...(related ?? []).map((other) => other.file)]) {
      const rules = failed.get(place) ?? new Set();
      failed.set(place, rules.add(ruleId));
    }
  }
  return failed;
}
