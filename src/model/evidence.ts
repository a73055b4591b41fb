/** Model: does a guide hold the evidence that a criterion asks for? Reads facts by path and knows no framework. */
import type { Criterion, Evidence } from './framework.ts';
import { findPlaceholder } from './placeholder.ts';
import type { EvidenceFact, EvidenceProblem } from './readiness.ts';

type Values = Readonly<Record<string, unknown>>;

/** Values at a path of keys; `*` steps into every item of a list. */
export function valuesAt(root: unknown, path: string): unknown[] {
  const found: unknown[] = [];
  collect(root, stepsOf(path), 0, found);
  return found;
}

const knownSteps = new Map<string, readonly string[]>();

/** The steps of a path, split once: each path of a framework is asked of every guide. */
function stepsOf(path: string): readonly string[] {
  let steps = knownSteps.get(path);
  if (!steps) {
    steps = path.split('.');
    knownSteps.set(path, steps);
  }
  return steps;
}

function collect(root: unknown, steps: readonly string[], from: number, found: unknown[]): void {
  let value = root;
  for (let index = from; index < steps.length; index++) {
    const step = steps[index] as string;
    if (step === '*') {
      if (Array.isArray(value)) for (const item of value) collect(item, steps, index + 1, found);
      return;
    }
    if (!isValues(value) || !Object.hasOwn(value, step)) return;
    value = value[step];
  }
  if (value !== undefined && value !== null) found.push(value);
}

/** Judges one piece of evidence. */
export function judgeEvidence(guide: unknown, evidence: Evidence): EvidenceFact {
  const problem = whatIsMissing(guide, evidence);
  return { fact: evidence.fact, met: problem === undefined, ...(problem ? { problem } : {}) };
}

/**
 * The date of a criterion's evidence. Of several the oldest counts, because all are asked for; of items that a `where`
 * selects the newest, because a later one takes the place of an earlier.
 */
export function evidenceDate(
  guide: unknown,
  criterion: Pick<Criterion, 'date' | 'evidence'>,
): string | undefined {
  const path = criterion.date;
  if (path === undefined) return undefined;
  const [list, key] = splitAtItems(path);
  const selections =
    key === undefined ? [] : criterion.evidence.filter(({ fact, where }) => fact === list && where);
  if (selections.length === 0 || key === undefined) return dates(valuesAt(guide, path))[0];
  const newest = selections.map((evidence) =>
    dates(selected(valuesAt(guide, list), evidence).flatMap((item) => valuesAt(item, key))).at(-1),
  );
  return newest.includes(undefined) ? undefined : dates(newest)[0];
}

/** `readiness.rehearsals.*.on` → the list, and the key of its items. */
function splitAtItems(path: string): [string, string?] {
  const at = path.lastIndexOf('.*.');
  return at === -1 ? [path] : [path.slice(0, at), path.slice(at + 3)];
}

function dates(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string').sort();
}

function whatIsMissing(guide: unknown, evidence: Evidence): EvidenceProblem | undefined {
  if (evidence.or !== undefined && !valuesAt(guide, evidence.or).every(isEmpty)) return undefined;
  const { fact, where, having, at_least, may_be_empty } = evidence;
  const values = valuesAt(guide, fact);
  if (where || having || at_least) {
    const wanted = at_least ?? 1;
    const items = selected(values, evidence);
    return items.length >= wanted ? undefined : tooFew(wanted, evidence);
  }
  const [list, key] = splitAtItems(fact);
  const items = key === undefined ? [] : valuesAt(guide, list).flat();
  if (may_be_empty && key !== undefined && items.length === 0) return undefined;
  if (values.length === 0 || values.every(isEmpty)) return { kind: 'empty' };
  if (values.length < items.length) return { kind: 'some-empty', filled: values.length, total: items.length };
  return whatDiffers(values, evidence);
}

function whatDiffers(
  values: readonly unknown[],
  { is, one_of, includes }: Evidence,
): EvidenceProblem | undefined {
  if (is !== undefined && !values.every((value) => value === is))
    return { kind: 'must-be', values: [String(is)] };
  if (one_of && !values.every((value) => one_of.includes(value as string)))
    return { kind: 'must-be', values: one_of.map(String) };
  const lacking = includes?.filter((wanted) => !values.flat().includes(wanted)) ?? [];
  return lacking.length > 0 ? { kind: 'lacks', values: lacking } : undefined;
}

/** Items of a list that a piece of evidence selects. */
function selected(values: readonly unknown[], { where, having }: Evidence): unknown[] {
  return values.flat().filter((item) => {
    if (!where && !having) return true;
    if (!isValues(item)) return false;
    const matches = Object.entries(where ?? {}).every(([key, wanted]) =>
      Array.isArray(wanted) ? wanted.includes(item[key] as string) : item[key] === wanted,
    );
    return matches && (having ?? []).every((key) => item[key] !== undefined && !isEmpty(item[key]));
  });
}

function tooFew(wanted: number, { where, having }: Evidence): EvidenceProblem {
  return {
    kind: 'too-few',
    wanted,
    where: Object.entries(where ?? {}).map(([key, value]) => [key, [value].flat().map(String)]),
    filled: having ?? [],
  };
}

/** Blank text and placeholders say nothing. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'string' && (value.trim() === '' || findPlaceholder(value) !== undefined);
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
