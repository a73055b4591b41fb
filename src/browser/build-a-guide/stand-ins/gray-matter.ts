/**
 * Browser: stands in for gray-matter, which is written for Node. Reading finds the fences itself and hands over one
 * block of front matter whose only engine is our own parser; that is all there is to do.
 */

/** Calls the engine for YAML on a block between fences. */
export default function matter(
  text: string,
  { engines }: { engines: { yaml: (text: string) => object } },
): { data: object; content: string } {
  return { data: engines.yaml(text.replace(/^---\n/, '').replace(/---\n$/, '')), content: '' };
}
