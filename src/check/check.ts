/**
 * Check: documents → diagnostics. Runs every rule over every document and resolves places to lines only for what was
 * found.
 */
import type { Config } from '../model/config.ts';
import type { Content, SourceDocument } from '../model/content.ts';
import type { Diagnostic, Range } from '../model/diagnostic.ts';
import { makeDiagnostic } from '../model/make-diagnostic.ts';
import type { CheckContext, Finding, Place, Rule } from '../model/rule.ts';

/** Checks everything. Rules are given, so that tests run one alone. */
export function checkContent(content: Content, context: CheckContext, rules: readonly Rule[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    if (rule.optional && !Object.hasOwn(context.config.rules, rule.id)) continue;
    if (rule.checkGuide)
      for (const guide of content.guides) collect(rule, guide, rule.checkGuide(guide, context), diagnostics);
    if (rule.checkPage)
      for (const page of content.pages) collect(rule, page, rule.checkPage(page, context), diagnostics);
    if (rule.checkContent) {
      for (const finding of rule.checkContent(content, context))
        diagnostics.push(resolve(rule, finding.document, finding));
    }
  }
  return diagnostics;
}

/** Applies the configured severities; a rule of kind `document` cannot be weakened. */
export function applySeverities(diagnostics: readonly Diagnostic[], config: Config): Diagnostic[] {
  const chosen = new Map(Object.entries(config.rules));
  if (chosen.size === 0) return [...diagnostics];
  return diagnostics.flatMap((found) => {
    const severity = chosen.get(found.ruleId);
    if (severity === undefined || found.kind === 'document') return [found];
    return severity === 'off' ? [] : [{ ...found, severity }];
  });
}

function collect(
  rule: Rule,
  document: SourceDocument,
  findings: Iterable<Finding>,
  diagnostics: Diagnostic[],
): void {
  for (const finding of findings) diagnostics.push(resolve(rule, document, finding));
}

function resolve(rule: Rule, document: SourceDocument, finding: Finding): Diagnostic {
  const { message, hint, severity, fact, fix } = finding;
  const related = finding.related?.map((place) => ({
    file: place.document.file,
    ...rangeOf(place.document, place.at),
    message: place.message,
  }));
  return makeDiagnostic(rule, document.file, rangeOf(document, finding.at), {
    message,
    hint,
    severity,
    fact,
    fix,
    related,
  });
}

function rangeOf(document: SourceDocument, at: Place): Range {
  return 'range' in at ? at.range : document.locate(at.path, at.on ?? 'value');
}
