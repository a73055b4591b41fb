/** Derive: guides and findings → how much of what is due each service meets, for many days of one estate. */
import type { Content } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { countReadiness } from '../model/judge-readiness.ts';
import type { ReadinessCount } from '../model/readiness.ts';
import { failedRulesByFile, findingRulesOf } from './failed-rules.ts';

const none: ReadonlySet<string> = new Set();

/** Readiness by id of service; guides that the schema refuses are left out. */
export function countServices(
  { guides, frameworks, organisation }: Content,
  diagnostics: readonly Diagnostic[],
  today: string,
): Map<string, ReadinessCount> {
  const failed = failedRulesByFile(diagnostics);
  const findings = Map.groupBy(diagnostics, ({ file }) => file);
  return new Map(
    guides.flatMap(({ id, file, guide }) => {
      if (!guide) return [];
      const count = countReadiness({
        ...{ guide, frameworks, organisation, today },
        failedRules: failed.get(file) ?? none,
        findingRules: findingRulesOf(findings.get(file) ?? []),
      });
      return [[id, count] as const];
    }),
  );
}
