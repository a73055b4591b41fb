/**
 * Model: terms of accountability that follow each other. At any date exactly one should count; this finds the one, and
 * the gaps and overlaps. @see S0.21
 */
import { addDays } from './date.ts';

/** A span of days, both counted; without `from` it has always counted, without `to` it counts until further notice. */
export interface Term {
  from?: string | undefined;
  to?: string | undefined;
}

/** What keeps terms from following each other: `index` is the later term, `other` the one it conflicts with. */
export type TermConflict =
  | { kind: 'backwards'; index: number }
  | { kind: 'gap' | 'overlap'; index: number; other: number };

/** True if the term counts on the date. */
export function termCovers(term: Term, date: string): boolean {
  return (term.from === undefined || term.from <= date) && (term.to === undefined || term.to >= date);
}

/** Everything that keeps exactly one term from counting on each day between the first and the last. */
export function termConflicts(terms: readonly Term[]): TermConflict[] {
  const conflicts: TermConflict[] = [];
  const inOrder: number[] = [];
  terms.forEach(({ from, to }, index) => {
    if (from !== undefined && to !== undefined && to < from) conflicts.push({ kind: 'backwards', index });
    else inOrder.push(index);
  });
  inOrder.sort((a, b) => compareStart(terms[a]?.from, terms[b]?.from));
  let latest = inOrder[0];
  for (const index of inOrder.slice(1)) {
    const from = terms[index]?.from;
    const until = latest === undefined ? undefined : terms[latest]?.to;
    const other = latest ?? 0;
    if (until === undefined || from === undefined || from <= until)
      conflicts.push({ kind: 'overlap', index, other });
    else if (from > addDays(until, 1)) conflicts.push({ kind: 'gap', index, other });
    const to = terms[index]?.to;
    if (until !== undefined && (to === undefined || to > until)) latest = index;
  }
  return conflicts;
}

function compareStart(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return a < b ? -1 : 1;
}
