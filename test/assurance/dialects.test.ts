/**
 * Pages written for other generators build as they are: Eleventy with its navigation plugin, Jekyll articles, and the
 * Jekyll documentation theme. Their front matter does what its author meant, and can do no harm. X1.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { filesIn, makeProject, type Project, type Run } from '../support/build-site.ts';
import { elementsOf } from '../support/html.ts';

/** Eleventy with the navigation plugin: a malformed link, headings that end in a blank, no final newline. */
const eleventy = `---
homepage: false
layout: main
includeInBreadcrumbs: true
title: Fit for winter
eleventyNavigation:
  key: Fit for winter
  parent: Checks
---

Boats that stay afloat are looked at before the first frost. 

## Before the frost 

* somebody drains the pumps 
* somebody asks for [the list of moorings[(https://moorings.example/list). 

### Afterwards  

Lock up. `;

/** A Jekyll article: headings without a blank, emphasis as a heading, a permalink that climbs out of the site. */
const article = `---
layout: article
title:  "Keeping watch"
date:   2015-03-10 13:33:00
permalink: ../checks/keeping-watch/ 
categories: harbour
summary: Somebody looks at every boat once a day, and writes down what they see.
tags: 
- policy
type: standard
parent: checks
thispage: keeping-watch
headings:
- Statement
- Rationale
- Implications
- Supporting material
---

##Statement
Somebody looks at every boat once a day.

##Rationale
* Boats sink slowly, and then quickly.

##Implications
*for owners of boats*

Leave a telephone number.

##Supporting material
- Unavailable
`;

/** The Jekyll documentation theme: keywords in one text, a side navigation that is not there, tabs after bullets. */
const documentation = `---
title: Launching
keywords: slipway, crane
sidebar: harbour_sidebar
toc: false
permalink: /launching.html
summary: "From the yard into the water"
---


A boat goes into the water once its papers are in order.  

## The order

-\tPapers
-\tSlipway
-\tCrane  

## The certificate

It used to be called the float note.
`;

const landing =
  '---\ntitle: Checks\nthispage: checks\ndescription: What we check.\n---\n\nChecks come first.\n';
const certificate = '---\ntitle: Launch certificate\naliases: [float note]\n---\n\nFormerly float note.\n';
const letter = '---\ntitle: Letter\n---\n\nBring the float note.\n';

let project: Project;
let run: Run;

beforeAll(async () => {
  project = makeProject({
    'guidance/index.md': '---\ntitle: Guidance\n---\n\nAll that we know.\n',
    'guidance/checks/index.md': landing,
    'guidance/winter.md': eleventy,
    'guidance/keeping-watch.md': article,
    'guidance/launching.md': documentation,
    'guidance/launch-certificate.md': certificate,
    'guidance/letter.md': letter,
  });
  run = await project.build();
});

function html(page: string): string {
  return project.site.read(`guidance/${page}/index.html`);
}

/** Texts of all elements that have a class or a name. */
function texts(page: string, wanted: string): string[] {
  return elementsOf(html(page))
    .filter(({ name, attributes }) => name === wanted || attributes.class?.split(' ').includes(wanted))
    .map(({ text }) => text.trim());
}

/** The value beside a name in the facts about a page. */
function factOf(page: string, name: string): string | undefined {
  const elements = elementsOf(html(page)).filter((element) => /^d[td]$/.test(element.name));
  const at = elements.findIndex(({ text }) => text.trim() === name);
  return at === -1 ? undefined : elements[at + 1]?.text.trim();
}

