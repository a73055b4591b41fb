/** The glossary of a content folder is read, and mistakes in it are findings. */
import { describe, expect, it } from 'vitest';
import { loadGlossary } from '../../scripts/shipped-data.ts';
import { nameKey, namesOf } from '../../src/model/glossary.ts';
import { ownSections } from '../../src/model/site-index.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { readContent } from '../../src/read/read-content.ts';

function read(glossary: string) {
  return readContent(memorySource({ 'glossary.yaml': glossary }), [], loadGlossary());
}

const termsOf = (glossary: string) => read(glossary).content.glossary.map(({ term }) => term);

describe('the terms that ship', () => {
  const { content, diagnostics } = readContent(memorySource({}), [], loadGlossary());

  it('are there without any of the organisation', () => {
    expect(diagnostics).toEqual([]);
    expect(content.glossary.length).toBeGreaterThan(50);
    expect(content.glossaryDocument).toBeUndefined();
  });

  it('have each name once', () => {
    const names = content.glossary.flatMap(namesOf).map(nameKey);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('are sentences, and lead only to pages that every site has', () => {
    for (const { plain, see, links } of content.glossary) {
      expect(plain).toMatch(/^[A-Z].*\.$/);
      expect(links).toEqual([]);
      if (see) expect(ownSections).toContain(see.split('/')[1]);
    }
  });
});

describe('glossary.yaml', () => {
  it('adds terms, and words those that ship in its own way', () => {
    const { content, diagnostics } = read(
      'terms:\n  - term: Waiver\n    definition: Leave, with *a day* and [a form](https://landandwater.example/form).\n  - term: Weir\n    definition: A small dam.\n',
    );
    expect(diagnostics).toEqual([]);
    const waiver = content.glossary.filter(({ term }) => term === 'Waiver');
    expect(waiver.map(({ plain, links }) => [plain, links])).toEqual([
      ['Leave, with a day and a form.', ['https://landandwater.example/form']],
    ]);
    expect(content.glossary.map(({ term }) => term)).toEqual(expect.arrayContaining(['Weir', 'Runbook']));
  });

  it('switches the terms that ship off', () => {
    expect(termsOf('shipped_terms: false\nterms: [{term: Weir, definition: A small dam.}]')).toEqual([
      'Weir',
    ]);
    expect(termsOf('shipped_terms: false')).toEqual([]);
  });

  it('may be empty', () => {
    expect(read('').diagnostics).toEqual([]);
    expect(termsOf('').length).toBeGreaterThan(50);
  });

  it.each([
    ['terms: [{term: Weir}]', 'missing-key', 1],
    ['terms:\n  - term: Weir\n    definition: A dam.\n    colour: blue', 'unknown-key', 4],
    ['terms:\n  - term: "—"\n    definition: A dash.', 'wrong-value', 2],
    ['terms:\n  - term: Weir\n    definition: A dam.\n    see: guidance/weir.md', 'wrong-value', 4],
    ['- term: Weir', 'front-matter-not-keys', 1],
    ['terms: [', 'yaml-syntax', 1],
  ])('%j is a finding: %s', (text, rule, line) => {
    const { diagnostics, content } = read(text);
    expect(diagnostics.map(({ ruleId, file, line: found }) => [ruleId, file, found])).toContainEqual([
      rule,
      'glossary.yaml',
      line,
    ]);
    expect(content.glossary.some(({ term }) => term === 'Runbook')).toBe(true);
  });
});
