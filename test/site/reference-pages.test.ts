/** Guidance, evidence, rules, templates and fields as they are published. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allRules } from '../../src/pipeline.ts';
import {
  contentFixture,
  exampleSite,
  makeProject,
  type Project,
  type PublishedSite,
  projectRoot,
} from '../support/build-site.ts';

const page = (front: string, body = '## First\n\nWords.\n\n## Second\n\nWords.\n') =>
  `---\n${front}\n---\n\n${body}`;

let project: Project;

/** The page without its layout, as lines of text. */
function mainOf(path: string): string {
  return /<main[\s\S]*<\/main>/.exec(project.site.read(path))?.[0] ?? '';
}

beforeAll(async () => {
  project = makeProject(join(projectRoot, 'test', 'fixtures', 'templates'));
  project.write(
    'opsguide.config.yaml',
    'address: https://operations.landandwater.example/\ncontact: service-operations@landandwater.example\nedit_url: https://code.landandwater.example/edit/{path}\n',
  );
  project.write('guidance/index.md', page('title: Guidance'));
  project.write(
    'guidance/operation/index.md',
    page(
      'title: Operation\ndescription: How to run a service.\nowner: service-operations\nlast_reviewed_on: 2026-11-02\nreview_in: 6 months',
    ),
  );
  project.write(
    'guidance/operation/incidents.md',
    page(
      'title: Incidents\ndescription: What to do first.\norder: 1\nowner: service-operations\nlast_reviewed_on: 2025-11-02\nreview_in: 6 months\nrelated: [/guidance/operation/changes/, /services/]\nsource:\n  - {title: The standard, url: https://standard.example/, licence: OGL v3}\n  - {title: Another, licence: Ask us}',
    ),
  );
  project.write(
    'guidance/operation/changes.md',
    page('title: Changes\norder: 2\ndate: 2015-03-10 09:00:00\ntoc: false'),
  );
  const run = await project.build();
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
});

describe('a guidance page', () => {
  it('says when it was due for review and who must read it again', () => {
    const html = mainOf('guidance/operation/incidents/index.html');
    expect(html).toContain(
      'This page was due for review on 2 May 2026. Service operations must read it again.',
    );
    expect(html).toContain('Last reviewed 2 November 2025.');
    expect(html).toContain(
      '<a class="govuk-link govuk-link--no-visited-state" href="mailto:service-operations@landandwater.example">Service operations</a>',
    );
    expect(mainOf('guidance/operation/index.html')).not.toContain('was due');
  });

  it('lists what is on it, unless it asks not to', () => {
    expect(mainOf('guidance/operation/incidents/index.html')).toMatch(
      /On this page[\s\S]*href="#first">First<[\s\S]*href="#second">Second</,
    );
    expect(mainOf('guidance/operation/changes/index.html')).not.toContain('On this page');
  });

  it('lists its section and marks where the reader is', () => {
    const html = mainOf('guidance/operation/incidents/index.html');
    expect(html).toContain(
      '<a class="app-section-navigation__link" href="/guidance/operation/incidents/" aria-current="page">Incidents</a>',
    );
    expect(html).toContain(
      '<a class="app-section-navigation__link" href="/guidance/operation/changes/">Changes</a>',
    );
  });

  it('leads on to the next page and back', () => {
    const html = mainOf('guidance/operation/incidents/index.html');
    expect(html).toMatch(/href="\/guidance\/operation\/" rel="prev"/);
    expect(html).toMatch(/href="\/guidance\/operation\/changes\/" rel="next"/);
  });

  it('names its related pages by their titles', () => {
    expect(mainOf('guidance/operation/incidents/index.html')).toMatch(
      /Related pages[\s\S]*>Changes<[\s\S]*>Services</,
    );
  });

  it('says where its facts come from, in the words that the licence asks for', () => {
    const html = mainOf('guidance/operation/incidents/index.html').replace(/<[^>]+>/g, '');
    expect(html).toContain(
      'Facts from The standard. Contains public sector information licensed under the Open Government Licence v3.0.',
    );
    expect(html).toContain('Facts from Another. Licence: Ask us.');
  });

  it('can be edited, reported and read as Markdown', () => {
    const html = mainOf('guidance/operation/incidents/index.html');
    expect(html).toContain('href="https://code.landandwater.example/edit/guidance/operation/incidents.md"');
    expect(project.site.read('guidance/operation/incidents/index.html')).toContain(
      'href="mailto:service-operations@landandwater.example?subject=Problem%20with%20the%20page%3A%20Incidents&amp;body=Page%3A%20https%3A%2F%2Foperations.landandwater.example%2Fguidance%2Foperation%2Fincidents%2F"',
    );
    expect(html).toContain('href="/guidance/operation/incidents/index.md"');
    expect(project.site.read('guidance/operation/incidents/index.md')).toContain('title: Incidents');
  });

  it('shows the day of publication where nobody has reviewed it', () => {
    expect(mainOf('guidance/operation/changes/index.html')).toContain(
      'Published 10 March 2015. Nobody has said when it was last reviewed.',
    );
  });

  it('lists the pages of its section with what they are about, if it is a landing page', () => {
    expect(mainOf('guidance/operation/index.html')).toMatch(
      /In this section[\s\S]*>Incidents<\/a><\/h3>\s*<p class="app-link-list__text">What to do first\.</,
    );
  });
});

