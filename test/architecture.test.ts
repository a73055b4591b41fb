/**
 * The layer rule: content flows one way, stages meet in the pipeline, and what the guide builder needs runs in a
 * browser. Each broken rule is named by the import that breaks it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from './support/imports.ts';

/** What the modules of a layer may import besides their own layer. */
interface Layer {
  layers: readonly string[];
  /** Packages, by the name that is imported; `any` for every one that package.json names. */
  packages: readonly string[] | 'any';
  /** Whether all its modules may use Node itself, or which ones. */
  node: boolean | readonly string[];
  /** Modules that may import by an address: what only the published site serves, and what whoever runs opsguide names. */
  computed?: readonly string[];
}

const layers: Readonly<Record<string, Layer>> = {
  model: { layers: [], packages: ['zod'], node: false },
  read: {
    layers: ['model'],
    packages: ['gray-matter', 'intl-messageformat', 'js-yaml', 'markdown-it', 'zod'],
    node: ['src/read/folder-source.ts', 'src/read/git-repository.ts'],
  },
  check: { layers: ['model'], packages: [], node: false },
  derive: { layers: ['model'], packages: [], node: false },
  edit: { layers: ['model'], packages: ['zod'], node: false },
  render: {
    layers: ['model'],
    packages: ['@11ty/eleventy/UserConfig', 'intl-messageformat', 'markdown-it', 'nunjucks', 'sass'],
    node: true,
  },
  export: {
    layers: ['model'],
    packages: ['@myriaddreamin/typst-ts-node-compiler', 'fflate', 'js-yaml', 'markdown-it'],
    node: true,
  },
  import: { layers: ['model', 'read'], packages: ['js-yaml', 'smol-toml'], node: false },
  report: { layers: ['model'], packages: [], node: true },
  // The page on which guides are built reads and checks as the command line does, through the same pipeline.
  browser: {
    layers: ['model', 'read', 'check', 'pipeline'],
    packages: ['zod'],
    node: false,
    computed: ['src/browser/search/pagefind.ts'],
  },
  pipeline: { layers: ['model', 'read', 'check', 'derive'], packages: [], node: false },
  composition: {
    layers: ['model', 'read', 'check', 'derive', 'render', 'export', 'import', 'report', 'edit', 'pipeline'],
    packages: 'any',
    node: true,
    computed: ['scripts/extension.ts'],
  },
};

type Modules = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const declared = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)]);

describe('the modules of the project', () => {
  const modules = readModules();

  it('are found', () => {
    expect(Object.keys(modules)).toContain('src/pipeline.ts');
    expect(Object.keys(modules)).toContain('.eleventy.js');
    expect(Object.keys(modules).length).toBeGreaterThan(50);
  });

  it('import only what their layer may', () => {
    expect(brokenLayers(modules)).toEqual([]);
  });

  it('do not import in a circle', () => {
    expect(circles(modules)).toEqual([]);
  });

  it('are imported by file, never through a barrel', () => {
    // The door of the published package names what other programs may use.
    const { 'scripts/programmatic.ts': _door, ...inside } = modules;
    expect(barrels(inside)).toEqual([]);
  });
});

