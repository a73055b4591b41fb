/** `opsguide pack` and `opsguide verify`, with real repositories, keys, and the tools that an auditor has. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { withSignature } from '../../src/export/pack/assemble-pack.ts';
import { checksumLine, sha256 } from '../../src/export/pack/checksums.ts';
import { type ArchiveFile, readZip, writeZip } from '../../src/export/pack/zip.ts';
import { type PackManifest, packNames } from '../../src/model/pack.ts';
import { projectRoot, type Run, runOpsguide, temporaryFolder } from '../support/build-site.ts';
import { makeRepository, plainGit, type TestRepository } from '../support/temporary-repository.ts';

const days = ['2026-10-01', '2026-10-15', '2026-11-10'] as const;
const id = 'flood-warnings';
const name = (day: string) => `evidence-service-${id}-${day}.zip`;
const text = (value: string) => new TextEncoder().encode(value);

let repository: TestRepository;
let content: string;
/** The pack that was made on the first day. */
let first: string;

const folder = () => mkdtempSync(join(temporaryFolder(), 'packs-'));
/** Nothing of an earlier run is there: neither a PDF nor a name. */
const env = { ...plainGit, HOME: undefined, OPSGUIDE_CACHE: join(temporaryFolder(), 'pack-cache') };
const pack = (output: string, ...args: string[]): Promise<Run> =>
  runOpsguide(['pack', '--content', content, '--service', id, '--output', output, ...args], { env });
const verify = (file: string, ...args: string[]): Promise<Run> =>
  runOpsguide(['verify', file, ...args], { env });
const guide = () => join(content, 'services', `${id}.md`);
const append = (words: string) => writeFileSync(guide(), `${readFileSync(guide(), 'utf8')}\n${words}\n`);

function manifestOf(file: string): PackManifest {
  const found = unzipSync(readFileSync(file))[packNames.manifest];
  return JSON.parse(new TextDecoder().decode(found)) as PackManifest;
}

beforeAll(async () => {
  repository = makeRepository();
  content = join(repository.folder, 'ops');
  cpSync(join(projectRoot, 'src', 'content'), content, { recursive: true });
  repository.commit('Add all guides', `${days[0]}T09:00:00Z`);
  const output = folder();
  const run = await pack(output, '--date', days[0]);
  if (run.code !== 0) throw new Error(run.stdout + run.stderr);
  first = join(output, name(days[0]));
  append('A first change.');
  repository.commit('=Change one thing', `${days[1]}T09:00:00Z`);
  append('A second change.');
  repository.commit('Change another', `${days[2]}T09:00:00Z`);
});

