/** Import: the Markdown that translated tags are made of. */

/** A quotation with a word in front: what stands out on the published page. Lines keep the indent of the tag. */
export function callout(label: string, text: string, indent = ''): string {
  const lines = dedent(text)
    .replace(/^\n+|\s+$/g, '')
    .split('\n');
  const head = label.trim() === '' ? [] : [`> **${label.trim()}**`, '>'];
  return [...head, ...lines.map((line) => (line.trim() === '' ? '>' : `> ${line}`))]
    .map((line) => indent + line)
    .join('\n');
}

/** What could be folded away: its title in bold, and the text below it. */
export function unfolded(title: string, text: string, indent = ''): string {
  const head = title.trim() === '' ? '' : `${indent}**${title.trim()}**\n\n`;
  return `\n${head}${text.replace(/^\n+|\s+$/g, '')}\n`;
}

/** A block of code whose fence is longer than any in it. */
export function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/^\n+|\s+$/g, '')}\n${fence}`;
}

/** A link, or the text alone where there is no address. */
export function link(text: string, address: string): string {
  return address.trim() === '' ? text : `[${text}](${destination(address)})`;
}

/** An image with its caption below it. */
export function image(source: string, alt: string, caption = ''): string {
  const shown = `![${alt.replace(/[[\]]/g, '')}](${destination(source)})`;
  return caption.trim() === '' || caption.trim() === alt.trim() ? shown : `${shown}\n\n${caption.trim()}`;
}

/** An address as Markdown takes it. */
export function destination(address: string): string {
  const text = address.trim();
  if (!/[\s()<>]/.test(text)) return text;
  return /[<>\n]/.test(text) ? encodeURI(text) : `<${text}>`;
}

/** Attributes of a tag: `a="b"`, `a='b'`, `a=b` and `a: "b"`; what has no name counts from `0`. */
export function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  let unnamed = 0;
  for (const match of text.matchAll(
    /(?:([\w-]+)\s*(?:=>|[=:])\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"'=,:{}()]+))/g,
  )) {
    const [, name, double, single, bare] = match;
    const value = (double ?? single)?.replace(/\\(["'\\])/g, '$1') ?? bare ?? '';
    if (name === undefined) found[String(unnamed++)] = value;
    else found[name.toLowerCase()] = value;
  }
  return found;
}

/** A word as the label of a callout: `warning` → `Warning`. */
export function labelOf(kind: string): string {
  const words = kind.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Takes off the indent that all lines share. */
export function dedent(text: string): string {
  const lines = text.replaceAll('\t', '    ').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const least = Math.min(...indents);
  return Number.isFinite(least) && least > 0 ? lines.map((line) => line.slice(least)).join('\n') : text;
}
