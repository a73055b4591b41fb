/**
 * Content is data: what looks like a template, a script or a command to a generator shows as text or is refused, and
 * nothing of it ever runs. Each case is a guide of its own; all of them are checked and published together.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../../scripts/browser.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { contentFixture, makeProject, type Project } from '../support/build-site.ts';
import { elementsOf } from '../support/html.ts';
import { serveSite } from '../support/serve-site.ts';

/** Parts of a guide that a case changes. */
interface Parts {
  title?: string;
  description?: string;
  /** Lines of front matter that are added. */
  more?: string;
  body?: string;
  fence?: string;
}

/** A guide in discovery; texts are written as they are into YAML and Markdown. */
function guideText({
  title = 'A service',
  description = 'It serves.',
  more,
  body = '',
  fence = '---',
}: Parts): string {
  return `${fence}
title: ${title}
description: ${description}
phase: discovery
delivery_group: harbours
lifecycle:
  owners:
    design: moorings
components:
  - id: one
    name: One
    type: application
    owner: moorings
support:
  contact: moorings@harbours.example
last_reviewed_on: 2026-10-01
review_in: 6 months
${more === undefined ? '' : `${more}\n`}---

## What the service does

Words before. Words after.

${body}
`;
}

/** What is published, and the text that its reader must then see: what was written, or some of it. */
const inert: readonly (readonly [name: string, parts: Parts, seen: string])[] = [
  // Templates.
  ['arithmetic in double braces', { body: 'Costs {{ 7*7 }} pounds.' }, 'Costs {{ 7*7 }} pounds.'],
  ['an include of a file', { body: '{% include "/etc/passwd" %}' }, '{% include "/etc/passwd" %}'],
  ['a Liquid filter', { body: '{{ "now" | date: "%Y" }} PWN' }, '{{ "now" | date: "%Y" }} PWN'],
  [
    'an escape through a constructor',
    { body: '{{ range.constructor("return process.env")() }} PWN' },
    '{{ range.constructor("return process.env")() }} PWN',
  ],
  [
    'raw text that is closed early',
    { body: '{% raw %}{% endraw %}{{ 7*7 }} PWN{% raw %}' },
    '{% raw %}{% endraw %}{{ 7*7 }} PWN{% raw %}',
  ],
  [
    'a tag that is never closed',
    { body: 'Some {% if PWN prose {{ goes on' },
    'Some {% if PWN prose {{ goes on',
  ],
  ['a comment of a template', { body: '{# PWN #}' }, '{# PWN #}'],
  ['ERB and JavaScript templates', { body: `<%= 7+7 %> \${7+7} PWN` }, `<%= 7+7 %> \${7+7} PWN`],
  ['a template in a title', { title: '"{{ 7*7 }} PWN"' }, '{{ 7*7 }} PWN'],
  [
    'a template in a description',
    { description: '"{% include \'/etc/passwd\' %} PWN"' },
    "{% include '/etc/passwd' %} PWN",
  ],
  ['a template in a link text', { body: '[{{ 7*7 }} PWN](https://a.example/)' }, '{{ 7*7 }} PWN'],
  [
    'Helm, Jinja and Actions in code',
    { body: '```yaml\nimage: {{ .Values.image }}\nrun: {{ secrets.X }}\n{%- if a %}\n```' },
    'run: {{ secrets.X }}',
  ],
  // Scripts.
  ['a script', { body: '<script>alert("PWN")</script>' }, '<script>alert("PWN")</script>'],
  [
    'a script inside a sentence',
    { body: 'Before <script>alert(1)</script> PWN' },
    '<script>alert(1)</script> PWN',
  ],
  [
    'an image with a handler',
    { body: '<img src=x onerror=alert(1)> PWN' },
    '<img src=x onerror=alert(1)> PWN',
  ],
  ['an SVG with a handler', { body: '<svg onload=alert(1)></svg> PWN' }, '<svg onload=alert(1)></svg> PWN'],
  [
    'a frame with a document',
    { body: '<iframe srcdoc="<script>alert(1)</script>"></iframe> PWN' },
    '<iframe srcdoc=',
  ],
  [
    'a base address',
    { body: '<base href="https://evil.example/"> PWN' },
    '<base href="https://evil.example/"> PWN',
  ],
  ['a style', { body: '<style>body{display:none}</style> PWN' }, '<style>body{display:none}</style> PWN'],
  [
    'a comment that breaks out',
    { body: '<!-- --!><script>alert(1)</script> --> PWN' },
    '<script>alert(1)</script>',
  ],
  ['an element that never closes', { body: '<textarea><title><plaintext> PWN' }, '<plaintext> PWN'],
  [
    'entities that spell a script',
    { body: '&lt;script&gt;alert(1)&lt;/script&gt; PWN' },
    '<script>alert(1)</script> PWN',
  ],
  ['a code fence that breaks out', { body: '```"><script>alert(1)</script>\nPWN\n```' }, 'PWN'],
  [
    'the syntax of an attribute plugin',
    { body: '## PWN {onclick="alert(1)" #x}' },
    'PWN {onclick="alert(1)" #x}',
  ],
  [
    'headings that clobber names',
    { body: '## constructor\n\n## __proto__\n\n## location\n\n## getElementById PWN' },
    'getElementById PWN',
  ],
  [
    'a link title that breaks out',
    { body: '[PWN](https://a.example/ "\\" onmouseover=\\"alert(1)")' },
    'PWN',
  ],
  ['a scheme in plain text', { body: 'javascript:alert(1) PWN' }, 'javascript:alert(1) PWN'],
  // Front matter that reaches attributes and lists of other pages.
  [
    'a title that closes an element',
    { title: `'"><script>alert("PWN")</script>'` },
    '"><script>alert("PWN")</script>',
  ],
  [
    'a title that closes an attribute',
    { title: `'PWN" onmouseover="alert(1)'` },
    'PWN" onmouseover="alert(1)',
  ],
  ['a title with single quotes', { title: `"PWN' onmouseover='alert(1)"` }, "PWN' onmouseover='alert(1)"],
  ['a title with punctuation', { title: `"Boats & 'ropes': 100% <sure>"` }, "Boats & 'ropes': 100% <sure>"],
  ['a title that is a time', { title: '12:30:45' }, '12:30:45'],
  [
    'a description with markup',
    { description: `'PWN </p><script>alert(1)</script>'` },
    'PWN </p><script>alert(1)</script>',
  ],
  ['emoji joined into one', { body: 'A 👩‍👩‍👧 family' }, 'A 👩‍👩‍👧 family'],
];

