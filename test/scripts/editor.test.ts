/** What `init` writes for editors, tried with the YAML language server that they run, and with the lines of a real check. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snippet } from '../../src/edit/snippets.ts';
import { splitFrontMatter } from '../../src/read/front-matter.ts';
import { parseYaml } from '../../src/read/yaml.ts';
import { projectRoot, runOpsguide, temporaryFolder, today } from '../support/build-site.ts';
import { openYamlServer, type Place, type YamlServer } from '../support/yaml-language-server.ts';

const parent = mkdtempSync(join(temporaryFolder(), 'editor-'));
const folder = join(parent, 'ops');
const guideFile = 'services/tide-tables.md';
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const readJson = <T>(path: string) => JSON.parse(read(path)) as T;
const example = (path: string) => readFileSync(join(projectRoot, 'src', 'content', path), 'utf8');

beforeAll(async () => {
  const made = await runOpsguide(
    [
      ...['init', 'ops', '--organisation', 'Harbours', '--group', 'Water', '--team', 'Flood alerts'],
      ...['--contact', 'flood-alerts@landandwater.example', '--service', 'Tide tables', '--date', today],
      ...['--description', 'Tells sailors how high the water is.'],
    ],
    { cwd: parent },
  );
  expect(made.code, made.stderr).toBe(0);
});

/** The place some characters after a text. */
function placeOf(text: string, needle: string, after = 0): Place {
  const before = text.slice(0, text.indexOf(needle) + after).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe('the YAML language server', () => {
  let server: YamlServer;
  const underlined = async (path: string, text: string) =>
    (await server.open(path, text)).map(({ range, message }) => `${range.start.line + 1}: ${message}`).sort();

  beforeAll(async () => {
    const settings = readJson<{ 'yaml.schemas': Record<string, string> }>('.vscode/settings.json');
    server = await openYamlServer(folder, {
      // A test asks nothing of the web.
      'yaml.schemaStore': { enable: false },
      'yaml.schemas': {
        ...settings['yaml.schemas'],
        // What an editor is told that hands over front matter by itself.
        './.opsguide/guide.schema.json': '/services/*.md',
        './.opsguide/guidance.schema.json': '/guidance/**/*.md',
      },
    });
  });
  afterAll(() => server?.close());

  it('finds nothing wrong with the files that init makes, nor with those of the example', async () => {
    for (const path of ['opsguide.config.yaml', 'organisation.yaml'])
      expect(await underlined(path, read(path)), path).toEqual([]);
    expect(await underlined('glossary.yaml', example('glossary.yaml'))).toEqual([]);
    for (const path of ['services/flood-warnings.md', 'guidance/using/writing-a-good-guide.md'])
      expect(await underlined(path, splitFrontMatter(example(path)).yaml), path).toEqual([]);
  });

  it('describes, completes and judges the settings of a folder', async () => {
    const text = `${read('opsguide.config.yaml')}brand: royal\nunknown: 1\n`;
    const { line } = placeOf(text, 'brand: royal');
    expect(await underlined('opsguide.config.yaml', text)).toEqual([
      `${line + 1}: Value is not accepted. Valid values: "neutral", "govuk", "nhsuk", "scotgov", "own".`,
      `${line + 2}: Property unknown is not allowed.`,
    ]);
    expect(await server.hover('opsguide.config.yaml', placeOf(text, 'title:', 2))).toContain(
      'Name of the site, in its header.',
    );
    const more = `${text}\n`;
    await server.open('opsguide.config.yaml', more);
    expect(await server.complete('opsguide.config.yaml', placeOf(more, 'unknown: 1\n', 11))).toContain(
      'rules',
    );
  });

  it('describes, completes and judges what teams and priorities say', async () => {
    const text = read('organisation.yaml').replace(
      'respond: 20 minutes',
      'respond: 20 minutes, answer: soon',
    );
    expect(await underlined('organisation.yaml', text)).toEqual([
      expect.stringContaining('Property answer is not allowed.'),
    ]);
    expect(await server.hover('organisation.yaml', placeOf(text, 'delivery_groups', 2))).toContain(
      'Delivery groups by id.',
    );
  });

  it('describes, completes and judges front matter that is handed over by itself', async () => {
    const { yaml } = splitFrontMatter(read(guideFile));
    const text = yaml.replace('phase: discovery', 'phase: beta');
    expect(await underlined('services/a.md', text)).toEqual([
      expect.stringMatching(
        /^\d+: Value is not accepted\. Valid values: "discovery", "alpha", "private-beta"/,
      ),
    ]);
    expect(await server.hover('services/a.md', placeOf(text, 'uses_live_data', 2))).toContain('live service');
    expect(await server.complete('services/a.md', placeOf(text, 'phase: ', 7))).toContain('public-beta');
    const item = yaml.replace(/^( +)type: application\n/m, '$1\n');
    await server.open('services/b.md', item);
    expect(await server.complete('services/b.md', placeOf(item, '\n    \n', 5))).toContain('type');
  });

  it('takes the text below front matter for YAML, which is why the settings name no Markdown', async () => {
    expect(await underlined('services/whole.md', read(guideFile))).not.toEqual([]);
    expect(JSON.stringify(readJson('.vscode/settings.json'))).not.toContain('.md');
  });
});

describe('the snippets', () => {
  /** What stands there once each place is filled in: the first of several values, or something. */
  const filled = ({ body }: Snippet) =>
    body
      .join('\n')
      .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
      .replaceAll('YYYY-MM-DD', today)
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$\d+/g, 'x');

  it.each([
    ['Guide', 'guide', '**/services/*.md'],
    ['Guidance', 'guidance', '**/guidance/**/*.md'],
  ])('of %s write every key of the schema in its form', (name, schema, include) => {
    const all = Object.entries(readJson<Record<string, Snippet>>('.vscode/opsguide.code-snippets'));
    const own = all.filter(([title]) => title.startsWith(`${name}: `)).map(([, snippet]) => snippet);
    const json = readJson<{ properties: object }>(`.opsguide/${schema}.schema.json`);
    expect(own.map(({ prefix }) => prefix)).toEqual(Object.keys(json.properties));
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(json);
    for (const snippet of own) {
      const { value, problems } = parseYaml(filled(snippet));
      expect(problems, snippet.prefix).toEqual([]);
      expect(Object.keys(value as object)).toEqual([snippet.prefix]);
      expect(snippet).toMatchObject({ scope: 'markdown', include: [include] });
      validate(value);
      // That `x` is no address and no number is no fault of the form, nor that other keys are missing.
      const wrong = (validate.errors ?? []).filter(
        ({ keyword, instancePath }) =>
          keyword === 'additionalProperties' ||
          keyword === 'enum' ||
          (keyword === 'required' && instancePath !== ''),
      );
      expect(wrong, snippet.prefix).toEqual([]);
    }
  });

  it('offer the values of an enumeration, and say what a key means', () => {
    const { 'Guide: phase': phase } = readJson<Record<string, Snippet>>('.vscode/opsguide.code-snippets');
    expect(phase?.body[0]).toMatch(/^phase: \$\{1\|discovery,alpha,.*,retired\|\}$/);
    expect(phase?.description).toMatch(/^Phase that the service is in/);
  });
});

