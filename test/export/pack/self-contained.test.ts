/** Self-contained pages: read as a browser does, nothing in them loads, sends or runs anything. */
import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { type PageParts, selfContained } from '../../../src/export/pack/self-contained.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const bytes = new TextEncoder().encode('<svg/>');
const parts: PageParts = {
  styles: 'p{color:red}',
  file: (address) => (address === '/a.svg' ? { type: 'image/svg+xml', bytes } : undefined),
  link: (address) => (address.startsWith('/') ? undefined : address),
};
const page = (body: string, head = '') =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>A page</title>${head}\n</head>\n<body>${body}</body>\n</html>\n`;

function elements(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

function only(html: string, name: string): Element[] {
  return elements(html).filter(({ tagName }) => tagName === name);
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((candidate) => candidate.name === name)?.value;
}

function textOf(node: Node | undefined): string {
  if (!node) return '';
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

describe('selfContained', () => {
  it('allows the one style sheet by its hash, and nothing from elsewhere', () => {
    const html = selfContained(page('<p>x</p>', '<link rel="stylesheet" href="/s.css">'), parts);
    const [style] = only(html, 'style');
    const hash = createHash('sha256').update(textOf(style)).digest('base64');
    const policy = only(html, 'meta').map((meta) => attribute(meta, 'content'))[0];
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(only(html, 'link')).toEqual([]);
  });

  it('replaces the policy, and leaves out reloads and what other sites show', () => {
    const head =
      '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src *"><meta http-equiv="refresh" content="0;url=https://x.example"><meta property="og:image" content="https://x.example"><base href="https://x.example">';
    const html = selfContained(page('', head), parts);
    expect(
      only(html, 'meta').map((meta) => attribute(meta, 'charset') ?? attribute(meta, 'http-equiv')),
    ).toEqual(['Content-Security-Policy', 'utf-8']);
    expect(html).not.toContain('x.example');
  });

  it('leaves out scripts, frames and handlers', () => {
    const html = selfContained(
      page(
        '<script>alert("</p>")</script><SCRIPT src="/x.js"></SCRIPT ><template><img src="/a.svg"></template><iframe src="/x"></iframe><object data="/x">o</object><embed src="/x"><p onclick="x()" ONLOAD="x()" style="color:red">kept</p><video src="/x" autoplay></video>',
      ),
      parts,
    );
    expect(elements(html).map(({ tagName }) => tagName)).toEqual([
      ...['html', 'head', 'meta', 'title', 'style', 'body', 'p'],
    ]);
    expect(only(html, 'p')[0]?.attrs).toEqual([]);
    expect(html).toContain('kept');
  });

  it('writes images into the page, and says what others show', () => {
    const html = selfContained(
      page('<img class="i" src="/a.svg" alt=""><img src="/b.svg" alt="A &lt;b&gt; &amp; c">'),
      parts,
    );
    const [image, ...others] = only(html, 'img');
    expect(others).toEqual([]);
    expect(attribute(image, 'src')).toBe(
      `data:image/svg+xml;base64,${Buffer.from(bytes).toString('base64')}`,
    );
    expect(attribute(image, 'alt')).toBe('');
    expect(textOf(only(html, 'body')[0])).toContain('A <b> & c');
  });

  it('keeps links that lead somewhere, and the words of those that do not', () => {
    const html = selfContained(
      page(
        '<p><a class="l" href="https://x.example/?a=1&amp;b=2" target="_blank">out</a> <a id="i" class="l" href="/gone/">gone</a> <a href="#x">here</a></p>',
      ),
      parts,
    );
    expect(only(html, 'a').map((link) => attribute(link, 'href'))).toEqual([
      'https://x.example/?a=1&b=2',
      '#x',
    ]);
    expect(only(html, 'a')[0]?.attrs.map(({ name }) => name)).toEqual(['class', 'href']);
    expect(only(html, 'span')[0]?.attrs).toEqual([{ name: 'id', value: 'i' }]);
    expect(textOf(only(html, 'p')[0])).toBe('out gone here');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'file:///etc/passwd',
    '//x.example',
    '\\\\x',
    ' x',
    'vbscript:x',
  ])('follows no link to %s', (address) => {
    const html = selfContained(page(`<a href="x">words</a>`), { ...parts, link: () => address });
    expect(only(html, 'a')).toEqual([]);
    expect(html).toContain('words');
  });

  it('keeps drawings, whose names have capitals, and nothing that they load', () => {
    const html = selfContained(
      page(
        '<svg viewBox="0 0 1 1"><use href="#a"/><image href="/b.png"/><a href="/gone/"><text>t</text></a><use xlink:href="https://x.example"/></svg><p>after</p>',
      ),
      parts,
    );
    expect(attribute(only(html, 'svg')[0], 'viewBox')).toBe('0 0 1 1');
    expect(only(html, 'use').map((use) => attribute(use, 'href'))).toEqual(['#a', undefined]);
    expect(attribute(only(html, 'image')[0], 'href')).toBeUndefined();
    expect(only(html, 'g').map(textOf)).toEqual(['t']);
    expect(html).not.toContain('x.example');
  });

  it('is not confused by hostile words', () => {
    const hostile = '"><script>alert(1)</script><!-- </style> & \' `';
    const escaped = hostile
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;');
    const html = selfContained(page(`<p title="${escaped}">${escaped}</p><p title='a > b "c"'>x</p>`), parts);
    const [first, second] = only(html, 'p');
    expect(attribute(first, 'title')).toBe(hostile);
    expect(textOf(first)).toBe(hostile);
    expect(attribute(second, 'title')).toBe('a > b "c"');
    expect(only(html, 'script')).toEqual([]);
  });

  it('leaves out what a script that never ends would hold', () => {
    const html = selfContained(page('<p>before</p><script>x'), parts);
    expect(textOf(only(html, 'body')[0])).toBe('before');
  });

  it('lets no style sheet end its element or load anything', () => {
    const styles =
      '@import "https://x.example/a.css";a{content:"</style><script>alert(1)</script>";background:url( "/a.svg" )}b{background:url(https://x.example/b.png)}c{background:url(data:image/png;base64,AA==)}\r\n';
    const html = selfContained(page('<p>x</p>'), { ...parts, styles });
    const css = textOf(only(html, 'style')[0]);
    expect(only(html, 'script')).toEqual([]);
    expect(html).not.toContain('x.example');
    expect(css).toContain('url("data:image/svg+xml;base64,');
    expect(css).toContain('b{background:url("data:,")}');
    expect(css).toContain('c{background:url("data:image/png;base64,AA==")}');
    expect(css).toContain('<\\/style>');
  });

  it('keeps everything else as it is', () => {
    const body = '<pre>\n\n a  b\n\n</pre><details open><summary>s</summary>&eacute;</details><br>';
    expect(selfContained(page(body), parts)).toContain(body);
  });

  it('refuses a page without head', () => {
    expect(() => selfContained('<p>x</p>', parts)).toThrow('without head');
  });
});
