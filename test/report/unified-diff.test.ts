/** The diff of two texts turns the one into the other, for `git apply` too. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatUnifiedDiff } from '../../src/report/unified-diff.ts';
import { temporaryFolder } from '../support/build-site.ts';

/** Applies a diff by its own words: each hunk says where it begins and what stands there. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const lines = (diff.match(/[^\n]*\n/g) ?? []).slice(2);
  const result: string[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const start = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    const text = lines[index + 1]?.startsWith('\\') ? line.slice(1, -1) : line.slice(1);
    if (start) {
      const first = Number(start[1]) - (start[2] === '0' ? 0 : 1);
      result.push(...old.slice(at, first));
      at = first;
    } else if (line.startsWith('+')) result.push(text);
    else if (!line.startsWith('\\')) {
      expect(old[at]).toBe(text);
      if (line.startsWith(' ')) result.push(text);
      at += 1;
    }
  }
  return [...result, ...old.slice(at)].join('');
}

describe('formatUnifiedDiff', () => {
  it('shows what changes, with three lines around it', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((line) => `${line}\n`).join('');
    expect(formatUnifiedDiff('services/a.md', before, before.replace('e', 'E'))).toBe(
      '--- a/services/a.md\n+++ b/services/a.md\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
    );
  });

  it('says where a file ends without a line break', () => {
    expect(formatUnifiedDiff('a', 'x', 'x\n')).toBe(
      '--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n',
    );
    expect(formatUnifiedDiff('a', 'x', 'x')).toBe('');
  });

  const line = fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', ' - a\n', '+b\n');
  const text = fc
    .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('', 'last', 'a'))
    .map(([lines, last]) => lines.join('') + last);

  it('turns any text into any other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(patched(before, formatUnifiedDiff('a', before, after))).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it('is what git applies', () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'diff-'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after && before !== '' && after !== '');
        writeFileSync(join(folder, 'a'), before);
        execFileSync('git', ['apply', '-'], {
          cwd: folder,
          input: formatUnifiedDiff('a', before, after),
          env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: temporaryFolder() },
        });
        expect(readFileSync(join(folder, 'a'), 'utf8')).toBe(after);
      }),
      { numRuns: 25 },
    );
  });

  it('gives up on the shortest way between long texts, not on the right one', () => {
    const before = Array.from({ length: 1500 }, (_, index) => `a${index}\n`).join('');
    const after = Array.from({ length: 1500 }, (_, index) => `b${index}\n`).join('');
    expect(patched(before, formatUnifiedDiff('a', before, after))).toBe(after);
  });
});
