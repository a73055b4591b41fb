/**
 * Check: a waiver in force, or a reason why a criterion does not apply, excuses the findings that the criterion stands
 * for. They stay visible as notes, so that nobody forgets what is waived.
 */
import type { Content, GuideDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Criterion, Framework } from '../model/framework.ts';

/** Weakens the findings of kind `readiness` that waivers and exclusions of their guide excuse. */
export function excuseFindings(
  content: Content,
  diagnostics: readonly Diagnostic[],
  today: string,
): Diagnostic[] {
  const excuses = new Map(content.guides.flatMap((guide) => entryOf(guide, content.frameworks, today)));
  if (excuses.size === 0) return [...diagnostics];
  return diagnostics.map((found) => {
    const excuse =
      found.kind === 'readiness' && found.severity === 'error' ? excuses.get(found.file)?.(found) : undefined;
    return excuse ? { ...found, severity: 'info', hint: excuse } : found;
  });
}

type Excuse = (found: Diagnostic) => string | undefined;

function entryOf(guide: GuideDocument, frameworks: readonly Framework[], today: string): [string, Excuse][] {
  const reasons = new Map<string, string>();
  for (const { criterion, reason } of guide.draft.not_applicable ?? [])
    reasons.set(criterion, `${criterion} does not apply: ${reason}`);
  for (const { criterion, expires, reason } of guide.draft.waivers ?? [])
    if (expires >= today) reasons.set(criterion, `${criterion} is waived until ${expires}: ${reason}`);
  if (reasons.size === 0) return [];
  const criteria = frameworks.flatMap((framework) => framework.stages.flatMap((stage) => stage.criteria));
  return [[guide.file, (found) => excuseOf(found, criteria, reasons)]];
}

/** A finding is excused if some criterion asks for it and every criterion that does is excused. */
function excuseOf(
  found: Diagnostic,
  criteria: readonly Criterion[],
  reasons: ReadonlyMap<string, string>,
): string | undefined {
  const asking = criteria.filter((criterion) => asksFor(criterion, found));
  if (
    asking.length === 0 ||
    !asking.every((criterion) => mayBeExcused(criterion) && reasons.has(criterion.id))
  )
    return undefined;
  return asking.map((criterion) => reasons.get(criterion.id)).join(' ');
}

function asksFor(criterion: Criterion, found: Diagnostic): boolean {
  if (found.fact === undefined)
    return [criterion.rules, criterion.no_finding_of].some((rules) => rules?.includes(found.ruleId));
  return criterion.evidence.some(({ fact }) => fact === found.fact || fact.startsWith(`${found.fact}.`));
}

function mayBeExcused(criterion: Criterion): boolean {
  return criterion.waivable || criterion.can_be_not_applicable;
}
