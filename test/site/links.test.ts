/** Every link of the built example leads somewhere, and no page loads anything from another origin. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleSite, type PublishedSite, publishedSite, temporaryFolder } from '../support/build-site.ts';
import { brokenLinks, unreachablePages } from '../support/site-links.ts';

describe.each([['/'], ['/x/']])('the example under %s', (basePath) => {
  it('has no link, anchor, image or style sheet that leads nowhere or elsewhere', async () => {
    const site = await exampleSite(basePath);
    expect(site.pages().length).toBeGreaterThan(30);
    expect(brokenLinks(site)).toEqual([]);
  });

  it('lets the reader reach every page from the home page', async () => {
    expect(unreachablePages(await exampleSite(basePath))).toEqual(['404.html']);
  });
});

describe('brokenLinks', () => {
  it.each([
    ['<a href="/nowhere/">', '/nowhere/: there is no such file'],
    ['<a href="there">', 'there: there is no such file'],
    ['<a href="/other/#nowhere">', '/other/#nowhere: there is no such anchor'],
    ['<a href="#nowhere">', '#nowhere: there is no such anchor'],
    ['<a href="#">', '#: leads nowhere'],
    ['<a href="">', ': leads nowhere'],
    ['<a href="javascript:alert(1)">', 'javascript:alert(1): has a protocol that is not allowed'],
    ['<a href="JaVaScRiPt&colon;alert(1)">', 'has a protocol that is not allowed'],
    ['<a href="data:text/html,x">', 'data:text/html,x: carries data'],
    ['<a href="file:///etc/passwd">', 'file:///etc/passwd: has a protocol that is not allowed'],
    ['<a href="//other.example/">', undefined],
    ['<a href="https://other.example/">', undefined],
    ['<a href="mailto:team@other.example">', undefined],
    ['<img src="missing.png">', 'missing.png: there is no such file'],
    ['<img src="//other.example/a.png">', '//other.example/a.png: is loaded from elsewhere'],
    ['<img srcset="/logo.svg 1x, https://other.example/a.png 2x">', 'is loaded from elsewhere'],
    ['<link rel="stylesheet" href="https://other.example/a.css">', 'is loaded from elsewhere'],
    ['<link rel="preconnect" href="https://other.example/">', 'is loaded from elsewhere'],
    ['<link rel="canonical" href="https://other.example/">', undefined],
    ['<script src="https://other.example/a.js"></script>', 'is loaded from elsewhere'],
    ['<iframe src="https://other.example/"></iframe>', 'is loaded from elsewhere'],
    ['<object data="https://other.example/"></object>', 'is loaded from elsewhere'],
    ['<svg><use href="https://other.example/a.svg#b"/></svg>', 'is loaded from elsewhere'],
    ['<p style="background: url(https://other.example/a.png)">', 'is loaded from elsewhere'],
    ['<style>@import "https://other.example/a.css"</style>', 'is loaded from elsewhere'],
    ['<meta http-equiv="refresh" content="0; url=https://other.example/">', 'is loaded from elsewhere'],
    ['<form action="/nowhere"></form>', '/nowhere: there is no such file'],
    ['<a href="/other/#heading">', undefined],
    ['<a href="other/">', undefined],
  ])('judges %s', (html, problem) => {
    const found = brokenLinks(siteOf({ 'index.html': html, ...others }));
    expect(found).toHaveLength(problem === undefined ? 0 : 1);
    if (problem !== undefined) expect(found[0]).toContain(problem);
  });

  it('looks into style sheets', () => {
    const site = siteOf({ 'a/site.css': '@font-face{src:url(missing.woff2)} a{b:url("//c.example/d")}' });
    expect(brokenLinks(site)).toEqual([
      'a/site.css: missing.woff2: there is no such file',
      'a/site.css: //c.example/d: is loaded from elsewhere',
    ]);
  });

  it('holds links to the base path', () => {
    const site = siteOf({ 'index.html': '<a href="/other/">', ...others }, '/x/');
    expect(brokenLinks(site)).toEqual(['index.html: /other/: leaves the base path']);
    expect(brokenLinks(siteOf({ 'index.html': '<a href="/x/other/">', ...others }, '/x/'))).toEqual([]);
  });
});

describe('unreachablePages', () => {
  it('names pages that no path of links leads to', () => {
    const site = siteOf({
      'index.html': '<a href="/a/">',
      'a/index.html': '<a href="../b.html">',
      'b.html': '',
      'c/index.html': '<a href="/d.html">',
      'd.html': '',
    });
    expect(unreachablePages(site)).toEqual(['c/index.html', 'd.html']);
  });
});

const others = { 'other/index.html': '<h1 id="heading">Other</h1>', 'logo.svg': '<svg></svg>' };

function siteOf(files: Readonly<Record<string, string>>, basePath = '/'): PublishedSite {
  const folder = mkdtempSync(join(temporaryFolder(), 'site-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return publishedSite(folder, basePath);
}