/** What is refused: a file, its text, and the line on which the finding stands. */
const refused: readonly (readonly [name: string, file: string, text: string, line: number])[] = [
  ...['js', 'JS', 'jsLegacy', 'javascript', 'coffee', 'toml', 'json', 'node'].map(
    (language) =>
      [
        `front matter in ${language}`,
        `services/fence-${language.toLowerCase()}.md`,
        guideText({ fence: `---${language}` }),
        1,
      ] as const,
  ),
  [
    'front matter in js with carriage returns',
    'services/fence-crlf.md',
    guideText({ fence: '---js' }).replaceAll('\n', '\r\n'),
    1,
  ],
  [
    'front matter that is a module',
    'services/fence-module.md',
    '---js\nmodule.exports = { title: require("node:fs").readFileSync("/etc/passwd", "utf8") }\n---\n',
    1,
  ],
  // Keys by which a generator would be steered.
  ...(
    [
      ['layout', 'layout: evil.njk'],
      ['permalink', 'permalink: /../../pwn/index.html'],
      ['permalink: false', 'permalink: false'],
      ['a computed permalink', 'permalink: "{{ 7*7 }}/index.html"'],
      ['templateEngineOverride', 'templateEngineOverride: njk'],
      ['templateEngineOverride: 11ty.js', 'templateEngineOverride: 11ty.js,md'],
      ['eleventyComputed', 'eleventyComputed: {title: "{{ 7*7 }}"}'],
      ['eleventyExcludeFromCollections', 'eleventyExcludeFromCollections: true'],
      ['eleventyImport', 'eleventyImport: {collections: [all]}'],
      ['eleventyNavigation', 'eleventyNavigation: {key: x}'],
      ['pagination', 'pagination: {data: process.env, size: 1}'],
      ['page', 'page: {url: /pwn/}'],
      ['collections', 'collections: {all: []}'],
      ['eleventy', 'eleventy: {env: {}}'],
      ['draft', 'draft: true'],
      ['__proto__', '__proto__: {polluted: true}'],
      ['constructor', 'constructor: {prototype: {polluted: true}}'],
    ] as const
  ).map(
    ([name, more], index) =>
      [`the key ${name}`, `services/key-${index}.md`, guideText({ more }), 18] as const,
  ),
  // Links that do what their text does not say.
  ...(
    [
      ['javascript:', '[PWN](javascript:alert%281%29)'],
      ['JavaScript: in other letters', '[PWN](JaVaScRiPt:alert%281%29)'],
      ['javascript: in entities', '[PWN](&#106;avascript&colon;alert%281%29)'],
      ['vbscript:', '[PWN](vbscript:x)'],
      ['data: with a page', '[PWN](data:text/html,<script>alert%281%29</script>)'],
      ['data: with an image', '![PWN](data:image/gif;base64,R0lGODlhAQABAAAAACw=)'],
      ['javascript: in a reference', '[PWN][1]\n\n[1]: javascript:alert(1)'],
      ['javascript: in angle brackets', '<javascript:alert(1)> PWN'],
      ['file:', '[PWN](file:///etc/passwd)'],
      ['a template in the address', '[PWN]({{7*7}}.md)'],
      ['a file outside the content', '[PWN](../../secret.md)'],
      ['an image outside the content', '![PWN](/etc/passwd.png)'],
      ['a guide that does not exist', '[PWN](no-such-service.md)'],
    ] as const
  ).map(
    ([name, body], index) =>
      [`a link to ${name}`, `services/link-${index}.md`, guideText({ body }), 24] as const,
  ),
  // Files that a generator would run.
  ...[
    'services/evil.11ty.js',
    'services/services.11tydata.js',
    'services/services.json',
    '_data/evil.js',
    'services/evil.njk',
    'services/evil.html',
    'services/evil.liquid',
    '_includes/base.njk',
    'services/evil.markdown',
    'eleventy.config.js',
    'services/node_modules/evil/index.js',
    'assets/evil.svg',
    'assets/evil.html',
    'assets/evil.js',
  ].map((file) => [`a file ${file}`, file, 'throw new Error("PWN");\n', 1] as const),
  ['an id that leaves the folder', 'services/a%2f..%2fpwn.md', guideText({}), 1],
  ['an id with markup', 'services/"><script>alert("PWN")<.md', guideText({}), 1],
];