describe('a pack', () => {
  it('of a day two commits back is the one that was made then', async () => {
    const output = folder();
    expect(await pack(output, '--as-of', days[0])).toMatchObject({ code: 0 });
    expect(readdirSync(output)).toEqual([name(days[0])]);
    expect(readFileSync(join(output, name(days[0]))).equals(readFileSync(first))).toBe(true);
  });

  it('is the same from a clone in another folder, time zone, language and with other permissions', async () => {
    const elsewhere = folder();
    execFileSync('git', ['clone', '--quiet', repository.folder, join(elsewhere, 'a clone')], {
      env: plainGit,
    });
    const before = process.umask(0o077);
    try {
      const run = await runOpsguide(
        [
          ...['pack', '--content', join('a clone', 'ops'), '--service', id],
          ...['--output', 'out', '--as-of', days[0]],
        ],
        {
          cwd: elsewhere,
          env: {
            ...env,
            TZ: 'Pacific/Auckland',
            LANG: 'tr_TR.UTF-8',
            LC_ALL: 'tr_TR.UTF-8',
            // Its PDF is printed again, not found.
            OPSGUIDE_CACHE: join(elsewhere, 'cache'),
          },
        },
      );
      expect(run).toMatchObject({ code: 0, stderr: '' });
    } finally {
      process.umask(before);
    }
    expect(readFileSync(join(elsewhere, 'out', name(days[0]))).equals(readFileSync(first))).toBe(true);
  });

  it('unpacks to files that sha256sum accepts', () => {
    const output = folder();
    execFileSync('unzip', ['-q', first, '-d', output]);
    const said = execFileSync('sha256sum', ['-c', packNames.checksums], { cwd: output, encoding: 'utf8' });
    expect(said).toContain(`services/${id}/guide.html: OK`);
    writeFileSync(join(output, 'index.html'), 'other');
    expect(spawnSync('sha256sum', ['-c', packNames.checksums], { cwd: output }).status).toBe(1);
  });

  it('holds the source byte for byte, and what was known then', () => {
    const files = unzipSync(readFileSync(first));
    const read = (file: string) => new TextDecoder().decode(files[`services/${id}/${file}`]);
    const source = execFileSync('git', ['show', `HEAD~2:ops/services/${id}.md`], {
      cwd: repository.folder,
      env: plainGit,
    });
    expect(source.equals(files[`services/${id}/guide.md`] ?? new Uint8Array())).toBe(true);
    expect(read('history.csv')).toContain(',2026-10-01,Add all guides,');
    expect(read('guide.html')).toContain('1 October 2026');
    expect(read('evidence-register.csv').split('\r\n').length).toBeGreaterThan(50);
    expect(read('guide.html')).not.toContain('<script');
    expect(manifestOf(first).revision).toEqual({
      id: repository.git('rev-parse', 'HEAD~2'),
      committedAt: `${days[0]}T09:00:00Z`,
      dirty: false,
    });
  });

  it('defuses subjects of commits that a spreadsheet would run', async () => {
    const output = folder();
    await pack(output, '--revision', 'HEAD~1');
    const files = unzipSync(readFileSync(join(output, name(days[1]))));
    expect(new TextDecoder().decode(files[`services/${id}/history.csv`])).toContain(",'=Change one thing,");
  });

  it('of a group and of everything names what it is about', async () => {
    const output = folder();
    const run = await runOpsguide(
      ['pack', '--content', content, '--group', 'water', '--output', output, '--as-of', days[0]],
      { env },
    );
    expect(run).toMatchObject({ code: 0 });
    const file = join(output, `evidence-group-water-${days[0]}.zip`);
    const { scope, services } = manifestOf(file);
    expect(scope).toEqual({ kind: 'group', id: 'water' });
    expect(services.map((service) => service.id)).toContain(id);
    const page = new TextDecoder().decode(unzipSync(readFileSync(file))['index.html']);
    for (const service of services) expect(page).toContain(`href="services/${service.id}/guide.html"`);
  });

  it.each([
    [['--service', 'flood-warnigs'], 'There is no service flood-warnigs. Did you mean flood-warnings?'],
    [['--group', 'watr'], 'There is no group watr. Did you mean water?'],
    [['--as-of', '2020-01-01'], 'no commit of 2020-01-01 or before'],
    [['--revision', 'nonsense'], 'The repository has no revision nonsense.'],
  ])('is not made for %j', async (args, message) => {
    const output = join(folder(), 'out');
    const run = await runOpsguide(['pack', '--content', content, '--output', output, ...args], { env });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(existsSync(output)).toBe(false);
  });

  it('is not left half-written on a full disk, and neither is its PDF', async () => {
    const output = folder();
    const day = '2026-11-11';
    const before = readFileSync(guide(), 'utf8');
    // A PDF that an earlier run has printed would be there already.
    append(`A change at ${Date.now()}.`);
    const packIntoFull = () =>
      spawnSync(
        'sh',
        [
          ...['-c', `ulimit -f 40; exec "$0" "$@"`, process.execPath],
          join(projectRoot, 'scripts', 'opsguide.js'),
          ...['pack', '--content', content, '--service', id, '--date', day, '--output', output],
        ],
        { env: { ...process.env, ...env }, encoding: 'utf8' },
      );
    const printing = packIntoFull();
    expect(printing.status).toBe(2);
    expect(printing.stderr).toMatch(/^A PDF cannot be written into .+: /);
    expect((await pack(folder(), '--date', day)).code).toBe(0);
    const packing = packIntoFull();
    expect(packing.status).toBe(2);
    expect(packing.stderr).toContain(`The pack cannot be written into ${output}`);
    expect(readdirSync(output)).toEqual([]);
    writeFileSync(guide(), before);
  });
});

