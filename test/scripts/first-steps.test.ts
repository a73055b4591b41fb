/** What somebody meets who has just installed opsguide: every command that it names works as it stands. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, runOpsguide, temporaryFolder, today } from '../support/build-site.ts';

const folder = mkdtempSync(join(temporaryFolder(), 'first-steps-'));
/** A folder that somebody stood in when they ran `init`. */
const inside = join(folder, 'inside');
const answers = [
  ...['--organisation', 'Department for Land and Water', '--group', 'Water', '--team', 'Flood alerts'],
  ...['--contact', 'flood-alerts@landandwater.example', '--service', 'Tide tables'],
  ...['--description', 'Shows when the water is high.'],
];
let made = '';

const run = (cwd: string, ...args: string[]) => runOpsguide([...args, '--date', today], { cwd });

/** The words of the last command that a text names. */
function named(text: string): string[] {
  const command = [...text.matchAll(/opsguide ([^\n`]+?)\.?$/gm)].at(-1)?.[1] ?? '';
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

beforeAll(async () => {
  mkdirSync(inside);
  const { code, stdout, stderr } = await run(inside, 'init', ...answers);
  expect(code, stderr).toBe(0);
  made = stdout;
});

describe('the folder that init makes', () => {
  it('lets every command run that init names, where it was run', async () => {
    const commands = [...made.matchAll(/^ {2}opsguide (.+)$/gm)].map(([, words]) => (words ?? '').split(' '));
    expect(commands.map(([name]) => name)).toEqual(['check', 'build', 'next']);
    for (const command of commands) {
      const { code, stderr } = await run(inside, ...command);
      expect(code, `${command.join(' ')}: ${stderr}`).toBe(0);
    }
  });

  it('holds its site without a finding, as its README has it', async () => {
    const readme = readFileSync(join(inside, 'README.md'), 'utf8');
    const build = /`npx --yes opsguide@\S+ (build .+?)`/.exec(readme)?.[1]?.split(' ') ?? [];
    const built = await run(inside, ...build);
    expect(built.code, built.stderr).toBe(0);
    expect(built.stdout).toMatch(/^Published \d+ pages for 1 service in _site\.$/m);
    expect(existsSync(join(inside, '_site', 'index.html'))).toBe(true);
    const { stdout } = await run(inside, 'check', '--content', '.');
    expect(stdout).toBe('2 documents checked: 0 errors, 0 warnings.\n');
  });

  it('is what is meant in it, and is not taken for the worked example', async () => {
    writeFileSync(join(inside, 'services', 'broken.md'), 'No front matter.\n');
    const { code, stdout } = await run(inside, 'check');
    writeFileSync(
      join(inside, 'services', 'broken.md'),
      readFileSync(join(inside, 'services', 'tide-tables.md')),
    );
    expect(stdout).toContain('services/broken.md:1:1  error');
    expect(code).toBe(1);
    expect((await run(inside, 'check')).stdout).toBe('3 documents checked: 0 errors, 0 warnings.\n');
  });

  it('is told from a folder that holds none', async () => {
    const { stdout, stderr } = await run(folder, 'check');
    expect(stderr).toContain('This folder holds no content: what follows is about the worked example.');
    expect(stdout).toContain(' documents checked: 0 errors');
  });
});

describe('a folder that is named by mistake', () => {
  it('is refused by init where packages were installed, with a place beside them', async () => {
    const installed = join(folder, 'installed');
    mkdirSync(join(installed, 'node_modules'), { recursive: true });
    writeFileSync(join(installed, 'package.json'), '{}\n');
    const { code, stderr } = await run(installed, 'init', ...answers);
    expect(code).toBe(2);
    expect(stderr).toContain('This folder holds node_modules and package.json, which cannot lie in content');
    expect((await run(installed, ...named(stderr), ...answers)).code).toBe(0);
    expect(existsSync(join(installed, 'our-ops', 'organisation.yaml'))).toBe(true);
  });

  it('is told from content by a sentence, and not by a finding for each of its files', async () => {
    const { code, stdout, stderr } = await run(folder, 'check', '--content', '.');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'This folder holds no content: it has neither services, guidance nor organisation.yaml. Did you mean inside? Name the folder of your content with --content.\n',
    );
  });

  it('has its name in quotation marks where a command is to be copied', async () => {
    const { code, stdout, stderr } = await run(folder, 'init', 'our opérations', ...answers);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('  opsguide check --content "our opérations"\n');
    const asked = await run(folder, 'next', 'tide-tables', '--content', 'our opérations');
    expect((await run(folder, ...named(asked.stdout))).stdout).toBe('Tide tables is now in alpha.\n');
  });
});

describe('what next and new say to go on with', () => {
  it('works where it is said', async () => {
    const at = ['--content', 'inside'];
    const added = await run(
      ...([folder, 'new', 'service', ...at, '--title', 'River levels'] as const),
      ...['--description', 'Shows how high each river is.', '--owner', 'flood-alerts'],
    );
    expect(added.code, added.stderr).toBe(0);
    const asked = await run(folder, ...named(added.stdout));
    expect(asked.stdout).toContain('River levels is in discovery.');
    const advanced = await run(folder, ...named(asked.stdout));
    expect(advanced.stdout).toBe('River levels is now in alpha.\n');
    const further = await run(folder, 'next', 'river-levels', ...at, '--to', 'public-beta');
    const inserted = await run(folder, ...named(further.stdout));
    expect(inserted.stdout).toContain('services/river-levels.md now has');
    const guide = readFileSync(join(inside, 'services', 'river-levels.md'), 'utf8');
    // Due in public beta, and not in private beta, which comes next.
    expect(guide).toContain('#: service_levels:');
  });

  it('names each value that is missing once, as the check names it', async () => {
    const { code, stdout } = await run(folder, 'next', 'river-levels', '--content', 'inside', '--advance');
    expect(code).toBe(1);
    expect(stdout).toContain('`components[1].supported_by` waits for a value.');
    const lines = [...stdout.matchAll(/^ {2}line (\d+): .+ waits for a value/gm)].map(([, line]) => line);
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(stdout.split(`  line ${line}: `)).toHaveLength(2);
  });
});

describe('a mistake in a stub, which the check does not see', () => {
  const file = join(inside, 'services', 'river-levels.md');
  const mistaken = async (key: string, value: string, ...args: string[]) => {
    const before = readFileSync(file, 'utf8');
    const lines = before.split('\n');
    const at = lines.findIndex((line) => line.trim() === `#: ${key}: TBC`);
    expect(at).toBeGreaterThan(0);
    lines[at] = (lines[at] ?? '').replace('TBC', value);
    writeFileSync(file, lines.join('\n'));
    expect((await run(inside, 'check')).stdout).toContain(': 0 errors');
    const found = await run(inside, 'next', 'river-levels', ...args);
    writeFileSync(file, before);
    return { ...found, line: at + 1 };
  };

  it('is told with its line if it is not YAML', async () => {
    const { code, stderr, line } = await mistaken('tier', "'critical");
    expect(code).toBe(2);
    expect(stderr).toContain(
      `with the lines that begin with #:. Line ${line}: What \`'\` opens here is not closed.`,
    );
  });

  it('is told with its place if it is a section that waits for its text', async () => {
    const { stdout } = await run(inside, 'next', 'river-levels', '--to', 'public-beta');
    const file = readFileSync(join(inside, 'services', 'river-levels.md'), 'utf8');
    const line = file.split('\n').indexOf('## Who uses it') + 1;
    expect(stdout).toContain(`  line ${line}\n      The section “Who uses it” holds only the placeholder`);
  });

  it('is told with what to write instead', async () => {
    const { code, stdout, line } = await mistaken('change_scope', 'nwe', '--advance');
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`  line ${line}: .+, not \`nwe\`\\.\n    → Did you mean \`new\`\\?`));
  });
});

describe('a mistake in a command', () => {
  it.each([
    [['next'], 'opsguide next --help'],
    [['new', 'service', '--titel', 'x'], 'opsguide new service --help'],
    [['chek'], 'opsguide --help'],
    [['explain', 'nothing-like-it'], '`opsguide check` ends each finding with its rule'],
  ])('%j is told with a way on', async (args, way) => {
    const { code, stderr } = await runOpsguide(args);
    expect(code).toBe(2);
    expect(stderr).toContain(way);
  });

  it('of the machine, a Node that is too old, is told in a sentence', () => {
    const { engines } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    const old = `data:text/javascript,Object.defineProperty(process,'version',{value:'v20.20.2'})`;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', old, join(projectRoot, 'scripts', 'opsguide.js'), '--version'],
      { encoding: 'utf8' },
    );
    expect(status).toBe(2);
    expect(stderr).toContain(
      `opsguide needs Node ${engines.node.slice(2)} or later, and this is Node 20.20.2.`,
    );
  });
});
