/** Check: lists and numbers as messages say them. */

/** `a`, `a and b`, or `a, b and c`. */
export function listInWords(items: readonly string[], last = 'and'): string {
  return items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

/** `1 day`, `2 days`. */
export function countInWords(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