describe('a pack of a guide that the schema refuses', () => {
  it('holds its source and what is wrong with it, says so, and can be made again', async () => {
    const before = readFileSync(guide(), 'utf8');
    writeFileSync(guide(), before.replace(/^support:/m, 'suport:'));
    repository.commit('Break the guide', '2026-11-11T09:00:00Z');
    const output = folder();
    try {
      expect(await pack(output)).toMatchObject({ code: 0 });
    } finally {
      writeFileSync(guide(), before);
      repository.commit('Mend the guide', '2026-11-12T09:00:00Z');
    }
    const [file = ''] = readdirSync(output).map((one) => join(output, one));
    const files = unzipSync(readFileSync(file));
    expect(Object.keys(files).filter((one) => one.startsWith('services/'))).toEqual([
      `services/${id}/guide.md`,
      `services/${id}/diagnostics.json`,
      `services/${id}/history.csv`,
    ]);
    expect(new TextDecoder().decode(files[`services/${id}/diagnostics.json`])).toContain('suport');
    const [service] = manifestOf(file).services;
    expect(service?.incomplete?.[0]).toContain("Today's schema refuses this guide");
    expect(new TextDecoder().decode(files['README.txt'])).toContain('What is missing');
    const run = await verify(file, '--rebuild', '--content', content);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stdout).toContain(`Incomplete: ${id}.`);
    expect(run.stdout).toContain('every byte is the same');
  });
});

