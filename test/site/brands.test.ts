/** Sites in a brand of their own, in one that is not theirs, and what every page says of itself to others. */
import { describe, expect, it } from 'vitest';
import { contentFixture, exampleSite, makeProject, type Project } from '../support/build-site.ts';
import { elementsOf, type HtmlElement } from '../support/html.ts';

const config = 'opsguide.config.yaml';
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20"><path d="M0 0h80v20z" fill="#fff"/></svg>\n';

function project(...lines: string[]): Project {
  const made = makeProject(contentFixture('two-services'));
  made.edit(config, (text) => `${text.trimEnd()}\n${lines.join('\n')}\n`);
  return made;
}

function find(made: Project, page: string, wanted: (element: HtmlElement) => boolean): HtmlElement[] {
  return elementsOf(made.site.read(page)).filter(wanted);
}

function styles(made: Project): string {
  const [file = ''] = made.site.files().filter((path) => /^assets\/site-.*\.css$/.test(path));
  return made.site.read(file);
}

describe('a brand of one folder', () => {
  it('gives every page its logo, colours and typeface, without a template', async () => {
    const made = project('brand: own', 'address: https://ops.landandwater.example/');
    made.write(
      'brand/brand.yaml',
      [
        'name: Land and Water',
        'colours: {brand: "#6b2c91"}',
        'focus: outline',
        'font: {family: [Land Sans, sans-serif], files: [{file: land-sans.woff2}]}',
        'logo: {file: logo.svg, alt: Land and Water, width: 80, height: 20}',
        'share_image: {file: share.png, alt: A river}',
        '',
      ].join('\n'),
    );
    made.write('brand/logo.svg', logo);
    made.write('brand/land-sans.woff2', 'a typeface');
    made.write('brand/share.png', 'a picture');
    const run = await made.build();
    expect(run).toMatchObject({ code: 0, stderr: '' });

    const [image] = find(
      made,
      'services/tide-tables/index.html',
      ({ name, attributes }) => name === 'img' && attributes.class === 'app-header__logo',
    );
    expect(image?.attributes).toMatchObject({ alt: 'Land and Water', width: '80', height: '20' });
    expect(image?.attributes.src).toMatch(/^\/assets\/logo-[0-9a-f]{10}\.svg$/);
    expect(made.site.read(image?.attributes.src?.slice(1) ?? '')).toBe(logo);

    expect(styles(made)).toMatch(
      /@font-face\{font-family:"Land Sans"[^}]*url\("land-sans-[0-9a-f]{10}\.woff2"\)/,
    );
    expect(styles(made)).toContain('--app-header:#6b2c91');
    expect(styles(made)).toContain('outline:3px solid var(--app-focus)');
    const property = (name: string) =>
      find(made, 'index.html', ({ attributes }) => attributes.property === name)[0]?.attributes.content;
    expect(property('og:image')).toMatch(
      /^https:\/\/ops\.landandwater\.example\/assets\/share-[0-9a-f]{10}\.png$/,
    );
    expect(property('og:image:alt')).toBe('A river');
    expect(
      find(made, 'index.html', ({ attributes }) => attributes.name === 'theme-color')[0]?.attributes.content,
    ).toBe('#6b2c91');
  });

  it('is drawn without a typeface if the configuration says so', async () => {
    const made = project('brand: own', 'web_font: false');
    made.write('brand/brand.yaml', 'name: A\nfont: {family: [Land Sans, serif], files: [{file: a.woff2}]}\n');
    made.write('brand/a.woff2', 'a typeface');
    expect((await made.build()).code).toBe(0);
    expect(styles(made)).not.toContain('@font-face');
    expect(styles(made)).toContain('--app-font:"Land Sans",serif');
    expect(made.site.files().filter((path) => path.endsWith('.woff2'))).toEqual([]);
  });

  it.each([
    [
      'a script in the logo',
      'brand/logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
      /brand\/logo\.svg:1:41 .*unsafe-logo/s,
    ],
    [
      'colours that nobody can read',
      'brand/brand.yaml',
      'name: A\ncolours: {text: "#cccccc"}\n',
      /brand\/brand\.yaml:2:17 .*brand-contrast/s,
    ],
    ['a template', 'brand/header.njk', '<header>', /brand\/header\.njk:1:1 .*unexpected-file/s],
    ['a style sheet', 'brand/_brand.scss', 'p { color: red }', /brand\/_brand\.scss:1:1 .*unexpected-file/s],
  ])('is refused with %s', async (_name, path, text, expected) => {
    const made = project('brand: own');
    made.write('brand/brand.yaml', 'name: A\n');
    made.write(path, text);
    const run = await made.build();
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(expected);
  });
});

