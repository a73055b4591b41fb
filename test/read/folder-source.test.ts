/** Content of a real folder: links, pipes and names that are not text are listed, and never followed or opened. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderSource } from '../../src/read/folder-source.ts';
import { readContent } from '../../src/read/read-content.ts';

const guide = '---\ntitle: Flood warnings\n---\n';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsguide-folder-'));
  mkdirSync(join(folder, 'content', 'services'), { recursive: true });
  mkdirSync(join(folder, 'content', 'guidance', '.hidden'), { recursive: true });
  mkdirSync(join(folder, 'content', 'node_modules', 'evil'), { recursive: true });
  mkdirSync(join(folder, 'content', '_site', 'services'), { recursive: true });
  mkdirSync(join(folder, 'content', 'guidance', '_site'), { recursive: true });
  mkdirSync(join(folder, 'outside'));
  writeFileSync(join(folder, 'outside', 'secret.md'), 'the secret');
  writeFileSync(join(folder, 'content', 'services', 'flood-warnings.md'), guide);
  writeFileSync(join(folder, 'content', 'guidance', '.hidden', 'note.md'), guide);
  writeFileSync(join(folder, 'content', 'node_modules', 'evil', 'index.md'), guide);
  writeFileSync(join(folder, 'content', '_site', 'services', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'content', 'guidance', '_site', 'page.md'), guide);
  symlinkSync(join(folder, 'outside', 'secret.md'), join(folder, 'content', 'services', 'outside.md'));
  symlinkSync('/proc/self/environ', join(folder, 'content', 'services', 'environment.md'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'content', 'services', 'dangling.md'));
  symlinkSync(join(folder, 'outside'), join(folder, 'content', 'guidance', 'elsewhere'));
  symlinkSync('.', join(folder, 'content', 'guidance', 'circle'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entries = () => folderSource(join(folder, 'content')).entries();
const typeOf = (path: string) => entries().find((entry) => entry.path === path)?.type;

describe('folderSource', () => {
  it('lists files with their size, in one order', () => {
    expect(entries().find(({ path }) => path === 'services/flood-warnings.md')).toEqual({
      path: 'services/flood-warnings.md',
      type: 'file',
      size: guide.length,
    });
    const paths = entries().map(({ path }) => path);
    expect(paths).toEqual([...paths].sort());
  });

  it('lists symbolic links as what they are, and goes into none', () => {
    for (const path of [
      'services/outside.md',
      'services/environment.md',
      'services/dangling.md',
      'guidance/elsewhere',
      'guidance/circle',
    ])
      expect(typeOf(path)).toBe('symbolic-link');
    expect(entries().some(({ path }) => path.includes('secret'))).toBe(false);
  });

  it('leaves out the site that was published there, and no other folder of that name', () => {
    const paths = entries().map(({ path }) => path);
    expect(paths.filter((path) => path.includes('_site'))).toEqual(['guidance/_site/page.md']);
  });

  it('leaves out names that begin with a dot, and does not walk node_modules', () => {
    const paths = entries().map(({ path }) => path);
    expect(paths.filter((path) => path.includes('hidden') || path.includes('evil'))).toEqual([]);
    expect(typeOf('node_modules')).toBe('other');
  });

  it.runIf(process.platform !== 'win32')('lists a pipe without opening it', () => {
    const pipe = join(folder, 'content', 'services', 'pipe.md');
    execFileSync('mkfifo', [pipe]);
    expect(typeOf('services/pipe.md')).toBe('other');
    rmSync(pipe);
  });

  it.runIf(process.platform === 'linux')('lists a name that is not UTF-8', () => {
    const name = Buffer.concat([
      Buffer.from(join(folder, 'content', 'services', 'fl')),
      Buffer.from([0xf6]),
      Buffer.from('d.md'),
    ]);
    writeFileSync(name, guide);
    expect(entries().find(({ path }) => path.startsWith('services/fl\ufffd'))?.type).toBe('other');
    rmSync(name);
  });

  it('gives reading what it needs to refuse each of them', () => {
    const { content, diagnostics } = readContent(folderSource(join(folder, 'content')));
    expect(content.guides.map(({ id }) => id)).toEqual(['flood-warnings']);
    expect(
      diagnostics
        .filter(({ ruleId }) => ruleId === 'unsafe-file')
        .map(({ file }) => file)
        .sort(),
    ).toEqual([
      'guidance/circle',
      'guidance/elsewhere',
      'node_modules',
      'services/dangling.md',
      'services/environment.md',
      'services/outside.md',
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain('the secret');
  });
});
