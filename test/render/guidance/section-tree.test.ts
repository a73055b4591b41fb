/** The navigation of a section is open on the way to the page, at any depth. */
import { describe, expect, it } from 'vitest';
import { loadShipped } from '../../../scripts/shipped-data.ts';
import { deriveEstate } from '../../../src/derive/derive-estate.ts';
import type { Estate } from '../../../src/model/estate.ts';
import { readAndCheck } from '../../../src/pipeline.ts';
import { memorySource } from '../../../src/read/content-source.ts';
import { type SectionItem, sectionTrees } from '../../../src/render/guidance/section-tree.ts';

const today = '2026-11-20';

function estateOf(...paths: string[]): Estate {
  const files = Object.fromEntries(
    paths.map((path) => [`guidance/${path}.md`, `---\ntitle: ${path}\n---\n\nWords.\n`]),
  );
  const { content, diagnostics, summary } = readAndCheck(memorySource(files), { today, ...loadShipped() });
  return deriveEstate(content, diagnostics, summary, today);
}

/** The tree of a page as lines: `*` is the page itself, `+` what is above it. */
function treeOf(estate: Estate, id: string): string[] | undefined {
  const view = estate.guidance.find((one) => one.id === id);
  const tree = view && sectionTrees(estate)(view);
  if (!tree) return undefined;
  const lines = (items: readonly SectionItem[], depth: string): string[] =>
    items.flatMap(({ title, current, items: below }) => [
      `${depth}${title}${current === 'page' ? ' *' : current ? ' +' : ''}`,
      ...lines(below, `${depth}  `),
    ]);
  return [`${tree.section.title}${tree.section.current ? ' *' : ''}`, ...lines(tree.items, '  ')];
}

describe('the navigation of a section', () => {
  const estate = estateOf(
    'index',
    'a/index',
    'a/one',
    'a/two/index',
    'a/two/x',
    'a/two/y/index',
    'a/two/y/deep',
    'b/index',
  );

  it('lists the pages of the section', () => {
    expect(treeOf(estate, 'a/index')).toEqual(['a/index *', '  a/one', '  a/two/index']);
    expect(treeOf(estate, 'a/one')).toEqual(['a/index', '  a/one *', '  a/two/index']);
  });

  it('opens the way to a page three levels down', () => {
    expect(treeOf(estate, 'a/two/y/deep')).toEqual([
      'a/index',
      '  a/one',
      '  a/two/index +',
      '    a/two/x',
      '    a/two/y/index +',
      '      a/two/y/deep *',
    ]);
    expect(treeOf(estate, 'a/two/index')).toEqual([
      'a/index',
      '  a/one',
      '  a/two/index *',
      '    a/two/x',
      '    a/two/y/index',
    ]);
  });

  it('lists the sections where a section has one page only', () => {
    expect(treeOf(estate, 'b/index')).toEqual(['index', '  a/index', '  b/index *']);
  });

  it('is left out where there is nowhere else to go', () => {
    expect(treeOf(estate, 'index')).toBeUndefined();
    expect(treeOf(estateOf('only'), 'only')).toBeUndefined();
  });
});