describe('evidence', () => {
  it('publishes the findings as the check reports them, with names of files inside the content', async () => {
    const published = JSON.parse(project.site.read('evidence/findings.json'));
    const checked = JSON.parse(
      (await project.check('--format', 'json')).stdout.replaceAll(`${project.content}/`, ''),
    );
    expect(published.diagnostics.length).toBeGreaterThan(0);
    expect(published).toEqual(checked);
  });

  it('lists every finding with its page', () => {
    const html = mainOf('evidence/findings/index.html');
    const { diagnostics } = JSON.parse(project.site.read('evidence/findings.json')) as {
      diagnostics: { ruleId: string }[];
    };
    expect(html.match(/class="app-finding-list__item /g)).toHaveLength(diagnostics.length);
    for (const { ruleId } of diagnostics) expect(html).toContain(`id="${ruleId}"`);
    expect(html).toContain(
      '<a class="govuk-link govuk-link--no-visited-state" href="/guidance/operation/incidents/">Incidents</a>',
    );
  });

  it('shows what breaks a rule on the page of the rule', () => {
    expect(mainOf('rules/review-overdue/index.html')).toContain('guidance/operation/incidents.md, line');
    expect(mainOf('rules/unknown-key/index.html')).toContain('Nothing breaks this rule.');
  });
});

describe('the sitemap', () => {
  it('names every page that search engines may show', () => {
    const listed = [
      ...project.site
        .read('sitemap.xml')
        .matchAll(/<loc>https:\/\/operations\.landandwater\.example\/([^<]*)<\/loc>/g),
    ];
    const pages = project.site
      .pages()
      .filter((path) => !project.site.read(path).includes('content="noindex"'));
    expect(listed.map(([, path]) => `${path}index.html`).sort()).toEqual(pages);
    expect(project.site.read('robots.txt')).toContain(
      'Sitemap: https://operations.landandwater.example/sitemap.xml',
    );
  });
});

describe('the worked example', () => {
  let site: PublishedSite;
  beforeAll(async () => {
    site = await exampleSite();
  });

  it('has no sitemap while it has no address', async () => {
    const nowhere = makeProject(contentFixture('two-services'));
    expect((await nowhere.build()).code).toBe(0);
    expect(nowhere.site.files()).not.toContain('sitemap.xml');
    expect(nowhere.site.files()).not.toContain('robots.txt');
    expect(site.files()).toContain('sitemap.xml');
  });

  it('has a page for every rule, with why, wrong and right', () => {
    for (const { id } of allRules) {
      const html = site.read(`rules/${id}/index.html`);
      for (const words of ['Wrong', 'Right', 'What happens when a file breaks it', 'Change its severity'])
        expect(html).toContain(`>${words}</h2>`);
    }
  });

  it('says of rules of kind document that they cannot be changed, and of others how', () => {
    expect(site.read('rules/unknown-key/index.html')).toContain('It cannot be changed.');
    expect(site.read('rules/fact-due/index.html')).toContain('fact-due: warning');
  });

  it('offers each template for download, byte by byte', () => {
    const template = 'templates/service-operations-guide-live';
    expect(site.read(`${template}/index.html`)).toContain(
      `href="/${template}/service-operations-guide-live.md" download`,
    );
    expect(site.read(`${template}/service-operations-guide-live.md`)).toMatch(/^---\n# Template: /);
  });

  it('explains every field under an anchor of its own', () => {
    const html = site.read('fields/index.html');
    for (const id of ['support', 'support-lines-level', 'release-conformance', 'title'])
      expect(html).toContain(`id="${id}"`);
  });
});
