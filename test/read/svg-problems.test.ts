/** What a logo may hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svgProblems } from '../../src/read/svg-problems.ts';

const inside = (markup: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${markup}</svg>`;

describe('svgProblems', () => {
  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT>alert(1)</SCRIPT>',
    '<svg:script>alert(1)</svg:script>',
    '<path onload="alert(1)" d="M0 0"/>',
    '<path ONLOAD="alert(1)" d="M0 0"/>',
    "<path onload='alert(1)' d='M0 0'/>",
    '<path onload=alert(1) d="M0 0"/>',
    '<path\nonload="alert(1)"/>',
    '<path/onload="alert(1)"/>',
    '<foreignObject><p>text</p></foreignObject>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<style>path{fill:url(https://x.example)}</style>',
    '<path style="fill:red"/>',
    '<use xlink:href="other.svg#a"/>',
    '<use href=" javascript:alert(1)"/>',
    '<rect fill="url(&#104;ttps://x.example)"/>',
    '<rect fill="url(//x.example/a)"/>',
    '<animate attributeName="href" values="javascript:alert(1)"/>',
    '<set attributeName="onload" to="alert(1)"/>',
    '<a href="https://x.example"><path d="M0 0"/></a>',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?xml-stylesheet href="https://x.example/a.css"?>',
    '<!--> <script>alert(1)</script> -->',
    '<path d="M0 0"',
  ])('refuses %s', (markup) => {
    expect(svgProblems(inside(markup))).not.toEqual([]);
  });

  it.each([
    '<path d="M0 0h8v8z" fill="#fff"/>',
    '<!-- drawn by hand --><g transform="scale(2)"><circle cx="1" cy="1" r="1"/></g>',
    '<title>Land and Water</title>',
    '<defs><clipPath id="a"><rect width="1" height="1"/></clipPath></defs><g clip-path="url(#a)"/>',
    '<use href="#a"/>',
  ])('accepts %s', (markup) => {
    expect(svgProblems(inside(markup))).toEqual([]);
  });

  it.each(['', 'GIF89a', '<html></html>', '<!DOCTYPE svg><svg/>'])('refuses a file that is %j', (text) => {
    expect(svgProblems(text)).not.toEqual([]);
  });

  it('points into the text, whatever the text is', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '/',
      '!--',
      '-->',
      'svg',
      'script',
      'path',
      ' d=',
      '?',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { offset } of svgProblems(text)) expect(offset).toBeLessThanOrEqual(text.length);
        if (/<script/i.test(text)) expect(svgProblems(text)).not.toEqual([]);
      }),
    );
  });
});
