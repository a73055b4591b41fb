/** Follows documents through their names. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveHistories } from '../../src/derive/document-histories.ts';
import { addDays } from '../../src/model/date.ts';
import type { Commit, FileChange } from '../../src/model/history.ts';

/** Commits as they are written below: oldest first, each with its name and its changes, one a day. */
function commits(...written: (readonly [name: string, ...changes: (FileChange | string)[]])[]): Commit[] {
  return written
    .map(([name, ...changes], index) => ({
      id: name,
      committedAt: `${addDays('2026-10-01', index)}T09:00:00Z`,
      summary: name,
      changes: changes.map(changeOf),
    }))
    .reverse();
}

/** `+a` adds, `a` changes, `-a` deletes, `a>b` renames. */
function changeOf(change: FileChange | string): FileChange {
  if (typeof change !== 'string') return change;
  const [from, to] = change.split('>');
  if (from !== undefined && to !== undefined) return { kind: 'renamed', from, file: to };
  if (change.startsWith('+')) return { kind: 'added', file: change.slice(1) };
  return change.startsWith('-')
    ? { kind: 'deleted', file: change.slice(1) }
    : { kind: 'changed', file: change };
}

/** Names of the commits of a file, newest first, with what it was called then. */
function story(file: string, log: readonly Commit[]): string[] {
  const { revisions = [] } = deriveHistories([file], log).get(file) ?? {};
  return revisions.map(({ id, file: then }) => `${id} ${then}`);
}

