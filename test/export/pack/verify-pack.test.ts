/** Verification of a real pack: every change is found, and the file that it is in is named. */
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPacker } from '../../../scripts/open-packer.ts';
import { withSignature } from '../../../src/export/pack/assemble-pack.ts';
import { comparePacks } from '../../../src/export/pack/compare-packs.ts';
import { verifyPack } from '../../../src/export/pack/verify-pack.ts';
import { type ArchiveFile, packFile, unpackFile, writeZip } from '../../../src/export/pack/zip.ts';
import { packNames } from '../../../src/model/pack.ts';
import { today } from '../../support/build-site.ts';

const text = (value: string) => new TextEncoder().encode(value);
let files: ArchiveFile[];
let pack: Uint8Array;

beforeAll(async () => {
  const opened = openPacker({ date: today, basePath: '/' });
  if ('refusal' in opened) throw new Error(opened.refusal.text);
  const packed = await opened.packer.make({ kind: 'service', id: 'flood-warnings' });
  opened.close();
  files = packed.map((file) => ({ name: file.name, bytes: unpackFile(file) }));
  pack = writeZip(files);
});

/** The pack with its files changed. */
function changed(change: (files: ArchiveFile[]) => ArchiveFile[]): Uint8Array {
  return writeZip(change(files));
}

function replaced(name: string, bytes: Uint8Array): Uint8Array {
  return changed((all) => all.map((file) => (file.name === name ? { name, bytes } : file)));
}

describe('verifyPack', () => {
  it('finds nothing in an untouched pack', () => {
    const { problems, manifest } = verifyPack(pack);
    expect(problems).toEqual([]);
    expect(manifest).toMatchObject({
      asOf: today,
      scope: { kind: 'service', id: 'flood-warnings' },
      services: [{ id: 'flood-warnings', title: 'Flood warnings' }],
    });
    expect(manifest?.files.map(({ name }) => name)).toEqual(
      files
        .map(({ name }) => name)
        .filter((name) => name !== packNames.manifest && name !== packNames.checksums),
    );
  });

  it('names the file of a changed byte, wherever it is', () => {
    // A step that is no multiple of anything in the format meets headers, names and contents alike.
    const step = Math.max(1, Math.floor(pack.length / 43));
    const end = pack.length - 22;
    const unnamed: number[] = [];
    for (let at = 0; at < end; at += step) {
      const copy = pack.slice();
      copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
      const { problems } = verifyPack(copy);
      if (!problems.some(({ name }) => name !== undefined)) unnamed.push(at);
    }
    expect(unnamed).toEqual([]);
  });

  it('finds a changed end', () => {
    for (let at = pack.length - 22; at < pack.length; at += 1) {
      const copy = pack.slice();
      copy[at] = (copy[at] ?? 0) ^ 1;
      expect(verifyPack(copy).problems, `byte ${at}`).not.toEqual([]);
    }
  });

  it('names a file that was replaced, removed or added by one who packs as we do', () => {
    const name = 'services/flood-warnings/guide.md';
    const named = (bytes: Uint8Array) => verifyPack(bytes).problems.map((problem) => problem.name);
    expect(named(replaced(name, text('all is well\n')))).toEqual([name, name]);
    expect(named(changed((all) => all.filter((file) => file.name !== name)))).toEqual([name, name]);
    expect(named(changed((all) => [...all, { name: 'services/x.md', bytes: text('x') }]))).toEqual([
      ...['services/x.md', 'services/x.md'],
    ]);
    expect(named(replaced(packNames.manifest, text('{}\n')))).toContain(packNames.manifest);
    expect(named(replaced(packNames.checksums, text('nothing\n')))).toContain(packNames.checksums);
  });

  it('lets a signature stand beside the checksums', () => {
    expect(
      verifyPack(writeZip(withSignature(files, { name: packNames.signature, bytes: text('signed') }))),
    ).toMatchObject({ problems: [] });
  });

  it('refuses names that would leave the folder, and packs of other programs', () => {
    const names = ['../evil.txt', '/etc/evil', 'a/../../evil', 'a\\b', 'C:evil'];
    for (const name of names) {
      const { problems } = verifyPack(zipSync({ 'index.html': text('x'), [name]: text('x') }));
      expect(
        problems.map((problem) => problem.name),
        name,
      ).toContain(name);
    }
    expect(verifyPack(zipSync(unzipSync(pack))).problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['words', text('no pack at all, but long enough to hold an end')],
    ['an archive without files', writeZip([])],
  ])('never throws for %s', (_what, bytes) => {
    expect(verifyPack(bytes).problems.length).toBeGreaterThan(0);
  });
});

describe('comparePacks', () => {
  it('names what differs, what follows from it last, and no signature', () => {
    const [one, two] = [text('1'), text('2')];
    const pack = [
      { name: packNames.manifest, bytes: one },
      { name: packNames.signature, bytes: one },
      ...['a', 'b', 'c'].map((name) => ({ name, bytes: one })),
    ];
    const again = [
      { name: packNames.manifest, bytes: two },
      { name: 'a', bytes: one },
      { name: 'b', bytes: two },
      { name: 'd', bytes: one },
    ];
    expect(comparePacks(pack, again.map(packFile))).toEqual([
      { name: 'b', message: 'is not the same' },
      { name: 'd', message: 'is missing' },
      { name: 'c', message: 'would not be in it' },
      { name: packNames.manifest, message: 'is not the same' },
    ]);
    expect(comparePacks(pack, pack.map(packFile))).toEqual([]);
  });
});
