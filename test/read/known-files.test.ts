/** What is known of files from an earlier run is taken for those that nobody has touched, and for no other. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ContentSource } from '../../src/read/content-source.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { ChangedMeanwhile, knownContent } from '../../src/read/known-files.ts';
import { temporaryFolder } from '../support/build-site.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const blobOf = (text: string) => createHash('sha1').update(text).digest('hex');
const compare = (blob: string, bytes: Uint8Array) => blob === blobOf(Buffer.from(bytes).toString());

/** A source that tells which files were opened. */
function source(files: Record<string, { text: string; stamp?: string }>) {
  const opened: string[] = [];
  const content: ContentSource = {
    entries: () =>
      Object.entries(files).map(([path, { text, stamp }]) => ({
        ...{ path, type: 'file', size: text.length },
        ...(stamp === undefined ? {} : { stamp }),
      })),
    read(path) {
      opened.push(path);
      return Buffer.from(files[path]?.text ?? '');
    },
  };
  return { content, opened };
}

/** Asks for the names of all bytes, in both ways, and answers what is kept and which files were opened for it. */
function run(files: Parameters<typeof source>[0], text: string) {
  const { content, opened } = source(files);
  const known = knownContent(content, sha256, text);
  const versions = Object.keys(files).map((path) => known.source.version(path));
  const same = Object.entries(files).map(([path, file]) => known.isBlob(path, blobOf(file.text), compare));
  expect(same.every(Boolean)).toBe(true);
  expect(versions).toEqual(Object.values(files).map((file) => sha256(Buffer.from(file.text))));
  return { opened, kept: known.save() };
}

describe('knownContent', () => {
  const files = {
    'services/a.md': { text: 'A', stamp: '1 2.5 3 4' },
    'b.md': { text: 'B', stamp: '1 2 3 5' },
  };
  const first = run(files, '');
  const kept = first.kept ?? '';

  it('opens every file once, and no file again that has the same stamp', () => {
    expect(first.opened).toEqual(['services/a.md', 'b.md']);
    expect(run(files, kept)).toEqual({ opened: [], kept: undefined });
  });

  it('opens a file that has another stamp, or none, and keeps nothing of one that has none', () => {
    const touched = { ...files, 'b.md': { text: 'C', stamp: '1 9 9 5' } };
    const second = run(touched, kept);
    expect(second.opened).toEqual(['b.md']);
    expect(run(touched, second.kept ?? '').opened).toEqual([]);
    const young = run({ ...files, 'b.md': { text: 'C' } }, kept);
    expect(young.opened).toEqual(['b.md']);
    expect(young.kept).not.toContain('b.md');
  });

  it('opens a file to tell whether another blob holds it', () => {
    const { content, opened } = source(files);
    const known = knownContent(content, sha256, kept);
    expect(known.isBlob('b.md', blobOf('else'), compare)).toBe(false);
    expect(opened).toEqual(['b.md']);
  });

  it.each([
    ['is of another form', kept.replace('files 1', 'files 2'), 2],
    ['has lost its beginning', kept.slice(30), 2],
    ['has a line that broke off', kept.slice(0, -5), 1],
    ['has a name of bytes that is none', kept.replace(sha256(Buffer.from('A')), 'no name'), 1],
    ['is empty', '', 2],
    ['is something else', '{"files":[]}', 2],
  ])('opens files again when what was kept %s', (_what, text, count) => {
    expect(run(files, text).opened).toHaveLength(count);
  });

  it('says so when a file is not what its stamp says', () => {
    const { content } = source({ ...files, 'b.md': { text: 'C', stamp: '1 2 3 5' } });
    const known = knownContent(content, sha256, kept);
    expect(known.source.version('b.md')).toBe(sha256(Buffer.from('B')));
    expect(() => known.source.read('b.md')).toThrow(ChangedMeanwhile);
  });
});

describe('folderSource', () => {
  it('gives a file another stamp even if its size and its time are as before, and none while it is young', async () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'stamps-'));
    mkdirSync(join(folder, 'services'));
    const file = join(folder, 'services', 'a.md');
    const time = new Date('2026-01-01T00:00:00Z');
    const write = (text: string) => {
      writeFileSync(file, text);
      utimesSync(file, time, time);
    };
    const later = Date.now() + 60_000;
    const stamp = (before: number) => folderSource(folder, before).entries()[0]?.stamp;
    write('one');
    const first = stamp(later);
    expect(first).toMatch(/^3 \d/);
    expect(stamp(later)).toBe(first);
    // Longer than any clock of files ticks.
    await new Promise((done) => setTimeout(done, 50));
    write('two');
    expect(stamp(later)).not.toBe(first);
    expect(stamp(Date.now() - 60_000)).toBeUndefined();
    expect(folderSource(folder).entries()[0]?.stamp).toBeUndefined();
  });
});