describe('opsguide verify', () => {
  /** The first pack with something changed in it by one who knows how to pack, checksums mended. */
  function forged(change: (manifest: PackManifest, files: ArchiveFile[]) => void): string {
    const { files } = readZip(new Uint8Array(readFileSync(first)));
    const manifest = manifestOf(first);
    change(manifest, files);
    const kept = files.filter((file) => file.name !== packNames.checksums);
    for (const file of kept)
      if (file.name === packNames.manifest) file.bytes = text(`${JSON.stringify(manifest, undefined, 2)}\n`);
    const checksums = {
      name: packNames.checksums,
      bytes: text(kept.map((file) => checksumLine({ name: file.name, sha256: sha256(file.bytes) })).join('')),
    };
    const path = join(folder(), 'forged.zip');
    writeFileSync(path, writeZip([...kept.slice(0, 2), checksums, ...kept.slice(2)]));
    return path;
  }

  it('says what a pack is, and that nothing was changed', async () => {
    const run = await verify(first);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    for (const words of [
      'Service: Flood warnings (flood-warnings)',
      `As of: ${days[0]}`,
      `Revision: ${repository.git('rev-parse', 'HEAD~4')}`,
      'Made with: opsguide ',
      'Nothing was changed',
    ])
      expect(run.stdout).toContain(words);
    expect(run.stdout).toMatch(/^SHA-256 [0-9a-f]{64}$/m);
  });

  it('names a changed file', async () => {
    const bytes = readFileSync(first);
    const path = join(folder(), 'changed.zip');
    const at = bytes.indexOf(`services/${id}/guide.md`) + 200;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const run = await verify(path);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(`- services/${id}/guide.md has changed contents`);
  });

  it('makes a pack again and finds it the same', async () => {
    const run = await verify(first, '--rebuild', '--content', content);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('every byte is the same');
  });

  it('names what is not as the revision makes it, although its checksums are right', async () => {
    const path = forged((manifest, files) => {
      const target = files.find((file) => file.name === `services/${id}/waivers.csv`);
      const listed = manifest.files.find((file) => file.name === target?.name);
      if (!target || !listed) throw new Error('no such file');
      target.bytes = text('nothing\r\n');
      listed.bytes = target.bytes.length;
      listed.sha256 = sha256(target.bytes);
    });
    expect(await verify(path)).toMatchObject({ code: 0 });
    const run = await verify(path, '--rebuild', '--content', content);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(`the pack differs:\n- services/${id}/waivers.csv is not the same`);
  });

  it.each<[string, (manifest: PackManifest) => void, string]>([
    [
      'another version',
      (manifest) => {
        manifest.tool.version = '99.0.0';
      },
      'Install that version',
    ],
    [
      'a dirty tree',
      (manifest) => {
        manifest.revision = { id: 'a'.repeat(40), committedAt: '2026-10-01T09:00:00Z', dirty: true };
      },
      'files differed from revision aaaaaaaaaa',
    ],
    [
      'an unknown revision',
      (manifest) => {
        manifest.revision = { id: 'b'.repeat(40), committedAt: '2026-10-01T09:00:00Z', dirty: false };
      },
      `The repository has no revision ${'b'.repeat(40)}`,
    ],
    [
      'no revision',
      (manifest) => {
        manifest.revision = { unknown: 'There is none.' };
      },
      'does not say from which revision',
    ],
    [
      'a revision that would be an option',
      (manifest) => {
        manifest.revision = { id: '--output=/tmp/x', committedAt: '2026-10-01T09:00:00Z', dirty: false };
      },
      'has no revision',
    ],
  ])('cannot make again a pack of %s, and says why', async (_what, change, message) => {
    const run = await verify(forged(change), '--rebuild', '--content', content);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toContain('    at ');
  });

  it('says what it lacks to make a pack again', async () => {
    const shallow = join(folder(), 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${repository.folder}`, shallow], {
      env: plainGit,
    });
    const inShallow = await verify(first, '--rebuild', '--content', join(shallow, 'ops'));
    expect(inShallow).toMatchObject({ code: 2 });
    expect(inShallow.stderr).toContain('git fetch --unshallow');
    const bare = join(folder(), 'ops');
    cpSync(content, bare, { recursive: true });
    const outside = await verify(first, '--rebuild', '--content', bare);
    expect(outside).toMatchObject({ code: 2 });
    expect(outside.stderr).toContain('does not lie in a git repository');
    const withoutGit = await runOpsguide(['verify', first, '--rebuild', '--content', content], {
      env: { ...env, PATH: folder() },
    });
    expect(withoutGit).toMatchObject({ code: 2 });
    expect(withoutGit.stderr).toContain('git is not installed');
  });

  it('says that files differed, and of what is not known', async () => {
    const output = folder();
    append('Not committed.');
    await pack(output, '--date', '2026-11-20');
    repository.git('checkout', '--quiet', '--', '.');
    const dirty = manifestOf(join(output, name('2026-11-20')));
    expect(dirty.revision).toMatchObject({ dirty: true });
    writeFileSync(join(content, 'services', 'new.csv'), 'new');
    await pack(output, '--date', '2026-11-21');
    execFileSync('rm', [join(content, 'services', 'new.csv')]);
    expect(manifestOf(join(output, name('2026-11-21'))).revision).toMatchObject({ dirty: true });
    await pack(output, '--date', '2026-11-22');
    expect(manifestOf(join(output, name('2026-11-22'))).revision).toMatchObject({ dirty: false });
  });

  it.each([
    ['a file that is not there', 'missing.zip'],
    ['a folder', '.'],
  ])('refuses %s', async (_what, path) => {
    const run = await verify(path);
    expect(run.code).toBe(2);
    expect(run.stderr).not.toContain('    at ');
  });

  it('says of another file that it is no pack', async () => {
    const run = await verify(join(projectRoot, 'README.md'));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('is no evidence pack');
  });
});

describe('a signature', () => {
  let keys: string;
  let signers: string;
  let signed: string;

  beforeAll(async () => {
    keys = folder();
    for (const key of ['ours', 'theirs'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', key, '-f', join(keys, key)]);
    signers = join(keys, 'allowed_signers');
    writeFileSync(signers, `evidence@harbours.example ${readFileSync(join(keys, 'ours.pub'), 'utf8')}`);
    const output = folder();
    const run = await pack(output, '--as-of', days[0], '--sign-key', join(keys, 'ours'));
    if (run.code !== 0) throw new Error(run.stdout + run.stderr);
    signed = join(output, name(days[0]));
  });

  it('is checked by ssh-keygen alone', () => {
    const output = folder();
    execFileSync('unzip', ['-q', signed, '-d', output]);
    const args = [
      ...['-Y', 'verify', '-f', signers, '-I', 'evidence@harbours.example'],
      ...['-n', 'opsguide-evidence', '-s', packNames.signature],
    ];
    const input = readFileSync(join(output, packNames.checksums));
    expect(spawnSync('ssh-keygen', args, { cwd: output, input }).status).toBe(0);
    const changed = Buffer.concat([input, Buffer.from('\n')]);
    expect(spawnSync('ssh-keygen', args, { cwd: output, input: changed }).status).not.toBe(0);
    execFileSync('sha256sum', ['-c', '--quiet', packNames.checksums], { cwd: output });
  });

  it('is checked by opsguide, and does not stand in the way of making the pack again', async () => {
    const run = await verify(
      signed,
      ...[
        '--allowed-signers',
        signers,
        '--signer',
        'evidence@harbours.example',
        '--rebuild',
        '--content',
        content,
      ],
    );
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Signed by evidence@harbours.example.');
    expect(run.stdout).toContain('every byte is the same');
    expect((await verify(signed)).stdout).toContain('It is signed.');
  });

  it.each([
    ['another person', 'other@harbours.example'],
    ['an option', '-h'],
  ])('does not hold for %s', async (_what, signer) => {
    const run = await verify(signed, '--allowed-signers', signers, `--signer=${signer}`);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(`${packNames.signature} is no signature of ${signer}`);
  });

  it('does not hold once the pack was changed and its checksums mended', async () => {
    const { files } = readZip(new Uint8Array(readFileSync(signed)));
    const checksums = files.find((file) => file.name === packNames.checksums);
    if (!checksums) throw new Error('no checksums');
    checksums.bytes = text(
      new TextDecoder().decode(checksums.bytes).replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    );
    const path = join(folder(), 'changed.zip');
    writeFileSync(path, writeZip(files));
    const run = await verify(path, '--allowed-signers', signers, '--signer', 'evidence@harbours.example');
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(`- ${packNames.signature} is no signature`);
  });

  it('is missed where it was asked for, and not taken from anybody or anything', async () => {
    const asked = ['--allowed-signers', signers, '--signer', 'evidence@harbours.example'];
    const unsigned = await verify(first, ...asked);
    expect(unsigned).toMatchObject({ code: 1 });
    expect(unsigned.stdout).toContain('is not signed');
    const output = folder();
    await pack(output, '--as-of', days[0], '--sign-key', join(keys, 'theirs'));
    expect(await verify(join(output, name(days[0])), ...asked)).toMatchObject({ code: 1 });
    const { files } = readZip(new Uint8Array(readFileSync(first)));
    const path = join(folder(), 'nonsense.zip');
    writeFileSync(
      path,
      writeZip(withSignature(files, { name: packNames.signature, bytes: text('nonsense') })),
    );
    expect(await verify(path, ...asked)).toMatchObject({ code: 1 });
    expect(await verify(signed, '--signer', 'x')).toMatchObject({ code: 2 });
    expect(await verify(signed, '--allowed-signers', 'missing', '--signer', 'x')).toMatchObject({ code: 2 });
  });

  it('needs a key and ssh-keygen; nothing is written without', async () => {
    const output = join(folder(), 'out');
    const missing = await pack(output, '--sign-key', join(keys, 'nobody'));
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.stderr).toContain('There is no file');
    const notKey = await pack(output, '--sign-key', signers);
    expect(notKey).toMatchObject({ code: 2 });
    expect(notKey.stderr).toContain('cannot sign');
    const programs = folder();
    mkdirSync(programs, { recursive: true });
    const run = await runOpsguide(
      ['pack', '--content', content, '--service', id, '--output', output, '--sign-key', join(keys, 'ours')],
      { env: { ...env, PATH: programs } },
    );
    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).toContain('Signatures need ssh-keygen');
    expect(existsSync(output)).toBe(false);
  });
});
