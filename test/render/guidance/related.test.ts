/** A page of guidance leads to the templates that it speaks of and the criteria that they help to meet. */
import { describe, expect, it } from 'vitest';
import { loadShipped } from '../../../scripts/shipped-data.ts';
import { deriveEstate } from '../../../src/derive/derive-estate.ts';
import { readAndCheck } from '../../../src/pipeline.ts';
import { memorySource } from '../../../src/read/content-source.ts';
import { relatedPages } from '../../../src/render/guidance/related.ts';

const today = '2026-11-20';

function related(page: string, path = 'guidance/page.md') {
  const { content, diagnostics, summary } = readAndCheck(memorySource({ [path]: page }), {
    today,
    ...loadShipped(),
  });
  const { guidance, frameworks } = deriveEstate(content, diagnostics, summary, today);
  const view = guidance.find(({ document }) => document?.file === path);
  if (!view) throw new Error('no page');
  return relatedPages({
    frameworks,
    templates: [{ id: 'conformance-certificate', title: 'Conformance certificate' }],
  })(view);
}

describe('what a page is related to', () => {
  it('are the templates that it links to, and the criteria that these help to meet', () => {
    const found = related(
      '---\ntitle: Page\n---\n\nFill in [the form](/templates/conformance-certificate/).\n',
    );
    expect(found.templates).toEqual([
      { title: 'Conformance certificate', href: '/templates/conformance-certificate/' },
    ]);
    expect(found.criteria.length).toBeGreaterThan(0);
    for (const { id, href } of found.criteria) expect(href).toBe(`/frameworks/release-into-live/#${id}`);
    expect(found.pages).toEqual([]);
  });

  it('are the pages, templates and criteria that it lists, each in its place', () => {
    const found = related(
      '---\ntitle: Page\nrelated: [/guidance/, /templates/conformance-certificate/, "/frameworks/release-into-live/#REL-02", /templates/nowhere/]\n---\n\nWords.\n',
    );
    expect(found.pages).toEqual(['/guidance/']);
    expect(found.templates.map(({ href }) => href)).toEqual(['/templates/conformance-certificate/']);
    expect(found.criteria.map(({ id }) => id)).toContain('REL-02');
  });

  it('is the framework whose guidance it is', () => {
    expect(related('---\ntitle: Release\n---\n\nWords.\n', 'guidance/release/index.md').frameworks).toEqual([
      { title: 'Release into live', href: '/frameworks/release-into-live/' },
    ]);
  });

  it('is nothing where it says nothing', () => {
    expect(related('---\ntitle: Page\n---\n\nSee [there](../templates/nowhere.md).\n')).toEqual({
      pages: [],
      frameworks: [],
      templates: [],
      criteria: [],
    });
  });
});
