/**
 * Report: the difference of two texts as a unified diff, as `patch` and `git apply` read it.
 * @see https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */

/** Lines that stay the same around a change. */
const CONTEXT = 3;
/** Steps of comparing after which what lies between the first and the last difference counts as one change. */
const MOST_STEPS = 1000;

/** A line of the result: kept, taken out or put in. */
interface DiffLine {
  mark: ' ' | '-' | '+';
  text: string;
}

/** The diff of one file, empty if the texts are equal; `name` is the path as it is shown. */
export function formatUnifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = compare(linesOf(before), linesOf(after));
  return [`--- a/${name}\n`, `+++ b/${name}\n`, ...hunks(lines)].join('');
}

/** Lines with their ends, so that a line that ends otherwise is another line. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function compare(before: readonly string[], after: readonly string[]): DiffLine[] {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  const keep = (text: string): DiffLine => ({ mark: ' ', text });
  return [
    ...before.slice(0, head).map(keep),
    ...shortest(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(keep),
  ];
}

/** The shortest way from one list of lines to another. @see Myers, “An O(ND) difference algorithm” (1986) */
function shortest(before: readonly string[], after: readonly string[]): DiffLine[] {
  const reach = new Map<number, number>([[1, 0]]);
  const trail: Map<number, number>[] = [];
  const most = Math.min(MOST_STEPS, before.length + after.length);
  for (let step = 0; step <= most; step++) {
    trail.push(new Map(reach));
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      let at = goesDown(reach, diagonal, step)
        ? (reach.get(diagonal + 1) ?? 0)
        : (reach.get(diagonal - 1) ?? 0) + 1;
      while (at < before.length && at - diagonal < after.length && before[at] === after[at - diagonal])
        at += 1;
      reach.set(diagonal, at);
      if (at >= before.length && at - diagonal >= after.length) return walkBack(before, after, trail);
    }
  }
  return [
    ...before.map((text): DiffLine => ({ mark: '-', text })),
    ...after.map((text): DiffLine => ({ mark: '+', text })),
  ];
}

function goesDown(reach: ReadonlyMap<number, number>, diagonal: number, step: number): boolean {
  return (
    diagonal === -step ||
    (diagonal !== step && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1))
  );
}

function walkBack(
  before: readonly string[],
  after: readonly string[],
  trail: readonly ReadonlyMap<number, number>[],
): DiffLine[] {
  const lines: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let step = trail.length - 1; step >= 0; step--) {
    const reach = trail[step] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = goesDown(reach, diagonal, step);
    const from = down ? diagonal + 1 : diagonal - 1;
    const startX = reach.get(from) ?? 0;
    const startY = startX - from;
    while (x > startX && y > startY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      lines.push({ mark: ' ', text: before[x] ?? '' });
    }
    if (step === 0) break;
    if (down) lines.push({ mark: '+', text: after[--y] ?? '' });
    else lines.push({ mark: '-', text: before[--x] ?? '' });
  }
  return lines.reverse();
}

function* hunks(lines: readonly DiffLine[]): Iterable<string> {
  // Places of both texts at each line of the diff.
  const changes = lines.flatMap(({ mark }, index) => (mark === ' ' ? [] : [index]));
  let next = 0;
  while (next < changes.length) {
    const start = Math.max(0, (changes[next] ?? 0) - CONTEXT);
    while (next + 1 < changes.length && (changes[next + 1] ?? 0) - (changes[next] ?? 0) <= 2 * CONTEXT)
      next += 1;
    const end = Math.min(lines.length, (changes[next] ?? 0) + CONTEXT + 1);
    next += 1;
    const hunk = lines.slice(start, end);
    const before = lines.slice(0, start);
    yield `@@ -${range(before, hunk, '+')} +${range(before, hunk, '-')} @@\n`;
    for (const { mark, text } of hunk)
      yield text.endsWith('\n') ? `${mark}${text}` : `${mark}${text}\n\\ No newline at end of file\n`;
  }
}

/** `first line,number of lines` of one side, which lacks the lines with the mark of the other. */
function range(before: readonly DiffLine[], hunk: readonly DiffLine[], other: '-' | '+'): string {
  const count = (lines: readonly DiffLine[]) => lines.filter(({ mark }) => mark !== other).length;
  const length = count(hunk);
  const first = count(before) + (length === 0 ? 0 : 1);
  return length === 1 ? String(first) : `${first},${length}`;
}
