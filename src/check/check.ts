/**
 * Check: documents → diagnostics. Runs every rule over every document and resolves places to lines only for what was
 * found.
 */
import type { Config } from '../model/config.ts';
import type { Content, GuideDocument, PageDocument, SourceDocument } from '../model/content.ts';
import type { Diagnostic, Range } from '../model/diagnostic.ts';
import { makeDiagnostic } from '../model/make-diagnostic.ts';
import type { CheckContext, Finding, Place, Rule } from '../model/rule.ts';

/** What a rule found by looking across documents, before its place is looked up. */
export interface Across {
  rule: Rule;
  finding: Finding & { document: SourceDocument };
}

/** Checks everything. Rules are given, so that tests run one alone. */
export function checkContent(content: Content, context: CheckContext, rules: readonly Rule[]): Diagnostic[] {
  return checkPart(content, context, rules, () => true, findAcross(content, context, rules));
}

/**
 * Checks some of the documents: what `checkContent` finds in them.
 * @param wanted which files, by path
 * @param across what `findAcross` found
 */
export function checkPart(
  { guides, pages }: Content,
  context: CheckContext,
  rules: readonly Rule[],
  wanted: (file: string) => boolean,
  across: readonly Across[],
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const [wantedGuides, wantedPages] = [guides, pages].map((all) =>
    all.filter(({ file }) => wanted(file)),
  ) as [GuideDocument[], PageDocument[]];
  for (const rule of inForce(rules, context)) {
    if (rule.checkGuide)
      for (const guide of wantedGuides) collect(rule, guide, rule.checkGuide(guide, context), diagnostics);
    if (rule.checkPage)
      for (const page of wantedPages) collect(rule, page, rule.checkPage(page, context), diagnostics);
  }
  for (const { rule, finding } of across)
    if (wanted(finding.document.file)) diagnostics.push(resolve(rule, finding.document, finding));
  return diagnostics;
}

/** What rules find that look across documents. */
export function findAcross(content: Content, context: CheckContext, rules: readonly Rule[]): Across[] {
  return inForce(rules, context).flatMap((rule) =>
    rule.checkContent ? [...rule.checkContent(content, context)].map((finding) => ({ rule, finding })) : [],
  );
}

/** Files in which rules found something else in one state of a content than in another. */
export function filesThatDiffer(before: readonly Across[], after: readonly Across[]): Set<string> {
  const count = new Map<string, { file: string; more: number }>();
  const add = (found: readonly Across[], amount: number) => {
    for (const { rule, finding } of found) {
      const { document, related, ...own } = finding;
      const places = related?.map(({ document: other, at, message }) => [other.file, at, message]);
      const key = JSON.stringify([rule.id, document.file, own, places]);
      const known = count.get(key) ?? { file: document.file, more: 0 };
      known.more += amount;
      count.set(key, known);
    }
  };
  add(before, -1);
  add(after, 1);
  return new Set([...count.values()].flatMap(({ file, more }) => (more === 0 ? [] : [file])));
}

/** Those rules that run: an optional one runs where the configuration names it. */
function inForce(rules: readonly Rule[], { config }: CheckContext): Rule[] {
  return rules.filter(({ id, optional }) => !optional || Object.hasOwn(config.rules, id));
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
