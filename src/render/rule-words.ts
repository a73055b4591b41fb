/** Render: what kinds and severities of rules mean to the people who meet them. */
import type { RuleKind, Severity } from '../model/diagnostic.ts';
import type { InterfaceWords } from './interface-words.ts';

/** A kind of rule in words. */
export interface KindWords {
  kind: RuleKind;
  title: string;
  /** What sort of trouble its rules speak of. */
  about: string;
  /** What an error of this kind does to each command. */
  check: string;
  build: string;
  /** Whether an organisation may give its rules another severity. */
  adjustable: boolean;
}

/** Kinds, the gravest first. */
export const ruleKinds: readonly RuleKind[] = ['document', 'readiness', 'lapse', 'style'];

/** The kinds in the words of a language. */
export function kindWords({ say }: Pick<InterfaceWords, 'say'>): KindWords[] {
  return ruleKinds.map((kind) => ({
    kind,
    title: say(`kinds.${kind}.title`),
    about: say(`kinds.${kind}.about`),
    check: say(`kinds.${kind}.check`),
    build: say(`kinds.${kind}.build`),
    adjustable: kind !== 'document',
  }));
}

/** What a severity is called and what it does. */
export function severityWords({
  say,
}: Pick<InterfaceWords, 'say'>): Record<Severity, { title: string; about: string }> {
  const of = (severity: Severity) => ({
    title: say(`severities.${severity}.title`),
    about: say(`severities.${severity}.about`),
  });
  return { error: of('error'), warning: of('warning'), info: of('info') };
}
