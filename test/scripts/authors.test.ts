/** What authors are refused when they begin content, and what a change leaves as it was. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runOpsguide, temporaryFolder, today } from '../support/build-site.ts';
import { keys, openTerminal } from '../support/terminal.ts';

const folder = mkdtempSync(join(temporaryFolder(), 'authors-'));
const run = (...args: string[]) => runOpsguide(args, { cwd: folder });
const at = ['--content', 'ops', '--date', today];
const answers = [
  ...['--organisation', 'Harbours: north & south', '--group', 'Water', '--team', 'Flood alerts'],
  ...['--contact', 'flood-alerts@landandwater.example', '--service', 'Tide tables'],
  ...['--description', 'Tells sailors, at any hour, how high the water is.', '--date', today],
];
const guide = () => readFileSync(join(folder, 'ops', 'services', 'tide-tables.md'), 'utf8');

beforeAll(async () => {
  const made = await run('init', 'ops', ...answers);
  expect(made.code, made.stderr).toBe(0);
});

describe('opsguide init', () => {
  it('makes content that passes without a warning, and what checks it', async () => {
    const { code, stdout } = await run('check', ...at, '--max-warnings', '0');
    expect(stdout).toBe('2 documents checked: 0 errors, 0 warnings.\n');
    expect(code).toBe(0);
    const workflow = readFileSync(join(folder, 'ops', '.github', 'workflows', 'opsguide.yml'), 'utf8');
    const uses = [...workflow.matchAll(/uses: (\S+)/g)].map(([, name]) => name);
    expect(uses.length).toBeGreaterThan(1);
    for (const name of uses) expect(name).toMatch(/@[0-9a-f]{40}$/);
    const settings = JSON.parse(readFileSync(join(folder, 'ops', '.vscode', 'settings.json'), 'utf8')) as {
      'yaml.schemas': Record<string, string>;
    };
    for (const schema of Object.keys(settings['yaml.schemas']))
      expect(existsSync(join(folder, 'ops', schema)), schema).toBe(true);
  });

  it('pins the actions that our own workflows pin', () => {
    const pins = (text: string) => [...text.matchAll(/uses: (\S+@[0-9a-f]{40})/g)].map(([, pin]) => pin);
    const ours = new Set(
      pins(readFileSync(join(import.meta.dirname, '..', '..', '.github', 'workflows', 'ci.yml'), 'utf8')),
    );
    const made = pins(readFileSync(join(folder, 'ops', '.github', 'workflows', 'opsguide.yml'), 'utf8'));
    expect(made.filter((pin) => !ours.has(pin))).toEqual([]);
  });

  it('names the answers that are missing where nobody can be asked', async () => {
    const { code, stderr } = await run('init', 'empty', '--team', 'Flood alerts');
    expect(code).toBe(2);
    expect(stderr).toContain('--organisation, --group, --contact, --service, --description');
    expect(existsSync(join(folder, 'empty'))).toBe(false);
  });

  it('never writes over content', async () => {
    const before = guide();
    const { code, stderr } = await run('init', 'ops', ...answers);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'holds content already (opsguide.config.yaml, organisation.yaml, services, guidance)',
    );
    expect(guide()).toBe(before);
  });

  it('keeps what a repository has already', async () => {
    mkdirSync(join(folder, 'repository'));
    writeFileSync(join(folder, 'repository', 'README.md'), 'Ours.\n');
    const { code, stdout } = await run('init', 'repository', ...answers);
    expect(code).toBe(0);
    expect(stdout).toContain('Kept as they were: README.md');
    expect(readFileSync(join(folder, 'repository', 'README.md'), 'utf8')).toBe('Ours.\n');
  });

  it('says that a folder cannot be written to, and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'file'), '');
    const inFile = await run('init', 'file/ops', ...answers);
    expect(inFile.code).toBe(2);
    expect(inFile.stderr).toContain('Nothing was written');
    mkdirSync(join(folder, 'closed'));
    // A file where a folder is needed, halfway through.
    writeFileSync(join(folder, 'closed', '.github'), '');
    const halfway = await run('init', 'closed', ...answers);
    expect(halfway.code).toBe(2);
    expect(halfway.stderr).toContain('Nothing was written');
    expect(readdirSync(join(folder, 'closed'))).toEqual(['.github']);
    chmodSync(join(folder, 'closed'), 0o755);
  });

  it.each([
    ['--contact', 'jo', 'must be an email address of a team'],
    ['--team', '???', 'It needs a letter or a digit.'],
  ])('says why it refuses %s %s', async (option, answer, reason) => {
    const changed = answers.map((word, index) => (answers[index - 1] === option ? answer : word));
    const { code, stderr } = await run('init', 'refused', ...changed);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });
});

describe('opsguide new', () => {
  it('names what a later phase needs, and takes it as values', async () => {
    const base = [
      'new',
      'service',
      ...at,
      '--title',
      'Sluices',
      '--description',
      'Opens and closes sluices.',
    ];
    const { code, stderr } = await run(...base, '--owner', 'flood-alerts', '--phase', 'private-beta');
    expect(code).toBe(2);
    const missing = stderr.split('\n').flatMap((line) => /^ {2}(\S.*)$/.exec(line)?.[1] ?? []);
    expect(missing).toContain('tier');
    expect(missing).toContain('section:How it works');
    const known: Record<string, string> = {
      tier: 'standard',
      change_scope: 'new',
      dependencies: '[]',
      'components.0.supported_by': 'first-line',
      'components.0.lifecycle': 'active',
      'support.hours': '8x5',
      'support.lines.0.id': 'first-line',
      'support.lines.1.id': 'second-line',
      'processes.incident.priorities': 'standard',
      'processes.change.agreed_by': 'water',
      'users.groups': '[people who work sluices]',
      'data.personal': 'true',
      'itsm.configured': 'true',
      'itsm.supported': 'true',
      'processes.change.models.1.lead_time': '5 days',
    };
    const value = (key: string) =>
      known[key] ??
      (/(?:owner|owners\.\w+|team|contact|agreed_by)$/.test(key)
        ? 'flood-alerts'
        : /hours$/.test(key)
          ? '8x5'
          : /milestones\.private_beta$/.test(key)
            ? '2026-01-05'
            : /milestones\.public_beta$/.test(key)
              ? '2027-01-05'
              : /milestones\.live$/.test(key)
                ? '2027-06-05'
                : /(?:_on|completed|updated)$/.test(key)
                  ? '2026-09-01'
                  : /(?:url|document|ticket_workflow)$/.test(key)
                    ? 'https://documents.landandwater.example/sluices'
                    : 'Written by the team, in plain words.');
    const set = missing.flatMap((key) => ['--set', `${key}=${value(key)}`]);
    const made = await run(...base, '--owner', 'flood-alerts', '--phase', 'private-beta', ...set);
    expect(made.code, made.stderr).toBe(0);
    const checked = await run('check', ...at);
    expect(checked.code, checked.stdout).toBe(0);
    // Somebody at a terminal is asked for what is not given, and told at once if the answer leads nowhere.
    const asked = ['--title', 'Weirs', '--id', 'weirs', '--component', 'Weirs', '--type', 'application'];
    const more = ['--description', 'Holds weirs.', '--summary', 'Holds weirs.', '--group', 'water'];
    const rest = missing.filter((key) => key !== 'tier' && key !== 'section:How it works');
    const terminal = openTerminal(
      [
        ...['new', 'service', ...at, ...asked, ...more, '--owner', 'flood-alerts', '--phase', 'private-beta'],
        ...['--contact', 'weirs@landandwater.example'],
        ...rest.flatMap((key) => ['--set', `${key}=${value(key)}`]),
      ],
      folder,
    );
    await terminal.sees('tier: How critical the service is');
    terminal.type(`gold${keys.enter}`);
    await terminal.sees('`gold`');
    terminal.type(`${'\u007f'.repeat(4)}standard${keys.enter}`);
    await terminal.sees('How it works:');
    terminal.type(`Gauges report every hour.${keys.enter}`);
    expect(await terminal.ended, terminal.screen()).toBe(0);
    expect(readFileSync(join(folder, 'ops', 'services', 'weirs.md'), 'utf8')).toContain('\ntier: standard\n');
  });

  it('refuses an answer that the schema refuses, and a file that is there', async () => {
    const base = ['new', 'service', ...at, '--description', 'Opens sluices.', '--owner', 'flood-alerts'];
    const phase = await run(...base, '--title', 'Locks', '--phase', 'beta');
    expect(phase.code).toBe(2);
    expect(phase.stderr).toContain('--phase beta: Choose one of discovery');
    const there = await run(...base, '--title', 'Tide tables');
    expect(there.code).toBe(2);
    expect(there.stderr).toContain('services/tide-tables.md is there already');
    const kind = await run('new', 'runbook');
    expect(kind.code).toBe(2);
  });

  it('adds guidance, waivers and a review board that pass, and keeps the rest of the guide', async () => {
    const before = guide().split('\n');
    const page = await run(
      'new',
      'guidance',
      ...at,
      '--title',
      'Report a near miss',
      '--description',
      'How to.',
      '--owner',
      'service-desk',
      '--opening',
      'Report it on the day.',
    );
    expect(page.code, page.stderr).toBe(0);
    const waiver = [
      'new',
      'waiver',
      'tide-tables',
      ...at,
      '--reason',
      'The dashboard moves: later, in May.',
      '--risk-owner',
      'service-owner',
      '--approved-by',
      'change-board',
    ];
    expect((await run(...waiver, '--criterion', 'OSR-21', '--expires', '2027-01-01')).code).toBe(0);
    expect((await run(...waiver, '--criterion', 'OSR-20', '--expires', '2027-01-01')).code).toBe(0);
    const board = [
      'new',
      'review-board',
      'tide-tables',
      ...at,
      '--on',
      '2026-11-02',
      '--members',
      'security, operations',
      '--outcome',
      'passed',
      '--point-14',
      'met',
    ];
    const held = await run(...board);
    expect(held.code, held.stderr).toBe(0);
    const checked = await run('check', ...at);
    expect(checked.code, checked.stdout).toBe(0);
    const after = guide().split('\n');
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
    for (const [args, reason] of [
      [[...waiver, '--criterion', 'OSR-999', '--expires', '2027-01-01'], 'There is no criterion OSR-999'],
      [[...waiver, '--criterion', 'OSR-05', '--expires', '2027-01-01'], 'cannot be waived'],
      [[...waiver, '--criterion', 'OSR-14', '--expires', '2026-01-01'], 'That day has passed'],
      [board, 'already'],
      [['new', 'waiver', 'tide-table', ...at], 'Did you mean tide-tables?'],
    ] as const) {
      const refused = await run(...args);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain(reason);
    }
    expect(guide().split('\n')).toEqual(after);
  });
});

describe('opsguide next', () => {
  it('says what falls due, what is missing and whose turn it is', async () => {
    const { code, stdout } = await run('next', 'tide-tables', ...at, '--to', 'private-beta');
    expect(code).toBe(0);
    expect(stdout).toContain('Tide tables is in discovery. Next: private beta.');
    expect(stdout).toMatch(/\d+ criteria are due in private beta\. Met today: \d+/);
    expect(stdout).toContain('  lifecycle.owners.build\n');
    expect(stdout).toContain('  ## How it works\n');
    expect(stdout).toMatch(/OSR-15 .+\n {6}Turn: Delivery group; Change management board\./);
  });

  it('works in the folder of the content, and never on the worked example by accident', async () => {
    const inside = await runOpsguide(['next', 'tide-tables', '--date', today], { cwd: join(folder, 'ops') });
    expect(inside.code, inside.stderr).toBe(0);
    const outside = await run('next', 'flood-warnings', '--insert');
    expect(outside.code).toBe(2);
    expect(outside.stderr).toContain('This folder holds no content.');
  });

  it('goes forward only, to phases that there are', async () => {
    expect((await run('next', 'tide-tables', ...at, '--to', 'beta')).code).toBe(2);
    const unknown = await run('next', 'tide-table', ...at);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('Did you mean tide-tables?');
    const back = await run('next', 'sluices', ...at, '--to', 'alpha');
    expect(back.code).toBe(2);
    expect(back.stderr).toContain('A service goes forward only');
  });

  it('keeps line endings and every other byte, and names what stands in braces', async () => {
    const file = join(folder, 'ops', 'services', 'braces.md');
    const text = `\uFEFF${guide()
      .replace('title: Tide tables', 'title: Braces   # as people say it')
      .replace(/lifecycle:\n(?: .*\n)+/, 'lifecycle: {owners: {design: flood-alerts}}\n')
      .replaceAll('\n', '\r\n')}`;
    writeFileSync(file, text);
    const { code, stdout } = await run('next', 'braces', ...at, '--to', 'private-beta', '--insert');
    expect(code).toBe(0);
    expect(stdout).toContain('write `lifecycle.owners.build` by hand');
    const after = readFileSync(file, 'utf8');
    expect(after.startsWith('\uFEFF---\r\n')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const kept = after
      .split('\r\n')
      .filter((line) => !/^\s*#: /.test(line))
      .join('\r\n');
    expect(kept.replace(/## Who uses it\r\n\r\nTBC\r\n\r\n?|\r\n## [^\r]+\r\n\r\nTBC\r\n/g, '')).toBe(text);
  });
});
