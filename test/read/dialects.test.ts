/**
 * Guidance as other generators have it is read as it stands: no errors, each defect at its line, and what is certain
 * already mended. @see X1
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCalendars } from '../../scripts/shipped-data.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';

const calendars = loadCalendars();

function readPage(name: string) {
  const text = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'dialects', `${name}.md`));
  const { content, diagnostics, summary } = readAndCheck(memorySource({ [`guidance/${name}.md`]: text }), {
    today: '2026-11-20',
    calendars,
  });
  const [page] = content.pages;
  if (!page) throw new Error(`${name} was not read`);
  const found = diagnostics.map(({ line, severity, ruleId }) => `${line} ${severity} ${ruleId}`);
  return { page, found, summary };
}

describe('a page of Eleventy with the govuk plugin', () => {
  const { page, found, summary } = readPage('eleventy-govuk');

  it('has no errors, and each defect at its line', () => {
    expect(summary.errors).toBe(0);
    expect(found).toEqual([
      '3 info unknown-layout',
      '5 warning guidance-ownership',
      '5 info missing-description',
      '8 warning navigation',
      '11 warning trailing-whitespace',
      '13 warning trailing-whitespace',
      '15 warning trailing-whitespace',
      '17 warning trailing-whitespace',
      '19 warning trailing-whitespace',
      '21 info undefined-acronym',
      '25 warning malformed-link',
      '25 warning trailing-whitespace',
      '29 info common-misspelling',
      '30 warning trailing-whitespace',
      '30 warning missing-final-newline',
    ]);
  });

  it('has the keys of its dialect', () => {
    expect(page.page).toMatchObject({
      homepage: false,
      includeInBreadcrumbs: true,
      eleventyNavigation: { key: 'Handing a service over', parent: 'Assurance' },
    });
  });

  it('has the link that was meant', () => {
    expect(page.body.links.map(({ text }) => text)).toEqual(['point 14 of the Service Standard']);
  });
});

describe('a page of Jekyll', () => {
  const { page, found, summary } = readPage('jekyll-article');

  it('has no errors, and each defect at its line', () => {
    expect(summary.errors).toBe(0);
    expect(found).toEqual([
      '2 info unknown-layout',
      '3 warning guidance-ownership',
      '5 warning relative-permalink',
      '5 warning trailing-whitespace',
      '8 warning trailing-whitespace',
      '11 info navigation',
      '20 warning heading-without-space',
      '21 warning repeated-summary',
      '23 warning heading-without-space',
      '24 info superseded-framework-text',
      '25 info common-misspelling',
      '27 warning heading-without-space',
      '28 warning emphasis-as-heading',
      '29 info common-misspelling',
      '31 warning emphasis-as-heading',
      '32 info inconsistent-term',
      '34 warning heading-without-space',
    ]);
  });

  it('has a date, and lists written as one word', () => {
    expect(page.page).toMatchObject({
      date: '2015-03-10',
      categories: ['documentation'],
      tags: ['policy'],
      type: 'standard',
    });
  });

  it('has the headings that its list promises', () => {
    expect(page.body.headings.map(({ level, text }) => [level, text])).toEqual(
      page.page?.headings?.map((heading) => [2, heading]),
    );
  });
});

describe('a page of the Jekyll documentation theme', () => {
  const { page, found, summary } = readPage('jekyll-documentation');

  it('has no errors, and each defect at its line', () => {
    expect(summary.errors).toBe(0);
    expect(found).toEqual([
      '2 warning guidance-ownership',
      '4 warning dangling-sidebar',
      '11 warning no-headings',
      '11 warning trailing-whitespace',
      '15 info inconsistent-term',
      '16 warning tab-after-bullet',
      '17 warning tab-after-bullet',
      '18 warning tab-after-bullet',
      '18 warning trailing-whitespace',
      '20 info undefined-acronym',
    ]);
  });

  it('has words for search, and no list of contents', () => {
    expect(page.page).toMatchObject({
      keywords: ['deployment', 'release'],
      toc: false,
      permalink: '/moving_into_live.html',
    });
  });
});
