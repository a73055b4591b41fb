/** Rules and exporters of an organisation's own: used where they are named, and never from content. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  contentFixture,
  makeProject,
  type Project,
  runOpsguide,
  temporaryFolder,
  today,
} from '../support/build-site.ts';

const extension = `export default {
  rules: [{
    id: 'ours-hosting', kind: 'style', severity: 'warning',
    title: 'Say where it is hosted', why: 'We are leaving two data centres.',
    wrong: 'no sentence about hosting', right: 'It is hosted in region one.',
    *checkGuide(guide) {
      if (!/hosted/.test(guide.text)) yield { at: { path: ['title'] }, message: 'This guide does not say where it is hosted.', hint: 'Write a sentence.' };
    },
  }],
  exporters: { names: (estate) => [{ file: 'names.txt', text: estate.services.map(({ title }) => title + '\\n').join('') }] },
};
`;

let project: Project;
let outside: string;

const write = (name: string, text: string) => {
  const path = join(outside, name);
  writeFileSync(path, text);
  return path;
};
const check = (...args: string[]) =>
  runOpsguide(['check', '--content', project.content, '--date', today, ...args]);

beforeAll(() => {
  project = makeProject(contentFixture('two-services'));
  outside = mkdtempSync(join(temporaryFolder(), 'extension-'));
});

describe('--extend', () => {
  it('runs own rules beside those that ship, and shows them on the site', async () => {
    const file = write('ours.js', extension);
    const without = await check('--format', 'json');
    expect(without.stdout).not.toContain('ours-hosting');
    const found = JSON.parse((await check('--extend', file, '--format', 'json')).stdout) as {
      diagnostics: { ruleId: string; file: string; line: number; hint: string }[];
    };
    expect(found.diagnostics.filter(({ ruleId }) => ruleId === 'ours-hosting')).toMatchObject([
      { file: expect.stringMatching(/services\/mooring-permits\.md$/), hint: 'Write a sentence.' },
      { file: expect.stringMatching(/services\/tide-tables\.md$/), hint: 'Write a sentence.' },
    ]);
    expect((await project.build('--extend', file)).code).toBe(0);
    const page = readFileSync(join(project.output, 'rules', 'ours-hosting', 'index.html'), 'utf8');
    expect(page).toContain('We are leaving two data centres.');
    const explained = await runOpsguide([
      '--extend',
      file,
      'explain',
      'ours-hosting',
      '--content',
      project.content,
    ]);
    expect(explained.stdout).toContain('Say where it is hosted');
  });

  it('writes what own exporters make', async () => {
    const file = write('exporter.js', extension);
    const output = join(outside, 'out');
    const args = ['export', '--content', project.content, '--date', today, '--output', output];
    expect(await runOpsguide([...args, '--format', 'names', '--extend', file])).toMatchObject({ code: 0 });
    expect(readFileSync(join(output, 'names.txt'), 'utf8')).toBe('Mooring permits\nTide tables\n');
    const unknown = await runOpsguide([...args, '--format', 'names']);
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toContain('There are: backstage, oscal.');
  });

  it('never runs what lies in the content', async () => {
    mkdirSync(join(project.content, 'assets'), { recursive: true });
    const file = join(project.content, 'assets', 'ours.js');
    writeFileSync(file, `process.stdout.write('PWNED');\n${extension}`);
    const run = await check('--extend', file);
    expect(run).toMatchObject({ code: 2 });
    expect(run.stdout + run.stderr).not.toContain('PWNED');
    expect(run.stderr).toContain('code from content is never run');
  });

  it.each([
    ['that is not there', undefined, 'cannot be loaded'],
    ['with a mistake in it', 'export default {', 'cannot be loaded'],
    ['without a default export', 'export const rules = [];', 'is no extension of opsguide'],
    [
      'with a rule that lacks words',
      extension.replace("wrong: 'no sentence about hosting',", ''),
      'rules.0.wrong',
    ],
    ['with a rule that checks nothing', extension.replace('*checkGuide(', '*checkGuides('), 'rules.0'],
    ['with an id that is taken', extension.replace('ours-hosting', 'broken-link'), 'there is one already'],
    ['whose rule throws', extension.replace('if (!', 'guide.missing.key; if (!'), 'The rule ours-hosting of'],
  ])('says what is wrong with a module %s', async (_what, text, message) => {
    const path =
      text === undefined ? join(outside, 'none.js') : write(`bad-${message.length}-${text.length}.js`, text);
    const run = await check('--extend', path);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});
