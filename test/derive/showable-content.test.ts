/** What pages show while content is wrong: what it says, else what it said, else nothing; and settings that are equal stay the same. */
import { describe, expect, it } from 'vitest';
import { rememberingJudge } from '../../src/derive/judge.ts';
import { showableContent } from '../../src/derive/showable-content.ts';
import type { Content } from '../../src/model/content.ts';
import { guideSchema } from '../../src/model/guide.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { readContent } from '../../src/read/read-content.ts';
import { exampleEstate } from '../support/example-estate.ts';

const today = '2026-11-20';
const whole = `---
title: Tides
description: Tells the tides.
phase: alpha
delivery_group: harbours
lifecycle: {owners: {design: moorings}}
components: [{id: a, name: A, type: storage, owner: moorings}]
support: {contact: moorings@harbours.example}
last_reviewed_on: 2026-09-01
review_in: 6 months
---

Text.
`;

function contentOf(guide: string, page = '---\ntitle: Home\n---\n'): Content {
  return readContent(memorySource({ 'services/tides.md': guide, 'guidance/a/index.md': page })).content;
}

function shown(text: string, before?: Content) {
  const { content, states } = showableContent(contentOf(text), today, before);
  return { ...content.guides[0], state: states.get('services/tides.md') };
}

describe('showableContent', () => {
  it('leaves documents that are right as they are', () => {
    const content = contentOf(whole);
    const { content: same, states } = showableContent(content, today);
    expect(same.guides[0]).toBe(content.guides[0]);
    expect(same.pages[0]).toBe(content.pages[0]);
    expect(states.size).toBe(0);
  });

  it('leaves out what is wrong and says nothing of it where the page needs it not', () => {
    const { guide, state } = shown(whole.replace('phase: alpha', 'phase: alpha\ncolour: blue\ntier: 7'));
    expect(guide).toMatchObject({ title: 'Tides', phase: 'alpha' });
    expect(guide).not.toHaveProperty('colour');
    expect(state).toBeUndefined();
  });

  it('fills in what a page needs: from before, else with what says nothing', () => {
    const before = showableContent(contentOf(whole), today).content;
    const wrong = whole.replace('components:', 'component:').replace('title: Tides', 'title: High tides');
    expect(shown(wrong, before)).toMatchObject({
      state: 'filled',
      guide: { title: 'High tides', components: [{ id: 'a' }] },
    });
    expect(shown(wrong)).toMatchObject({ state: 'filled', guide: { title: 'High tides', components: [] } });
  });

  it('gives a guide of nothing all that guides must have', () => {
    const { guide, state } = shown('');
    const required = Object.entries(guideSchema.shape).filter(
      ([, schema]) => !schema.safeParse(undefined).success,
    );
    expect(Object.keys(guide ?? {}).sort()).toEqual(required.map(([key]) => key).sort());
    expect(guide?.title).toBe('Tides');
    expect(state).toBe('filled');
  });

  it('shows a document that cannot be read as it was before', () => {
    const before = showableContent(contentOf(whole), today).content;
    const now = shown(whole.replace('title: Tides', 'title: ["'), before);
    expect(now.state).toBe('before');
    expect(now).toMatchObject({ text: whole, guide: { title: 'Tides' } });
  });

  it('names a page of guidance that has no title', () => {
    const { content, states } = showableContent(contentOf(whole, '---\norder: 1\n---\n'), today);
    expect(content.pages[0]?.page).toEqual({ title: 'A', order: 1 });
    expect(states.get('guidance/a/index.md')).toBe('filled');
  });

  it('keeps settings that are equal', () => {
    const before = showableContent(contentOf(whole), today).content;
    const { content } = showableContent(contentOf(whole), today, before);
    expect(content.organisation).toBe(before.organisation);
    expect(content.frameworks).toBe(before.frameworks);
  });
});

describe('rememberingJudge', () => {
  const { frameworks, organisation, services } = exampleEstate();
  const [first, second] = services;
  if (!first || !second) throw new Error('the example has too few services');
  const input = { guide: first.guide, frameworks, organisation, today, failedRules: new Set<string>() };

  it('judges as everybody does, and once', () => {
    const judge = rememberingJudge();
    expect(judge({ ...input, guide: second.guide }).count).toBeDefined();
    const readiness = judge(input);
    expect(judge({ ...input, failedRules: new Set() })).toBe(readiness);
  });

  it('judges again when something is different', () => {
    const judge = rememberingJudge();
    const readiness = judge(input);
    for (const change of [
      { guide: { ...first.guide } },
      { failedRules: new Set(['fact-due']) },
      { findingRules: new Set(['fact-due']) },
      { today: '2027-01-01' },
      { frameworks: [...frameworks] },
      { organisation: { ...organisation } },
    ])
      expect(judge({ ...input, ...change })).not.toBe(readiness);
  });
});