describe('the layer rule', () => {
  const others = {
    'src/model/date.ts': 'export {}',
    'src/read/yaml.ts': 'export {}',
    'scripts/site.ts': 'export {}',
  };
  it.each([
    ['src/model/guide.ts', "import type { Rule } from '../check/check.ts'", 'src/check/check.ts'],
    ['src/model/guide.ts', "import { join } from 'node:path'", 'node:path'],
    ['src/model/guide.ts', "import yaml from 'js-yaml'", 'js-yaml'],
    ['src/check/rules/a.ts', "import { b } from '../../read/yaml.ts'", 'src/read/yaml.ts'],
    ['src/check/rules/a.ts', "type B = import('../../derive/b.ts').B", 'src/derive/b.ts'],
    ['src/derive/a.ts', "const b = await import('../render/b.ts')", 'src/render/b.ts'],
    ['src/derive/a.ts', "import fs from 'fs'", 'fs'],
    ['src/derive/a.ts', "import { z } from 'zod'", 'zod'],
    ['src/read/markdown.ts', "import { readFileSync } from 'node:fs'", 'node:fs'],
    ['src/render/a.ts', "import type { B } from '../derive/b.ts'", 'src/derive/b.ts'],
    ['src/render/a.ts', "import { b } from '../pipeline.ts'", 'src/pipeline.ts'],
    ['src/report/a.ts', "import chalk from 'chalk'", 'chalk'],
    ['src/pipeline.ts', "import { b } from './render/b.ts'", 'src/render/b.ts'],
    ['src/pipeline.ts', "import { b } from '../scripts/site.ts'", 'scripts/site.ts'],
    ['src/report/a.ts', "import { b } from '../../scripts/site.ts'", 'scripts/site.ts'],
    ['src/report/a.ts', 'const b = await import(name)', 'something computed'],
    ['scripts/site.ts', "import { b } from '../test/support/b.ts'", 'test/support/b.ts'],
    ['scripts/site.ts', "import leftPad from 'left-pad'", 'left-pad'],
    ['src/other/a.ts', "import { b } from '../model/date.ts'", 'src/model/date.ts'],
  ])('refuses in %s: %s', (file, text, target) => {
    const broken = brokenLayers({ ...others, [file]: text });
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatch(`${file} → ${target}: `);
  });

  it.each([
    ['src/model/guide/a.ts', "import { z } from 'zod'; import { b } from '../date.ts'"],
    ['src/read/folder-source.ts', "import { readFileSync } from 'node:fs'"],
    ['src/render/a.ts', "import nunjucks from 'nunjucks'; import type { D } from '../model/date.ts'"],
    ['src/pipeline.ts', "import { b } from './read/yaml.ts'"],
    ['.eleventy.js', "import { b } from './scripts/site.ts'; import { c } from './src/pipeline.ts'"],
    ['src/browser/search/pagefind.ts', 'const a = await import(name)'],
    ['src/check/a.ts', "// import { b } from '../read/yaml.ts'\nconst text = \"from '../read/yaml.ts'\""],
  ])('accepts in %s: %s', (file, text) => {
    expect(brokenLayers({ ...others, [file]: text })).toEqual([]);
  });

  it('sees a circle, through types too', () => {
    const modules = {
      'src/model/a.ts': "import { b } from './b.ts'",
      'src/model/b.ts': "export const b = 1; type C = import('./c.ts').C",
      'src/model/c.ts': "import type { A } from './a.ts'",
      'src/model/d.ts': "import { a } from './a.ts'",
    };
    expect(circles(modules)).toEqual(['src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts']);
    expect(circles({ 'src/model/a.ts': "import './a.ts'" })).toEqual(['src/model/a.ts → src/model/a.ts']);
  });

  it('sees a barrel', () => {
    expect(barrels({ 'src/model/index.ts': 'export const a = 1' })).toHaveLength(1);
    expect(barrels({ 'src/model/all.ts': "export * from './a.ts'" })).toHaveLength(1);
    expect(barrels({ 'src/model/all.ts': "export type { A } from './a.ts'" })).toHaveLength(1);
    expect(barrels({ 'src/model/all.ts': 'const a = 1; export { a }' })).toEqual([]);
  });
});

describe('importsOf', () => {
  it.each([
    ["import a, { b as c } from './a.ts'", './a.ts'],
    ["import * as a from './a.ts'", './a.ts'],
    ["import {\n  type A,\n  b,\n} from './a.ts'", './a.ts'],
    ["import type A from './a.ts'", './a.ts'],
    ["import './a.ts'", './a.ts'],
    ["import a from './a.json' with { type: 'json' }", './a.json'],
    ["export * as a from './a.ts'", './a.ts'],
    [`const a = \`\${await import('./a.ts')}\``, './a.ts'],
    ["function f(a: import('./a.ts').A<string>[]): void {}", './a.ts'],
    ["type A = typeof import('./a.ts')", './a.ts'],
    ["const a = require('./a.ts')", './a.ts'],
    ["import a = require('./a.ts')", './a.ts'],
    ['const a = import(`./a.ts`)', undefined],
  ])('reads %s', (text, specifier) => {
    expect(importsOf(text).map((found) => found.specifier)).toEqual([specifier]);
  });

  it.each([
    "// import a from './a.ts'",
    "/* import('./a.ts') */",
    'const a = "import b from \'./a.ts\'"',
    "const a = `import b from './a.ts'`",
    "const a = /import 'b' from '.\\/a.ts'/",
    "const a = { from: './a.ts', import: './b.ts' }",
    'const a = 4 / 2; const b = import.meta.dirname',
  ])('finds nothing in %s', (text) => {
    expect(importsOf(text)).toEqual([]);
  });
});

