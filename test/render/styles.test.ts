/** Styles of what templates use, for either direction of writing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../scripts/shipped-data.ts';
import { logicalStyles, usedStyles } from '../../src/render/styles.ts';

describe('usedStyles', () => {
  const users = ['<p class="app-used">', '<p class="app-tag app-tag--{{ kind }}">', 'govuk-!-margin-top-0'];
  it.each([
    ['.app-used{a:b}', '.app-used{a:b}'],
    ['.app-unused{a:b}', ''],
    ['.app-used,.app-unused{a:b}', '.app-used{a:b}'],
    ['.app-used .app-unused{a:b}', ''],
    ['.app-used:not(.app-unused){a:b}', '.app-used:not(.app-unused){a:b}'],
    ['.app-used :is(.app-unused,p){a:b}', '.app-used :is(.app-unused,p){a:b}'],
    ['.app-tag--late{a:b}', '.app-tag--late{a:b}'],
    ['.govuk-\\!-margin-top-0{a:b}', '.govuk-\\!-margin-top-0{a:b}'],
    ['.govuk-\\!-margin-top-9{a:b}', ''],
    ['p,#main{a:b}', 'p,#main{a:b}'],
    ['@media print{.app-unused{a:b}}', ''],
    ['@media print{.app-unused{a:b}p{c:d}}', '@media print{p{c:d}}'],
    ['@supports (a:b){@media print{.app-used{c:d}}}', '@supports (a:b){@media print{.app-used{c:d}}}'],
    ['@font-face{font-family:"{}"}p{a:b}', '@font-face{font-family:"{}"}p{a:b}'],
    ['@page sheet{margin:0}', '@page sheet{margin:0}'],
    ['p::after{content:"}.app-unused{"}', 'p::after{content:"}.app-unused{"}'],
    ['.app-used[href*=","]{a:b}', '.app-used[href*=","]{a:b}'],
  ])('of %s are %s', (css, expected) => {
    expect(usedStyles(css, users)).toBe(expected);
  });
});

describe('logicalStyles', () => {
  it.each([
    ['p{margin-left:1px;padding-right:2px}', 'p{margin-inline-start:1px;padding-inline-end:2px}'],
    [
      'p{border-left:1px solid;border-right-color:red}',
      'p{border-inline-start:1px solid;border-inline-end-color:red}',
    ],
    ['p{left:0;text-align:right;float:left}', 'p{inset-inline-start:0;text-align:end;float:inline-start}'],
    ['p{border-left-width:7px;clip-path:polygon(0 0)}', 'p{border-left-width:7px;clip-path:polygon(0 0)}'],
    ['p{background:url("a;left:0")}', 'p{background:url("a;left:0")}'],
    ['p{margin:0 1px;scroll-margin-left:2px}', 'p{margin:0 1px;scroll-margin-left:2px}'],
  ])('of %s are %s', (css, expected) => {
    expect(logicalStyles(css)).toBe(expected);
  });
});

describe('our styles', () => {
  const files = readdirSync(join(packageRoot, '_includes'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.scss'))
    .sort()
    .map((name): [string, string] => [name, readFileSync(join(packageRoot, '_includes', name), 'utf8')]);

  it.each(files)('%s speak of start and end, not of left and right', (_name, text) => {
    const physical =
      /^\s*(?:(?:margin|padding|border)-(?:left|right)\b|(?:left|right):|text-align: (?:left|right)|float: (?:left|right))/;
    expect(text.split('\n').filter((line) => physical.test(line))).toEqual([]);
  });

  it.each(files)('%s take their colours from the brand', (_name, text) => {
    // Paper is black on white, whatever the brand.
    const colour = /#(?!000\b|fff\b)[0-9a-f]{3,8}\b|\brgba?\(/i;
    const lines = text.split('\n').filter((line) => colour.test(line.replace(/\/\/.*/, '')));
    expect(lines).toEqual([]);
  });
});
