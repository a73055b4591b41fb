/**
 * What makes an editor help with a content folder: schemas for the YAML files, and for the front matter of Markdown, which
 * editors have no schemas for, snippets and a task that underlines what the check finds.
 */
import { snippetsOf } from '../src/edit/snippets.ts';
import { brandSchema } from '../src/model/brand.ts';
import { configSchema } from '../src/model/config.ts';
import { frontMatterSchema } from '../src/model/front-matter-schema.ts';
import { glossarySchema } from '../src/model/glossary.ts';
import { guidanceSchema } from '../src/model/guidance.ts';
import { guideSchema } from '../src/model/guide.ts';
import { organisationSchema } from '../src/model/organisation.ts';

const schemaFolder = '.opsguide';

/** The YAML files of a content folder, by the name of their schema. */
const yamlFiles = {
  brand: { schema: brandSchema, file: 'brand/brand.yaml' },
  config: { schema: configSchema, file: 'opsguide.config.yaml' },
  glossary: { schema: glossarySchema, file: 'glossary.yaml' },
  organisation: { schema: organisationSchema, file: 'organisation.yaml' },
};

/** Files by path. @param command how the program is run in the folder */
export function editorFiles(command: string): Record<string, string> {
  const guide = frontMatterSchema(guideSchema, 'Front matter of a service operations guide');
  const guidance = frontMatterSchema(guidanceSchema, 'Front matter of a guidance page');
  const yaml = Object.entries(yamlFiles);
  return {
    '.vscode/settings.json': json({
      'yaml.schemas': Object.fromEntries(
        yaml.map(([name, { file }]) => [`./${schemaPath(name)}`, `/${file}`]),
      ),
      'files.insertFinalNewline': true,
      'files.trimTrailingWhitespace': true,
    }),
    '.vscode/extensions.json': json({
      recommendations: ['redhat.vscode-yaml', 'davidanson.vscode-markdownlint'],
    }),
    '.vscode/tasks.json': json({ version: '2.0.0', tasks: [checkTask(command)] }),
    '.vscode/opsguide.code-snippets': json({
      ...snippetsOf(guide, 'Guide', '**/services/*.md'),
      ...snippetsOf(guidance, 'Guidance', '**/guidance/**/*.md'),
    }),
    ...Object.fromEntries(
      yaml.map(([name, { schema, file }]) => [schemaPath(name), json(frontMatterSchema(schema, file))]),
    ),
    [schemaPath('guide')]: json(guide),
    [schemaPath('guidance')]: json(guidance),
  };
}

/**
 * The check as a task whose lines an editor can read. It runs once: a matcher forgets all findings when a task begins
 * again, and `--watch` names only those of the files that a change concerns.
 * @see https://code.visualstudio.com/docs/debugtest/tasks
 */
function checkTask(command: string) {
  return {
    label: 'Check guides',
    type: 'shell',
    command: `${command} check --content .`,
    options: { env: { NO_COLOR: '1' } },
    group: { kind: 'build', isDefault: true },
    presentation: { reveal: 'silent', clear: true },
    problemMatcher: {
      owner: 'opsguide',
      source: 'opsguide',
      fileLocation: ['relative', `\${workspaceFolder}`],
      pattern: {
        regexp: '^(\\S.*):(\\d+):(\\d+)  (error|warning|info)  (.*)  ([a-z0-9-]+)$',
        file: 1,
        line: 2,
        column: 3,
        severity: 4,
        message: 5,
        code: 6,
      },
    },
  };
}

function schemaPath(name: string): string {
  return `${schemaFolder}/${name}.schema.json`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
