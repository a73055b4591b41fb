/** Tags of guidance lead to its pages. S1.7. */
import { describe, expect, it } from 'vitest';
import type { GuidanceView } from '../../../src/model/estate.ts';
import { tagKey, tagList } from '../../../src/render/guidance/tag-list.ts';

function page(title: string, ...tags: string[]): GuidanceView {
  const view = { id: title, title, href: `/guidance/${title}/`, breadcrumbs: [], children: [], siblings: [] };
  return { ...view, tags, findings: [] };
}

describe('tagList', () => {
  it('lists each tag once, however it is written, with its pages in reading order', () => {
    const tags = tagList(
      [page('b', 'go-no-go', 'Assurance'), page('a', 'assurance', 'Go no go', 'assurance')],
      'en-GB',
    );
    expect(tags.map(({ tag, id, pages }) => [tag, id, pages.map(({ title }) => title)])).toEqual([
      ['Assurance', 'tag-assurance', ['b', 'a']],
      ['go no go', 'tag-go-no-go', ['b', 'a']],
    ]);
  });

  it('is empty without tags', () => {
    expect(tagList([page('a')], 'en-GB')).toEqual([]);
  });
});

describe('tagKey', () => {
  it('is the same for two ways of writing a tag', () => {
    expect(tagKey(' Go_No-go ')).toBe(tagKey('go no go'));
  });
});