function readModules(): Modules {
  const names = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.[cm]?[jt]s$/.test(name) && !name.startsWith('src/content/')),
  );
  return Object.fromEntries(
    ['.eleventy.js', ...names].sort().map((name) => [name, readFileSync(join(root, name), 'utf8')]),
  );
}

function layerOf(file: string): string | undefined {
  if (file === 'src/pipeline.ts') return 'pipeline';
  if (file === '.eleventy.js' || file.startsWith('scripts/')) return 'composition';
  const stage = /^src\/([^/]+)\//.exec(file)?.[1];
  return stage !== undefined && Object.hasOwn(layers, stage) ? stage : undefined;
}

/** The module that a relative import means; `undefined` for a package or a part of Node. */
function targetOf(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
}

/** Imports that the layers forbid, as `importer → imported: why`. */
function brokenLayers(modules: Modules): string[] {
  return Object.entries(modules).flatMap(([file, text]) =>
    importsOf(text).flatMap(({ specifier }) => {
      const why = specifier === undefined ? refusalOfComputed(file) : refusal(file, specifier);
      return why ? [`${file} → ${shown(file, specifier)}: ${why}`] : [];
    }),
  );
}

function shown(file: string, specifier: string | undefined): string {
  return specifier === undefined ? 'something computed' : (targetOf(file, specifier) ?? specifier);
}

function refusalOfComputed(file: string): string | undefined {
  return layers[layerOf(file) ?? '']?.computed?.includes(file) ? undefined : 'name what you import';
}

function refusal(file: string, specifier: string): string | undefined {
  const own = layerOf(file);
  const layer = own === undefined ? undefined : layers[own];
  if (own === undefined || layer === undefined) return 'the importing module belongs to no layer';
  if (isBuiltin(specifier)) {
    const allowed = typeof layer.node === 'boolean' ? layer.node : layer.node.includes(file);
    return allowed ? undefined : `${own} runs in a browser too`;
  }
  const target = targetOf(file, specifier);
  if (target === undefined) {
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    if (!declared.has(name)) return 'package.json does not name it';
    return layer.packages === 'any' || layer.packages.includes(specifier)
      ? undefined
      : `${own} may import only ${layer.packages.join(', ') || 'no packages'}`;
  }
  const reached = layerOf(target);
  if (reached === own || (reached !== undefined && layer.layers.includes(reached))) return undefined;
  return `${own} may import only ${[...layer.layers, 'itself'].join(', ')}`;
}

/** Circles of imports, each named once, from its first module in order of name. */
function circles(modules: Modules): string[] {
  const edges = new Map(
    Object.entries(modules).map(([file, text]) => [
      file,
      importsOf(text)
        .map(({ specifier }) => specifier && targetOf(file, specifier))
        .filter((target): target is string => target !== undefined && Object.hasOwn(modules, target)),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start !== -1) found.push([...path.slice(start), file].join(' → '));
    if (start !== -1 || done.has(file)) return;
    for (const target of edges.get(file) ?? []) follow(target, [...path, file]);
    done.add(file);
  };
  for (const file of [...edges.keys()].sort()) follow(file, []);
  return found;
}

/** Modules that pass on other modules. */
function barrels(modules: Modules): string[] {
  return Object.entries(modules).flatMap(([file, text]) => {
    if (/(?:^|\/)index\.[cm]?[jt]s$/.test(file)) return [`${file} is named like a barrel`];
    return importsOf(text)
      .filter(({ reExport }) => reExport)
      .map(({ specifier }) => `${file} passes on ${specifier}`);
  });
}