/** A page in the dialect of another generator, whose keys are read as data: none of them decides where it is written. */
const dialectPage = `---
title: An old page
layout: ../../evil.njk
permalink: "/../../{{ 7*7 }}/pwn/index.html"
templateEngineOverride: njk,md
eleventyNavigation: {key: "<script>alert(1)</script>", parent: ../../pwn}
---

## Old words

Costs {{ 7*7 }} pounds. {% include "/etc/passwd" %}
`;

let project: Project;
let diagnostics: Diagnostic[];

/** The file of a case that is published. */
function fileOf(index: number): string {
  return `services/inert-${index}.md`;
}

beforeAll(async () => {
  project = makeProject(contentFixture('two-services'));
  for (const [index, [, parts]] of inert.entries()) project.write(fileOf(index), guideText(parts));
  for (const [, file, text] of refused) project.write(file, text);
  project.write('guidance/old-page.md', dialectPage);
  symlinkSync('/etc/passwd', join(project.content, 'services', 'link-out.md'));
  symlinkSync('/etc', join(project.content, 'guidance', 'folder-out'));
  symlinkSync('/no/such/file', join(project.content, 'services', 'link-dangling.md'));
  execFileSync('mkfifo', [join(project.content, 'services', 'pipe.md')]);
  const run = await project.check('--format', 'json');
  expect(run.stderr).toBe('');
  const report = JSON.parse(run.stdout) as { diagnostics: Diagnostic[] };
  diagnostics = report.diagnostics.map((found) => ({
    ...found,
    file: found.file.slice(project.content.length + 1),
  }));
});

