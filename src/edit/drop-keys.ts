/** Edit: leaves keys out of the front matter of a template. */

/** The text without some outermost keys and the comments directly above them. */
export function dropKeys(text: string, keys: readonly string[]): string {
  const lines = text.split('\n');
  for (const key of keys) {
    const at = lines.findIndex((line) => line.startsWith(`${key}:`));
    if (at === -1) continue;
    let from = at;
    while (/^#/.test(lines[from - 1] ?? '')) from -= 1;
    const rest = lines.slice(at + 1).findIndex((line) => /^[^\s]/.test(line));
    lines.splice(from, rest === -1 ? 1 : at + 1 + rest - from);
  }
  return lines.join('\n');
}
