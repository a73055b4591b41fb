/**
 * A site in a language that nobody speaks: each message of the interface stands between marks. What a reader meets
 * outside of them is content, or was forgotten.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWords } from '../../scripts/shipped-data.ts';
import type { Messages } from '../../src/model/messages.ts';
import { allRules } from '../../src/pipeline.ts';
import { makeProject, type Project, projectRoot } from '../support/build-site.ts';
import { marks, unmarkedTexts } from '../support/spoken-text.ts';

const framework = `id: harbour-checks
title: Harbour checks
summary: Makes sure that a service is seaworthy.
why: A service that leaks sinks.
stages:
  - id: launch
    title: Launch
    about: What is asked of every service.
    opens: [{from_phase: discovery}]
    criteria:
      - id: HAR-01
        title: Say who lends a hand
        asks: Describe the support model.
        why: Somebody has to answer.
        responsible: [Quay master]
        evidence: [{fact: support}]
      - id: HAR-02
        title: Say what ends the service
        asks: State when the service ends.
        why: Nobody can plan for what was never said.
        responsible: [Quay master]
        evidence: [{fact: lifecycle.retirement.notice_given}]
`;

/** Pages that show examples for whoever works on the site. */
const examples: ReadonlySet<string> = new Set(['components/index.html']);

/** `Intl` knows no word of the language and says days in English. */
const MONTHS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?$/;

/** Every message between marks; a setting is no message. */
function marked(messages: Messages): Record<string, string | Messages> {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => {
      if (typeof value !== 'string') return [key, marked(value)];
      return [key, key === 'clock' ? value : marks.open + value + marks.close];
    }),
  );
}

let project: Project;
let said: Map<string, string[]>;

beforeAll(async () => {
  project = makeProject(join(projectRoot, 'test', 'fixtures', 'templates'));
  const live = readFileSync(join(projectRoot, 'templates', 'service-operations-guide-live.md'), 'utf8');
  project.write('services/reservoir-alerts.md', live);
  project.write('frameworks/harbour-checks.yaml', framework);
  project.write(
    'glossary.yaml',
    'shipped_terms: false\nterms:\n  - term: Quay\n    definition: Where ships are tied.\n',
  );
  project.write(
    'opsguide.config.yaml',
    [
      'title: Quayside\norganisation: Harbour Trust\ndescription: How the trust runs its services.\nlanguage: qaa',
      'contact: help@harbours.example\nlicence: {name: Harbour licence, url: "https://harbours.example/licence"}',
      'frameworks: {operational-service-readiness: off, release-into-live: off, service-operation-standard: off}\n',
    ].join('\n'),
  );
  project.write('words/qaa.yaml', JSON.stringify(marked(loadWords())));
  const run = await project.build();
  expect(run.stderr.replace(/^History of pages.*\n|^The history of pages.*\n/gm, '')).toBe('');
  const content = corpus();
  said = new Map(
    project.site
      .pages()
      .filter((page) => !examples.has(page))
      .map((page) => [
        page,
        unmarkedTexts(project.site.read(page)).flatMap((text) =>
          text.split(/[:;,.()–—…|·“”"!?/]+|(?<=\d) |\s-\s/).filter((piece) => !isContent(piece, content)),
        ),
      ]),
  );
});

/** All that the content says and what is documented in English for every site, in lower case, and ids as words. */
function corpus(): string {
  const files = readdirSync(project.content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('words'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const shipped = ['templates', '_data'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  const documented = allRules.flatMap(({ title, why }) => [title, why]);
  const fields = ['The service itself', 'Addresses', 'Service management record'];
  const text = plain([...files, ...shipped, ...documented, ...fields].join('\n').replaceAll('\n#', '\n'));
  return `${text}\n${text.replaceAll(/[-_]/g, ' ')}`;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2011', '-')
    .replaceAll(/[\s*`]+/g, ' ');
}

function isContent(piece: string, content: string): boolean {
  const text = plain(piece).trim();
  return !/\p{L}/u.test(text) || MONTHS.test(text) || content.includes(text);
}

describe('a site in a pseudo-language', () => {
  it('is written in it', () => {
    const home = project.site.read('index.html');
    expect(home).toContain('<html lang="qaa"');
    expect(home).toContain('⟦Skip to main content⟧');
    expect(said.size).toBeGreaterThan(50);
  });

  it('says nothing but content outside of the marks', () => {
    const forgotten = [...said].flatMap(([page, texts]) => texts.map((text) => `${page}: ${text}`));
    expect(forgotten).toEqual([]);
  });
});

describe('unmarkedTexts', () => {
  it.each([
    ['<p>⟦Call⟧</p>', []],
    ['<p>⟦Call {<a>us</a>}⟧ now</p>', ['now']],
    ['<p>⟦Call ⟦us⟧ now⟧ or never</p>', ['or never']],
    ['<p>⟦Cut short…</p><p>Next</p>', ['Next']],
    ['<nav aria-label="Site">⟦Home⟧</nav>', ['Site']],
    ['<p lang="en">What the checker found</p>', []],
    ['<code>opsguide check</code>', []],
  ])('finds in %s: %j', (html, texts) => {
    expect(unmarkedTexts(html)).toEqual(texts);
  });
});