describe('X1: pages of three dialects', () => {
  it('build without an error, and lie inside the output only: S1.4, S2.5', () => {
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(project.site.pages().filter((page) => page.startsWith('guidance/'))).toEqual([
      'guidance/checks/index.html',
      'guidance/index.html',
      'guidance/keeping-watch/index.html',
      'guidance/launch-certificate/index.html',
      'guidance/launching/index.html',
      'guidance/letter/index.html',
      'guidance/winter/index.html',
    ]);
    expect(project.site.files()).not.toContain('launching.html');
    const outside = filesIn(project.folder).filter((file) => !/^(?:site|content)\//.test(file));
    expect(outside).toEqual([]);
  });

  it.each([
    ['winter', 'Fit for winter'],
    ['keeping-watch', 'Keeping watch'],
    ['launching', 'Launching'],
  ])('%s has its title in the window and as its only main heading: S0.4, S1.2, S2.1', (page, title) => {
    expect(texts(page, 'title')[0]).toMatch(new RegExp(`^${title} – `));
    expect(texts(page, 'h1')).toEqual([title]);
  });

  it('stand in breadcrumbs below the page that they name as their parent: S0.3, S0.6, S1.9', () => {
    for (const page of ['winter', 'keeping-watch'])
      expect(texts(page, 'govuk-breadcrumbs__link')).toEqual(['Home', 'Guidance', 'Checks']);
    expect(texts('launching', 'govuk-breadcrumbs__link')).toEqual(['Home', 'Guidance']);
  });

  it('are listed with their summary on the page of their parent: S1.6, S1.9', () => {
    const main = texts('checks', 'main')[0];
    expect(main).toContain('Fit for winter');
    expect(main).toContain('Keeping watch');
    expect(main).toContain('Somebody looks at every boat once a day, and writes down what they see.');
    expect(main).not.toContain('Launching');
  });

  it('begin with their summary: S1.6, S2.6', () => {
    expect(texts('keeping-watch', 'app-lede')).toEqual([
      'Somebody looks at every boat once a day, and writes down what they see.',
    ]);
    expect(texts('launching', 'app-lede')).toEqual(['From the yard into the water']);
  });

  it('show the day on which they were published: S1.3', () => {
    expect(texts('keeping-watch', 'app-meta')[0]).toContain('Published 10 March 2015.');
  });

  it('show tags, categories and keywords as tags, and the type: S1.5, S1.7, S1.8, S2.2', () => {
    expect(factOf('keeping-watch', 'Tags')).toBe('Policy, harbour');
    expect(factOf('keeping-watch', 'Type')).toBe('Standard');
    expect(factOf('launching', 'Tags')).toBe('Slipway, crane');
    expect(factOf('winter', 'Tags')).toBeUndefined();
  });

  it('list their headings with links that lead there, unless they ask not to: S1.11, S2.4', () => {
    for (const heading of ['Statement', 'Rationale', 'Implications', 'Supporting material'])
      expect(texts('keeping-watch', 'app-contents')[0]).toContain(heading);
    expect(html('keeping-watch')).toContain('href="#supporting-material"');
    expect(html('keeping-watch')).toContain('id="supporting-material"');
    expect(texts('launching', 'h2')).toContain('The order');
    expect(texts('launching', 'app-contents')).toEqual([]);
  });

  it('keep the words of malformed links and headings: nothing is lost', () => {
    expect(texts('winter', 'main')[0]).toContain('the list of moorings');
    expect(html('winter')).toContain('href="https://moorings.example/list"');
    expect(texts('keeping-watch', 'h2')).toContain('Statement');
  });

  it('are found under an older name, whose use elsewhere is pointed out: S2.18', async () => {
    expect(factOf('launch-certificate', 'Also known as')).toBe('float note');
    const { stdout } = await project.check('--format', 'json');
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { file: string; ruleId: string }[] };
    const found = diagnostics.filter(({ ruleId }) => ruleId === 'superseded-term');
    expect(found.map(({ file }) => file.replace(/^.*\/guidance\//, ''))).toEqual(['letter.md']);
  });

  it('are told what other generators would make of them: S0.2, S1.1, S1.4, S2.3', async () => {
    const { stdout, code } = await project.check('--format', 'json');
    // Warnings and notes: nothing that stops a page.
    expect(code).toBe(0);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { file: string; ruleId: string }[] };
    const rulesOf = (page: string) =>
      diagnostics.filter(({ file }) => file.endsWith(`/${page}.md`)).map(({ ruleId }) => ruleId);
    expect(rulesOf('winter')).toEqual(expect.arrayContaining(['unknown-layout', 'malformed-link']));
    expect(rulesOf('keeping-watch')).toEqual(
      expect.arrayContaining(['unknown-layout', 'relative-permalink', 'heading-without-space']),
    );
    expect(rulesOf('launching')).toEqual(expect.arrayContaining(['dangling-sidebar', 'tab-after-bullet']));
  });
});
