/** Archives: read by other programs, and no byte of them can change unseen. */
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ArchiveFile, readZip, writeZip } from '../../../src/export/pack/zip.ts';

const text = (value: string) => new TextEncoder().encode(value);
const files: ArchiveFile[] = [
  { name: 'README.txt', bytes: text('Read this first.\n') },
  { name: 'guides/flood-warnings.html', bytes: text('<p>Flood warnings</p>\n'.repeat(20)) },
  { name: 'guides/خدمة 🌊.md', bytes: text('') },
];

describe('writeZip', () => {
  it('is read by other programs', () => {
    const read = unzipSync(writeZip(files));
    for (const { name, bytes } of files) expect(read[name]).toEqual(bytes);
    expect(Object.keys(read)).toEqual(files.map(({ name }) => name));
  });

  it('keeps any files, and writes the same bytes for them', () => {
    const file = fc.record({
      name: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}$/),
      bytes: fc.uint8Array({ maxLength: 300 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(file, { selector: ({ name }) => name, maxLength: 8 }), (some) => {
        const bytes = writeZip(some);
        expect(readZip(bytes)).toEqual({ files: some, problems: [] });
        expect(writeZip(some)).toEqual(bytes);
      }),
    );
  });

  it.each(['../a', '/a', 'a//b', 'a/../b', 'a\\b', 'C:a', 'a\u0000', '', 'a/.', 'a ', 'b.'])(
    'refuses the name %j',
    (name) => {
      expect(() => writeZip([{ name, bytes: text('x') }])).toThrow();
    },
  );
});

describe('readZip', () => {
  const archive = writeZip(files);

  it('finds every single changed bit, and names the file where it is in one', () => {
    const end = archive.length - 22;
    const unnamed: number[] = [];
    for (let at = 0; at < archive.length; at += 1)
      for (const bit of [1, 16, 128]) {
        const changed = archive.slice();
        changed[at] = (changed[at] ?? 0) ^ bit;
        const { problems } = readZip(changed);
        expect(problems.length, `byte ${at}, bit ${bit}`).toBeGreaterThan(0);
        if (at < end && !problems.some(({ name }) => name !== undefined)) unnamed.push(at);
      }
    expect(unnamed).toEqual([]);
  });

  it('finds what is cut off, put before, and put after', () => {
    for (let length = 0; length < archive.length; length += 7)
      expect(readZip(archive.slice(0, length)).problems).not.toEqual([]);
    expect(readZip(new Uint8Array([0, ...archive])).problems).not.toEqual([]);
    expect(readZip(new Uint8Array([...archive, 0])).problems).not.toEqual([]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readZip(bytes).problems).not.toEqual([]);
      }),
    );
  });

  it.each(['../../etc/cron.d/x', '/etc/passwd', 'README.txt/../../x', 'readme.TXT'])(
    'refuses the unsafe name %s',
    (name) => {
      const archive = zipSync({ 'README.txt': text('x'), [name]: text('x') });
      const { problems } = readZip(archive);
      expect(problems.map((problem) => problem.name)).toContain(name);
    },
  );
});
