import { describe, expect, it } from 'vitest';
import { oldNames } from '../../src/model/old-names.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { readContent } from '../../src/read/read-content.ts';

function namesIn(body: string, aliases: readonly string[]): string[] {
  const text = `---\ntitle: Page\n---\n\n${body}\n`;
  const { content } = readContent(memorySource({ 'guidance/page.md': text }));
  const [page] = content.pages;
  if (!page) throw new Error('The page was not read.');
  return oldNames(page, aliases).map(({ name }) => name);
}

describe('oldNames', () => {
  it.each([
    ['It used to be called DevMAC.', ['DevMAC'], ['DevMAC']],
    ['Formerly the release passport.', ['release passport', 'certificate'], ['release passport']],
    ['It is also called DevMAC.', ['DevMAC'], []],
    ['It used to be called DevMACs.', ['DevMAC'], []],
    ['It used to be called DevMAC (old).', ['DevMAC (old)'], ['DevMAC (old)']],
    ['Formerly DevMAC or FoT.', ['FoT', 'DevMAC'], ['FoT', 'DevMAC']],
    ['```\nformerly DevMAC\n```', ['DevMAC'], []],
    ['Formerly DevMAC.', [], []],
  ])('of “%s” with the aliases %j finds %j', (body, aliases, expected) => {
    expect(namesIn(body, aliases)).toEqual(expected);
  });
});
