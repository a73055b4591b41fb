/** Which lines of a Markdown text are code: the same as the block parser says, which knows best. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { scanMarkdown } from '../../src/model/markdown-lines.ts';

const parser = new MarkdownIt({ html: false });

/** Lines of code blocks according to the parser. */
function codeLines(lines: readonly string[]): boolean[] {
  const code = lines.map(() => false);
  for (const { type, map } of parser.parse(lines.join('\n'), {})) {
    if ((type !== 'fence' && type !== 'code_block') || !map) continue;
    for (let index = map[0]; index < map[1]; index++) code[index] = true;
  }
  return code;
}

const line = fc.constantFrom(
  '',
  'Sign in first.',
  '- item',
  '1. step',
  '   - deeper',
  '   more of it',
  '    far in',
  '      farther in',
  '```',
  '```sh',
  '   ```',
  '    ```',
  '      ```',
  '~~~',
  '- ```',
  '1. ~~~',
  '10) tenth',
  '## Heading',
  '> quoted',
  '>   farther in',
  '> - item',
  '> ```',
  '***',
  '| a | b |',
);

describe('scanMarkdown', () => {
  it('finds the code blocks that the parser finds', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        const expected = codeLines(lines);
        const found = scanMarkdown(lines).code;
        // Whether a blank line at the end of a block belongs to it makes no difference to anybody.
        for (const [index, text] of lines.entries())
          if (text !== '') expect(found[index]).toBe(expected[index]);
      }),
      { numRuns: 5000 },
    );
  });

  it('names the fences that nothing closes, with their column', () => {
    expect(
      scanMarkdown(['1. Restart:', '', '   ~~~~', '   ~~~', '', 'Then:', '```sh', 'ls']).unclosed,
    ).toEqual([
      { index: 2, mark: '~~~~', column: 4 },
      { index: 6, mark: '```', column: 1 },
    ]);
  });

  it('knows fences with a carriage return at the end of their lines', () => {
    expect(scanMarkdown(['```\r', 'ls\r', '```\r', 'Then\r'])).toEqual({
      code: [true, true, true, false],
      unclosed: [],
    });
  });
});