function refusalsOf(file: string): Diagnostic[] {
  return diagnostics.filter(
    (found) => found.file === file && found.kind === 'document' && found.severity === 'error',
  );
}

describe('what is refused', () => {
  it.each(refused.filter(([, file]) => !file.includes('node_modules')))('%s', (_name, file, _text, line) => {
    const found = refusalsOf(file);
    expect(found).not.toEqual([]);
    expect(found.map((one) => one.line)).toContain(line);
    for (const { hint } of found) expect(hint).toMatch(/./);
  });

  it.each([
    ['a symbolic link to a file outside', 'services/link-out.md'],
    ['a symbolic link to a folder outside', 'guidance/folder-out'],
    ['a symbolic link that leads nowhere', 'services/link-dangling.md'],
    ['a pipe', 'services/pipe.md'],
    ['a folder of packages', 'services/node_modules'],
  ])('%s', (_name, file) => {
    expect(refusalsOf(file).map(({ line }) => line)).toEqual([1]);
  });

  it('keeps the whole site from being published', async () => {
    const run = await project.build();
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Nothing was written.');
    for (const [, file] of refused.filter(([, name]) => name.endsWith('.md'))) {
      expect(run.stderr).toContain(`${file}:`);
    }
    expect(existsSync(project.output)).toBe(false);
  });
});

