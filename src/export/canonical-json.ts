/** Export: JSON with one way to write each value, so that equal data has equal bytes. */

/**
 * Writes a value as canonical JSON: keys in order of code units, no blanks, keys without value left out.
 * @throws Error for a value that JSON cannot hold: a number that is not finite, half a surrogate pair; a bug of ours
 * @see https://www.rfc-editor.org/rfc/rfc8785 (JCS)
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`JSON has no number ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error('half a surrogate pair cannot be written as JSON');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object') {
    const parts: string[] = [];
    for (const key of Object.keys(value).sort()) {
      const item = (value as Record<string, unknown>)[key];
      if (item !== undefined) parts.push(`${canonicalJson(key)}:${canonicalJson(item)}`);
    }
    return `{${parts.join(',')}}`;
  }
  throw new Error(`JSON has no ${typeof value}`);
}
