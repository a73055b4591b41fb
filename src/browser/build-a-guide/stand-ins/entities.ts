/** Browser: stands in for `entities`, whose table of 2,000 names every browser has already. */

const known = new Map<string, string>();

/** The characters of a named reference such as `&eacute;`; as it is if HTML has no such name. */
export function decodeHTMLStrict(reference: string): string {
  const before = known.get(reference);
  if (before !== undefined) return before;
  // Nothing in a textarea can become an element.
  const holder = document.createElement('textarea');
  holder.innerHTML = reference;
  const text = holder.textContent;
  // Browsers read `&notit;` as `&not` and two letters; what they know whole has lost its semicolon.
  const whole = !text.endsWith(';') || reference === '&semi;';
  const decoded = whole ? text : reference;
  known.set(reference, decoded);
  return decoded;
}
