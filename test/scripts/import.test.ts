/** `opsguide import` from the outside: what it writes, what it refuses, and that no broken file stops the others. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileReport } from '../../src/import/report.ts';
import {
  filesIn,
  projectRoot,
  publishedSite,
  runOpsguide,
  temporaryFolder,
  today,
} from '../support/build-site.ts';

const fixtures = join(projectRoot, 'test', 'fixtures', 'import');

let folder: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(temporaryFolder(), 'import-'));
  output = join(folder, 'content');
});

function run(from: string, ...args: string[]) {
  return runOpsguide(['import', from, '--output', output, '--date', today, ...args]);
}

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, 'old', path)), { recursive: true });
  writeFileSync(join(folder, 'old', path), text);
}

interface JsonReport {
  sums: Record<string, number>;
  check: { errors: number };
  files: FileReport[];
}

function readReport(path: string): JsonReport {
  return JSON.parse(readFileSync(path, 'utf8')) as JsonReport;
}

describe('a corpus of all dialects', () => {
  it('becomes content that is checked without an error and published', async () => {
    const report = join(folder, 'report.json');
    const imported = await run(fixtures, '--report', report);
    expect(imported.stderr).toBe('');
    expect(imported.code).toBe(0);
    const { sums, check } = readReport(report);
    expect(check.errors).toBe(0);
    expect(sums.words_lost).toBe(0);
    expect(sums.files).toBe(filesIn(fixtures).length);
    const checked = await runOpsguide(['check', '--content', output, '--date', today]);
    expect(checked.code).toBe(0);
    const site = join(folder, 'site');
    const built = await runOpsguide(['build', '--content', output, '--output', site, '--date', today]);
    expect(`${built.stdout}${built.stderr}`).toContain('Published');
    expect(built.code).toBe(0);
    const published = publishedSite(site);
    expect(published.read('guidance/jekyll/moorings/index.html')).toContain('Ropes wear out.');
    expect(published.read('services/tree-register/index.html')).toContain('Knows every tree of the forest.');
    // Liquid that nobody could translate is shown, and was not run.
    expect(published.read('guidance/jekyll/moorings/index.html')).toContain('{% if page.season');
    expect(published.read('moorings.html')).toContain('/guidance/jekyll/moorings/');
  });
});

describe('a folder of 5,000 files, broken ones among them', () => {
  it('is reported file by file, and none stops it', async () => {
    const broken: Record<string, string | Uint8Array> = {
      'binary.md': Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256),
      'zero.md': 'a\u0000b',
      'latin.md': Uint8Array.from([...'caf'].map((letter) => letter.charCodeAt(0)).concat(0xe9, 0x0a)),
      'utf16.md': Buffer.from('\ufeff# Sixteen\n\nWide letters.\n', 'utf16le'),
      'bom-crlf.md': '\ufeff---\r\ntitle: Two signs\r\n---\r\n\r\nText.\r\n',
      'empty.md': '',
      'yaml.md': '---\ntitle: [open\n---\n\nText below it.\n',
      'alias-bomb.md': '---\na: &a [x, x]\nb: [*a, *a]\n---\n\nText below it.\n',
      'prototype.md': '---\n__proto__: {polluted: true}\n---\n\nText below it.\n',
      'tag.md': '---\ntitle: !!js/function "function () {}"\n---\n\nText below it.\n',
      'program.md': '---js\n{ title: process.exit(3) }\n---\n\nText below it.\n',
      'toml.md': '+++\ntitle = "open\n+++\n\nText below it.\n',
      'json.md': '---json\n{"title": }\n---\n\nText below it.\n',
      'wrong-values.md':
        '---\ntitle: {a: b}\norder: first\nlang: English\ndate: yesterday\nrelated: [javascript:x]\nredirect_from: [/a b, /x?y, "//host/x"]\npermalink: /../../outside/\n---\n\nText.\n',
      'too-large.md': 'a'.repeat(1_500_000),
      'long-line.md': `# Long line\n\n${'word '.repeat(60_000)}\n`,
      'blanks.md': `# Blanks\n\n${' '.repeat(200_000)}x\n`,
      'brackets.md': '['.repeat(50_000),
      'links.md': '[]('.repeat(50_000),
      'tags.md': '{% highlight x %}{{<% '.repeat(5000),
      'comments.md': '<!--'.repeat(20_000),
      'html.md': '<div <a href="x"> <summary>'.repeat(5000),
      'headings.md': '# One\n'.repeat(5000),
      'quotes.md': `${'>'.repeat(10_000)} deep\n`,
      'hidden.md': '# Hidden\n\nleft \u202e right \u200b &#8203; end\n',
      'unsafe.md':
        '[a](javascript:x) <javascript:y> [b](file:///etc/passwd) ![c](../../../etc/x.png)\n\n[d]: ../../x.md\n',
      'evil..md': '# Two dots\n',
      '-rf.md': '# Dash\n',
      'ev#il?.md': '# Signs\n',
      'ev\u202eil.md': '# Turned round\n',
      'con.md': '# Device\n',
      '中文.md': '# 中文\n\n内容\n',
      'index.md': '# Index\n',
      'README.md': '# Read me\n',
      'same.md': '# Same\n',
      'same/index.md': '# Same folder\n',
      'picture.png': 'no picture',
      'vector.svg': '<svg onload="x()"/>',
      'program.exe': 'MZ',
      'catalog-info.yaml':
        'kind: [\n---\nkind: Component\nmetadata: {name: "../../x"}\nspec: {owner: [x], dependsOn: x}\n',
    };
    for (const [path, text] of Object.entries(broken)) write(path, text);
    writeFileSync(
      Buffer.concat([Buffer.from(`${join(folder, 'old')}/not-`), Buffer.from([0xff]), Buffer.from('.md')]),
      'x',
    );
    symlinkSync('/etc/passwd', join(folder, 'old', 'passwd.md'));
    symlinkSync('/etc', join(folder, 'old', 'etc'));
    symlinkSync('nowhere', join(folder, 'old', 'dangling.md'));
    const others = 4;
    for (let index = Object.keys(broken).length + others; index < 5000; index++)
      write(
        `many/part-${index % 40}/page-${index}.md`,
        `---\ntitle: Page ${index}\n---\n\n## Part\n\nSee [the same](page-${index}.md#part), {{ x }}.\n`,
      );
    const path = join(folder, 'report.json');
    const result = await run(join(folder, 'old'), '--report', path);
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    const report = readReport(path);
    expect(report.sums.files).toBe(5000);
    expect(report.sums.words_lost).toBe(0);
    expect(report.check.errors).toBe(0);
    expect(JSON.stringify(report.files.find(({ file }) => file === 'quotes.md'))).toContain(
      'a quotation is at most 10 deep',
    );
    const notBrought = report.files.filter(({ outcome }) => outcome === 'not imported');
    expect(notBrought.map(({ file }) => file).sort()).toEqual(
      [
        ...['binary.md', 'dangling.md', 'empty.md', 'etc', 'not-\ufffd.md', 'passwd.md', 'program.exe'],
        ...['too-large.md', 'vector.svg', 'zero.md'],
      ].sort(),
    );
    for (const { file, left } of notBrought) expect(left.length, file).toBeGreaterThan(0);
    expect(
      filesIn(output).filter((name) => readFileSync(join(output, name), 'utf8').includes('root:')),
    ).toEqual([]);
    for (const name of filesIn(output))
      expect(name).toMatch(/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:config\.)?[a-z]+$/);
  });
});

describe('what is refused', () => {
  beforeEach(() => write('page.md', '# Page\n\nText.\n'));

  it('an output that holds anything', async () => {
    mkdirSync(output);
    writeFileSync(join(output, 'mine.md'), 'mine');
    const result = await run(join(folder, 'old'));
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('is not empty, and an import overwrites nothing');
    expect(readFileSync(join(output, 'mine.md'), 'utf8')).toBe('mine');
  });

  it('an output within the old site, and around it', async () => {
    for (const place of [join(folder, 'old', 'new'), folder]) {
      const result = await runOpsguide(['import', join(folder, 'old'), '--output', place]);
      expect(result.code).toBe(2);
      expect(result.stderr).toContain('lie within each other');
    }
    expect(filesIn(join(folder, 'old'))).toEqual(['page.md']);
  });

  it('a folder that is not there, and one that is a file', async () => {
    expect((await run(join(folder, 'nowhere'))).stderr).toContain('There is no folder');
    expect((await run(join(folder, 'old', 'page.md'))).stderr).toContain('is not a folder');
    expect(existsSync(output)).toBe(false);
  });

  it('a report that exists, and one of an unknown kind', async () => {
    const path = join(folder, 'report.md');
    writeFileSync(path, 'mine');
    expect((await run(join(folder, 'old'), '--report', path)).stderr).toContain('exists');
    expect((await run(join(folder, 'old'), '--report', join(folder, 'x.pdf'))).stderr).toContain(
      '.json or .md',
    );
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(existsSync(output)).toBe(false);
  });
});

describe('what is written', () => {
  beforeEach(() => write('page.md', '---\nlayout: x\n---\n\n# Page\n\nText.\n'));

  it('is nothing in a dry run, and the report is the same', async () => {
    const dry = await run(join(folder, 'old'), '--dry-run', '--report', join(folder, 'dry.md'));
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain('Nothing was written.');
    expect(existsSync(output)).toBe(false);
    const real = await run(join(folder, 'old'), '--report', join(folder, 'real.md'));
    expect(real.code).toBe(0);
    expect(readFileSync(join(folder, 'real.md'), 'utf8')).toBe(readFileSync(join(folder, 'dry.md'), 'utf8'));
    expect(readFileSync(join(folder, 'real.md'), 'utf8')).toContain('`layout: x` → (nothing)');
  });

  it('goes into an empty folder, and leaves nothing beside it', async () => {
    mkdirSync(output);
    expect((await run(join(folder, 'old'))).code).toBe(0);
    expect(filesIn(output)).toEqual(['guidance/page.md']);
    expect(readdirSync(folder).sort()).toEqual(['content', 'old']);
  });

  it('names the dialect that was asked for', async () => {
    expect((await run(join(folder, 'old'), '--from', 'hugo')).stdout).toContain('Read as hugo.');
  });

  it('fails and says why where the check still finds an error', async () => {
    write('secret.md', `# Secret\n\nThe key is AKIA${'ABCDEFGHIJKLMNOP'}.\n`);
    const result = await run(join(folder, 'old'));
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('opsguide check, secret at line');
  });

  it('fails where there was nothing to bring', async () => {
    mkdirSync(join(folder, 'none'));
    const none = await run(join(folder, 'none'));
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('none holds no files.');
  });

  it('is nothing where the report cannot be written', async () => {
    // Seems not to be there, and is in the way at the very end, when everything else is ready.
    symlinkSync('nowhere', join(folder, 'report.md'));
    const result = await run(join(folder, 'old'), '--report', join(folder, 'report.md'));
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('The system refused: EEXIST');
    expect(readdirSync(folder).sort()).toEqual(['old', 'report.md']);
  });
});
