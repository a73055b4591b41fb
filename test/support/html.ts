/** Parses pages as browsers do, so that tests ask what a reader gets and not what the text looks like. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';

/** An element of a page. */
export interface HtmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Text within it, entities resolved. */
  text: string;
}

type Node = DefaultTreeAdapterMap['node'];

/** Every element of a page, in the order of the document. */
export function elementsOf(html: string): HtmlElement[] {
  const found: HtmlElement[] = [];
  visit(parse(html), found);
  return found;
}

function visit(node: Node, found: HtmlElement[]): void {
  if ('tagName' in node) {
    found.push({
      name: node.tagName,
      attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
      text: textOf(node),
    });
  }
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, found);
  if ('content' in node) visit(node.content, found);
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