describe('deriveHistories', () => {
  it('gives each file its own commits, newest first', () => {
    const log = commits(['one', '+a', '+b'], ['two', 'a'], ['three', 'b']);
    expect(story('a', log)).toEqual(['two a', 'one a']);
    expect(story('b', log)).toEqual(['three b', 'one b']);
    expect(story('c', log)).toEqual([]);
  });

  it('says when each revision was made', () => {
    const [revision] = deriveHistories(['a'], commits(['one', '+a'])).get('a')?.revisions ?? [];
    expect(revision).toEqual({
      id: 'one',
      committedAt: '2026-10-01T09:00:00Z',
      date: '2026-10-01',
      summary: 'one',
      file: 'a',
    });
  });

  it('follows a file through several names', () => {
    const log = commits(['one', '+a'], ['two', 'a>b'], ['three', 'b'], ['four', 'b>c']);
    expect(story('c', log)).toEqual(['four c', 'three b', 'two b', 'one a']);
    expect(deriveHistories(['c'], log).get('c')?.formerFiles).toEqual([
      { file: 'b', until: '2026-10-04T09:00:00Z' },
      { file: 'a', until: '2026-10-02T09:00:00Z' },
    ]);
  });

  it('keeps two files apart that had one name after each other', () => {
    const log = commits(['one', '+a'], ['two', 'a>b'], ['three', '+a'], ['four', 'a'], ['five', 'b']);
    expect(story('a', log)).toEqual(['four a', 'three a']);
    expect(story('b', log)).toEqual(['five b', 'two b', 'one a']);
  });

  it('keeps a file apart from one that had its name and is gone', () => {
    const log = commits(['one', '+a'], ['two', 'a>b'], ['three', '-b'], ['four', '+a']);
    expect(story('a', log)).toEqual(['four a']);
  });

  it('goes on where a file was deleted and brought back', () => {
    const log = commits(['one', '+a'], ['two', '-a'], ['three', '+a']);
    expect(story('a', log)).toEqual(['three a', 'one a']);
  });

  it('lets two files swap their names', () => {
    const log = commits(['one', '+a', '+b'], ['two', 'a'], ['three', 'a>b', 'b>a'], ['four', 'b']);
    expect(story('b', log)).toEqual(['four b', 'three b', 'two a', 'one a']);
    expect(story('a', log)).toEqual(['three a', 'one b']);
  });

  it('has no former name for a file that came back to its own', () => {
    const log = commits(['one', '+a'], ['two', 'a>b'], ['three', 'b>a'], ['four', 'a>b'], ['five', 'b>a']);
    const history = deriveHistories(['a'], log).get('a');
    expect(history?.formerFiles).toEqual([{ file: 'b', until: '2026-10-05T09:00:00Z' }]);
    expect(history?.revisions).toHaveLength(5);
  });

  it('finds what was changed under the old name on another branch', () => {
    const log = commits(['begin', '+a'], ['rename', 'a>b'], ['edit', 'a'], ['merge', 'b']);
    expect(story('b', log)).toEqual(['merge b', 'edit a', 'rename b', 'begin a']);
  });

  it('does not give it what was done to a later file of that name', () => {
    const log = commits(
      ['begin', '+a'],
      ['rename', 'a>b'],
      ['another', '+a'],
      ['edit', 'a'],
      ['end', '-a'],
      ['last', 'b'],
    );
    expect(story('b', log)).toEqual(['last b', 'rename b', 'begin a']);
  });

  it('says from when on a document of a shallow clone is known', () => {
    const log = commits(['cut', '+a', '+b'], ['two', 'a'], ['three', '+c']).map((commit) =>
      commit.id === 'cut' ? { ...commit, boundary: true as const } : commit,
    );
    const histories = deriveHistories(['a', 'b', 'c'], log);
    expect([...histories.values()].map(({ revisions, knownFrom }) => [revisions.length, knownFrom])).toEqual([
      [1, '2026-10-01'],
      [0, '2026-10-01'],
      [1, undefined],
    ]);
  });

  it('says which texts are not recorded', () => {
    const unrecorded = new Map([
      ['a', 'changed' as const],
      ['b', 'new' as const],
    ]);
    const histories = deriveHistories(['a', 'b', 'c'], commits(['one', '+a', '+c']), unrecorded);
    expect([...histories.values()].map(({ text }) => text)).toEqual(['changed', 'new', 'recorded']);
  });

  it('makes one line of a summary that anybody can be shown', () => {
    const summaryOf = (summary: string) =>
      deriveHistories(
        ['a'],
        commits(['one', '+a']).map((commit) => ({ ...commit, summary })),
      ).get('a')?.revisions[0]?.summary;
    expect(summaryOf(' Mend\tthe \u202egnol\u202c\u001b[31m line\u0085\u2028')).toBe(
      'Mend the gnol [31m line',
    );
    expect(summaryOf('مرحبا 👩‍🚒 <b>')).toBe('مرحبا 👩‍🚒 <b>');
    expect(summaryOf('\u0007')).toBe('');
    expect(summaryOf('😀'.repeat(400))).toBe(`${'😀'.repeat(299)}…`);
  });

  it('gives each change of a living file to one document, whatever was renamed', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const step = fc.record({
      what: fc.constantFrom('add', 'change', 'delete', 'rename'),
      one: fc.nat(4),
      other: fc.nat(4),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        // Plays the steps forwards on files that know their own story.
        const living = new Map<string, string[]>();
        const written: [string, string][] = [];
        for (const [index, { what, one, other }] of steps.entries()) {
          const [name = '', next = ''] = [names[one], names[other]];
          const id = `commit${index}`;
          const file = living.get(name);
          if (what === 'add' && !file) {
            written.push([id, `+${name}`]);
            living.set(name, [id]);
          } else if (what === 'change' && file) {
            written.push([id, name]);
            file.unshift(id);
          } else if (what === 'delete' && file) {
            written.push([id, `-${name}`]);
            living.delete(name);
          } else if (what === 'rename' && file && !living.has(next)) {
            written.push([id, `${name}>${next}`]);
            living.delete(name);
            living.set(next, [id, ...file]);
          }
        }
        const histories = deriveHistories([...living.keys()], commits(...written));
        for (const [name, ids] of living) {
          const found = histories.get(name)?.revisions.map(({ id }) => id) ?? [];
          // A name that was deleted and used again goes on into the story of the file before it, as git has it.
          expect(found.slice(0, ids.length)).toEqual(ids);
        }
      }),
    );
  });
});
