/**
 * Writes `docs/reference/` and `docs/coverage.md` from the code: `npm run docs`. A test fails while what is there is out
 * of date.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brandSchema } from '../src/model/brand.ts';
import { configSchema } from '../src/model/config.ts';
import { diffJsonSchema } from '../src/model/estate-diff.ts';
import { frontMatterSchema } from '../src/model/front-matter-schema.ts';
import { glossarySchema } from '../src/model/glossary.ts';
import { guidanceSchema } from '../src/model/guidance.ts';
import { guideSchema } from '../src/model/guide.ts';
import { organisationSchema } from '../src/model/organisation.ts';
import { allRules } from '../src/pipeline.ts';
import { makeInterfaceWords } from '../src/render/interface-words.ts';
import { renderFields } from '../src/render/reference-fields.ts';
import { renderRules } from '../src/render/reference-rules.ts';
import { coverageOf, loadCoverageData } from './coverage.ts';
import { renderCoverage } from './coverage-page.ts';
import { loadReference } from './load-reference.ts';
import { loadWords, packageRoot } from './shipped-data.ts';

/** Where the generated documentation is kept. */
export const referenceFolder = join(packageRoot, 'docs', 'reference');

/** Where the page of coverage is kept. */
export const coverageFile = join(packageRoot, 'docs', 'coverage.md');

/** The page of coverage as it should be. */
export function coverageText(): string {
  return renderCoverage(coverageOf(loadCoverageData()), loadReference().sources);
}

/** Every generated file of `docs/reference/`, by name, as it should be. */
export function referenceFiles(): Record<string, string> {
  const { fields, sources } = loadReference();
  return {
    'brand.schema.json': schemaText(frontMatterSchema(brandSchema, 'brand/brand.yaml')),
    'commands.md': commands(),
    'config.schema.json': schemaText(frontMatterSchema(configSchema, 'opsguide.config.yaml')),
    'diff.schema.json': schemaText(diffJsonSchema()),
    'fields.md': renderFields(fields, sources),
    'glossary.schema.json': schemaText(frontMatterSchema(glossarySchema, 'glossary.yaml')),
    'guidance.schema.json': schemaText(frontMatterSchema(guidanceSchema, 'Front matter of a guidance page')),
    'guide.schema.json': schemaText(
      frontMatterSchema(guideSchema, 'Front matter of a service operations guide'),
    ),
    'organisation.schema.json': schemaText(frontMatterSchema(organisationSchema, 'organisation.yaml')),
    'rules.md': renderRules(allRules, makeInterfaceWords(loadWords(), 'en-GB')),
  };
}

/** What `--help` says, asked of the program itself, so that no command is forgotten. */
function commands(): string {
  return `# Commands\n\nFrom a clone, write \`npm run -s opsguide --\` for \`opsguide\`. Made from \`--help\` by \`npm run docs\`.\n\n${helpOf([]).join('\n')}`;
}

/** The help of a command, and that of the commands below it. */
function helpOf(command: readonly string[]): string[] {
  const whole = help(...command);
  const list = whole.indexOf('\nCommands:');
  const names =
    list === -1
      ? []
      : [...whole.slice(list).matchAll(/^ {2}([a-z][a-z-]*)/gm)]
          .map(([, name]) => name ?? '')
          .filter((name) => name !== 'help' && name !== 'opsguide');
  const title =
    command.length === 0 ? '' : `${'#'.repeat(command.length + 1)} opsguide ${command.join(' ')}\n\n`;
  return [`${title}\`\`\`text\n${whole}\`\`\`\n`, ...names.flatMap((name) => helpOf([...command, name]))];
}

function help(...command: string[]): string {
  const script = join(packageRoot, 'scripts', 'opsguide.js');
  return execFileSync(process.execPath, [script, ...command, '--help'], { encoding: 'utf8' });
}

/** JSON as the project formats it. */
function schemaText(value: unknown): string {
  const biome = join(packageRoot, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  return execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=schema.json'], {
    cwd: packageRoot,
    encoding: 'utf8',
    input: JSON.stringify(value, undefined, 2),
  });
}

if (import.meta.main) {
  const files = referenceFiles();
  mkdirSync(referenceFolder, { recursive: true });
  for (const name of readdirSync(referenceFolder)) if (!(name in files)) rmSync(join(referenceFolder, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(referenceFolder, name), text);
  writeFileSync(coverageFile, coverageText());
  console.log(`Wrote ${Object.keys(files).length} files into docs/reference, and docs/coverage.md.`);
}