describe('the identity of GOV.UK', () => {
  it('is refused anywhere else, as a mistake of the configuration', async () => {
    const run = await project('brand: govuk', 'address: https://ops.landandwater.example/').build();
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/opsguide\.config\.yaml:\d+:\d+ .*brand-choice/s);
  });

  it('brings the crown and no typeface to a site on gov.uk, and the typeface on request', async () => {
    const made = project('brand: govuk', 'address: https://operations.landandwater.gov.uk/');
    expect(await made.build()).toMatchObject({ code: 0, stderr: '' });
    const home = made.site.read('index.html');
    expect(home).toContain('alt="GOV.UK"');
    expect(home).toContain('Crown copyright');
    expect(home).not.toContain('noindex');
    expect(styles(made)).not.toContain('@font-face');
    made.edit(config, (text) => `${text}web_font: true\n`);
    expect((await made.build()).code).toBe(0);
    expect(styles(made).match(/@font-face/g)).toHaveLength(2);
    expect(made.site.files().filter((path) => path.endsWith('.woff2'))).toHaveLength(2);
  });

  it('can be looked at anywhere, and the pages say that it is a preview', async () => {
    const made = project();
    const run = await made.build('--brand', 'govuk');
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('may be shown only on gov.uk');
    const home = made.site.read('index.html');
    expect(home).toContain('<meta name="robots" content="noindex">');
    expect(home).toContain('Preview: the identity of GOV.UK may not be shown at this address.');
  });

  it('is an own one only where there is one', async () => {
    const run = await project().build('--brand', 'own');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('There is no brand/brand.yaml in the content.');
  });

  it('is asked for by a name that is known', async () => {
    const run = await project().build('--brand', 'gov');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('neutral, govuk, nhsuk, scotgov, own');
  });
});

describe('every page', () => {
  it('says what it is about, under one address', async () => {
    const address = 'https://ops.landandwater.example/guides/';
    const { site, build } = project(`address: ${address}`);
    expect((await build('--base-path', '/guides/')).code).toBe(0);
    const pages = site.pages().filter((page) => !/http-equiv="refresh"/i.test(site.read(page)));
    expect(pages.length).toBeGreaterThan(100);
    const wrong = pages.flatMap((page) => {
      const heads = elementsOf(site.read(page)).filter(({ name }) => name === 'meta' || name === 'link');
      const content = (key: string) =>
        heads.find(({ attributes }) => attributes.name === key || attributes.property === key)?.attributes
          .content;
      const canonical = heads.find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href;
      const own = new URL(page.replace(/(^|\/)index\.html$/, '$1'), address).href;
      const hidden = content('robots')?.includes('noindex');
      const right =
        (content('description') ?? '').length > 20 &&
        content('og:description') === content('description') &&
        (content('og:title') ?? '').length > 1 &&
        /^(?:website|article)$/.test(content('og:type') ?? '') &&
        (hidden || page === '404.html'
          ? canonical === undefined
          : canonical === own && content('og:url') === own);
      return right ? [] : [`${page}: ${canonical}`];
    });
    expect(wrong).toEqual([]);
  });

  it('loads files whose names change with what is in them', async () => {
    const site = await exampleSite();
    const pages = site.pages();
    const loaded = new Set(
      pages.flatMap((page) =>
        elementsOf(site.read(page)).flatMap(({ name, attributes }) =>
          ['link', 'script', 'img'].includes(name) && attributes.rel !== 'canonical'
            ? [attributes.href ?? attributes.src ?? '']
            : [],
        ),
      ),
    );
    const ours = [...loaded].filter(
      (path) => path.startsWith('/assets/') && !path.startsWith('/assets/content/'),
    );
    expect(ours.length).toBeGreaterThan(2);
    expect(ours.filter((path) => !/-[0-9a-f]{10}\.\w+$/.test(path))).toEqual([]);
  });
});