describe('what is published', () => {
  beforeAll(async () => {
    for (const entry of new Set(diagnostics.map(({ file }) => file)))
      if (refusalsOf(entry).length > 0) project.remove(entry);
    for (const folder of ['_data', '_includes', 'services/node_modules'])
      if (existsSync(join(project.content, folder))) project.remove(folder);
    mkdirSync(join(project.content, 'assets'), { recursive: true });
    const run = await project.build();
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });

  it.each(inert.map(([name, , seen], index) => [name, index, seen] as const))(
    '%s shows as text',
    (_name, index, seen) => {
      expect(refusalsOf(fileOf(index))).toEqual([]);
      const page = project.site.read(`services/inert-${index}/index.html`);
      const main = elementsOf(page).find(({ name }) => name === 'main');
      expect(squeeze(main?.text)).toContain(squeeze(seen));
    },
  );

  it('a page with the keys of another generator stays at its own address', () => {
    const main = elementsOf(project.site.read('guidance/old-page/index.html')).find(
      ({ name }) => name === 'main',
    );
    expect(squeeze(main?.text)).toContain('Costs {{ 7*7 }} pounds. {% include "/etc/passwd" %}');
    // Names of assets and of the search index are hashes, which may hold a 49 of their own.
    expect(project.site.files().filter((file) => /pwn|(?<![0-9a-z])49(?![0-9a-z])/.test(file))).toEqual([]);
    expect(readdirSync(project.folder).sort()).toEqual(['content', 'site']);
  });

  it('has no page with anything that runs, loads or leads astray', () => {
    const found = project.site
      .pages()
      .flatMap((page) => dangersIn(project.site.read(page)).map((danger) => `${page}: ${danger}`))
      // Our own patterns, from which the page copies its questions.
      .filter((danger) => danger !== 'build-a-guide/index.html: template');
    expect(found).toEqual([]);
  });

  it('shows nothing of the machine that built it', () => {
    for (const file of project.site.files()) {
      expect(project.site.read(file)).not.toMatch(/root:x:|PATH=|\/home\/|node_modules/);
    }
  });

  it('runs nothing in a browser that is told to allow everything', async () => {
    const served = await serveSite(project.site);
    const browser = await puppeteer.launch({
      executablePath: await findBrowser(),
      args: browserArguments(),
    });
    const ran: string[] = [];
    try {
      const page = await browser.newPage();
      await page.setBypassCSP(true);
      page.on('dialog', (dialog) => {
        ran.push(`${page.url()}: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(served.origin)) ran.push(`${page.url()}: ${request.url()}`);
      });
      for (const [index] of inert.entries()) {
        await page.goto(served.addressOf(`services/inert-${index}/index.html`), { waitUntil: 'load' });
        // A handler would run when the pointer passes over it.
        await page.evaluate(() => {
          for (const element of document.querySelectorAll('*'))
            element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
        });
      }
      for (const path of ['index.html', 'services/index.html'])
        await page.goto(served.addressOf(path), { waitUntil: 'load' });
    } finally {
      await browser.close();
      await served.close();
    }
    expect(ran).toEqual([]);
  });
});

describe('dangersIn', () => {
  it.each([
    ['<script>alert(1)</script>'],
    ['<script src="https://evil.example/a.js"></script>'],
    ['<script type="module" src="https://evil.example/assets/page-0123456789.js"></script>'],
    ['<script type="module" src="/assets/content/page-0123456789.js"></script>'],
    ['<form action="https://evil.example/search/"></form>'],
    ['<template><p>Words</p></template>'],
    ['<p onclick="alert(1)">'],
    ['<a href="javascript:alert(1)">'],
    ['<a href=" java\nscript:alert(1)">'],
    ['<img src="data:image/gif;base64,R0">'],
    ['<iframe></iframe>'],
    ['<base href="/">'],
    ['<style>a{}</style>'],
    ['<meta http-equiv="refresh" content="0">'],
  ])('sees %s', (html) => {
    expect(dangersIn(`<!DOCTYPE html><title>Page</title>${html}`)).toHaveLength(1);
  });
});

function squeeze(text = ''): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** True for what the frame of a page has of its own: scripts by the hash in their name, the search form, patterns. */
function isFrame(name: string, { type, src, action, id }: Readonly<Record<string, string>>): boolean {
  if (name === 'script' && type === 'application/json') return id === 'list-data';
  if (name === 'script') return type === 'module' && /^\/assets\/[a-z-]+-[0-9a-f]{10}\.js$/.test(src ?? '');
  if (name === 'form') return action === '/search/';
  return name === 'template' && /(?:^|-)(?:app|list)-[a-z]+$/.test(id ?? '');
}

/** What could run, load or lead astray, as a browser reads the page. */
function dangersIn(html: string): string[] {
  const banned = /^(?:script|iframe|frame|object|embed|applet|base|style|form|math|portal|template)$/;
  return elementsOf(html).flatMap(({ name, attributes }) => {
    const found = Object.entries(attributes)
      .filter(([key, value]) => {
        if (/^on|^style$|^srcdoc$|^formaction$/.test(key)) return true;
        if (!/^(?:href|src|srcset|action|data|xlink:href)$/.test(key)) return false;
        // Browsers skip white space and control characters in a scheme.
        const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value.replace(/[\u0000-\u0020]/g, ''))?.[1];
        return scheme !== undefined && !/^(?:https?|mailto|tel)$/i.test(scheme);
      })
      .map(([key, value]) => `${name} ${key}="${value}"`);
    if (banned.test(name) && !isFrame(name, attributes)) found.push(name);
    if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh') found.push('refresh');
    return found.slice(0, 1);
  });
}
