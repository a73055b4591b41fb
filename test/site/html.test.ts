/** Every page of the built example is valid HTML, by an independent judge. */
import { describe, expect, it } from 'vitest';
import { exampleSite } from '../support/build-site.ts';
import { errorsOf } from '../support/html-errors.ts';
import { onceEach } from '../support/once-each.ts';

describe('html-validate', () => {
  it('finds nothing on any page', async () => {
    const site = await exampleSite();
    const pages = site.pages();
    expect(pages.length).toBeGreaterThan(30);
    expect(onceEach(pages.flatMap((page) => errorsOf(page, site.read(page))))).toEqual([]);
  });

  it.each([
    ['an element that is not closed', '<main><p>One<div></p></main>'],
    ['the same id twice', '<main><p id="a">One</p><p id="a">Two</p></main>'],
    ['an image without alternative text', '<main><img src="a.png"></main>'],
    ['a heading level that is skipped', '<main><h1>One</h1><h3>Two</h3></main>'],
    ['an element that does not exist', '<main><blink>One</blink></main>'],
    ['an inline style', '<main><p style="color: red">One</p></main>'],
  ])('finds %s', (_name, body) => {
    const html = `<!DOCTYPE html>\n<html lang="en">\n<head><title>Page</title></head>\n<body>${body}</body>\n</html>\n`;
    expect(errorsOf('page.html', html)).not.toEqual([]);
  });
});