describe('the task', () => {
  it('prints lines that its problem matcher reads as what was found', async () => {
    const [task] = readJson<{
      tasks: {
        command: string;
        options: { env: Record<string, string> };
        problemMatcher: { pattern: Record<string, string | number> };
      }[];
    }>('.vscode/tasks.json').tasks;
    const { regexp, ...groups } = task?.problemMatcher.pattern ?? {};
    const args = task?.command.split(' ').slice(3) ?? [];
    expect(args[0]).toBe('check');
    writeFileSync(
      join(folder, guideFile),
      read(guideFile).replace('phase: discovery', 'phase: beta').replace('## What', '##What'),
    );
    const run = (...more: string[]) =>
      runOpsguide([...args, '--date', today, ...more], { cwd: folder, env: task?.options.env });
    const { stdout } = await run();
    const matched = stdout.split('\n').flatMap((line) => {
      const match = new RegExp(String(regexp)).exec(line);
      return match
        ? [Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, match[Number(group)]]))]
        : [];
    });
    const { diagnostics } = JSON.parse((await run('--format', 'json')).stdout) as {
      diagnostics: {
        file: string;
        line: number;
        column: number;
        severity: string;
        message: string;
        ruleId: string;
      }[];
    };
    expect(diagnostics.length).toBeGreaterThan(1);
    expect(matched).toEqual(
      diagnostics.map(({ file, line, column, severity, message, ruleId }) => ({
        ...{ file, line: String(line), column: String(column), severity, message, code: ruleId },
      })),
    );
  });
});
