/** Puts a site together: content → pipeline → what pages show. Used by the build and by Eleventy's own command line. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveEstate } from '../src/derive/derive-estate.ts';
import { allRules, type CheckedContent, readAndCheck } from '../src/pipeline.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { splitFrontMatter } from '../src/read/front-matter.ts';
import type { Site, TemplatePage } from '../src/render/eleventy-plugin.ts';
import { type Messages, makeInterfaceWords } from '../src/render/interface-words.ts';
import { sitemapFiles } from '../src/render/sitemap-files.ts';
import { renderStyles } from '../src/render/styles.ts';
import { formatJson } from '../src/report/json.ts';
import { browserScripts } from './browser-scripts.ts';
import { loadReference } from './load-reference.ts';
import { runDate } from './options.ts';
import { loadShipped, packageRoot, readShipped, readVersion } from './shipped-data.ts';

/** A site and the files that are written beside its pages: by path in the output, text or the file to copy. */
export interface PreparedSite {
  site: Site;
  files: { path: string; text: string }[];
  copies: { path: string; from: string }[];
}

/** What a site is made of. */
export interface SiteOptions {
  checked: CheckedContent;
  today: string;
  /** With a slash at both ends. */
  basePath: string;
  contentFolder: string;
}

/** Folders of templates, in order of search. */
export const templateFolders = [
  join(packageRoot, '_includes'),
  join(packageRoot, 'node_modules', 'govuk-frontend', 'dist'),
];

/** Derives the estate and makes the assets. */
export function prepareSite({ checked, today, basePath, contentFolder }: SiteOptions): PreparedSite {
  const { content, diagnostics, summary } = checked;
  const estate = deriveEstate(content, diagnostics, summary, today);
  const styles = styleSheet();
  const scripts = browserScripts().map(({ name, text }) => ({
    name,
    text,
    path: `/assets/${name}-${shortHash(text)}.js`,
  }));
  const site: Site = {
    estate,
    rules: allRules,
    templates: readTemplates(),
    reference: loadReference(),
    words: readShipped('site.yaml') as Record<string, unknown>,
    basePath,
    interfaceWords: makeInterfaceWords(readShipped('words/en.yaml') as Messages, estate.config.language),
    assets: { styles: `/assets/site-${shortHash(styles)}.css` },
    scripts: Object.fromEntries(scripts.map(({ name, path }) => [name, path])),
    version: readVersion(),
  };
  return {
    site,
    files: [
      { path: site.assets.styles?.slice(1) ?? '', text: styles },
      ...scripts.map(({ path, text }) => ({ path: path.slice(1), text })),
      ...[...content.guides, ...content.pages, ...content.histories].map((document) => ({
        path: sourcePath(document.file),
        text: document.text,
      })),
      ...site.templates.flatMap((template) =>
        [template, ...(template.table ? [template.table] : [])].map(({ fileName, text }) => ({
          path: `templates/${template.id}/${fileName}`,
          text,
        })),
      ),
      {
        path: 'evidence/findings.json',
        text: formatJson({ diagnostics, summary, pathPrefix: '', colour: false }),
      },
      ...sitemapFiles(site),
    ],
    copies: content.assets.map((asset) => ({
      path: asset.replace(/^assets\//, 'assets/content/'),
      from: join(contentFolder, asset),
    })),
  };
}

/** Where the source of a document is published: beside its page. */
function sourcePath(file: string): string {
  return `source/${file}`;
}

/** Sass takes longer than everything else in a small build, so its result is kept by the hash of all that goes in. */
function styleSheet(): string {
  const folder = join(packageRoot, '_includes');
  const inputs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.scss'))
    .sort();
  const versions = ['govuk-frontend', 'sass'].map((name) =>
    readFileSync(join(packageRoot, 'node_modules', name, 'package.json'), 'utf8'),
  );
  const key = shortHash(
    [...inputs.map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`), ...versions].join('\n'),
  );
  const cache = join(packageRoot, 'node_modules', '.cache', 'opsguide');
  const cached = join(cache, `site-${key}.css`);
  if (existsSync(cached)) return readFileSync(cached, 'utf8');
  const styles = renderStyles(join(folder, 'styles', 'site.scss'), [
    join(packageRoot, 'node_modules'),
    folder,
  ]);
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${cached}.${process.pid}`, styles);
    renameSync(`${cached}.${process.pid}`, cached);
  } catch {
    // An installation that cannot be written to builds all the same, only slower.
  }
  return styles;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/** The assurance templates: Markdown whose front matter begins with comments that introduce it. */
function readTemplates(): TemplatePage[] {
  const folder = join(packageRoot, 'templates');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((fileName) => {
      const text = readFileSync(join(folder, fileName), 'utf8');
      const id = fileName.slice(0, -3);
      const table = join(folder, `${id}.csv`);
      return {
        id,
        fileName,
        text,
        ...introduction(text, fileName),
        ...(existsSync(table) ? { table: { fileName: `${id}.csv`, text: readFileSync(table, 'utf8') } } : {}),
      };
    });
}

/** `# Template: title` and the comment lines after it, at the top of the front matter. */
function introduction(text: string, fileName: string): { title: string; description: string } {
  const comments = splitFrontMatter(text).yaml.trimStart().split('\n');
  const last = comments.findIndex((line) => !line.startsWith('#'));
  const words = comments.slice(0, last === -1 ? undefined : last).map((line) => line.replace(/^# ?/, ''));
  const title = words[0]?.replace(/^Template: /, '');
  if (!title || !words[1]) throw new Error(`templates/${fileName} lacks its introduction`);
  return { title, description: words.slice(1).join(' ').trim() };
}

/** The worked example as a site, for Eleventy's own command line. */
export function prepareDefaultSite(): PreparedSite {
  const contentFolder = join(packageRoot, 'src', 'content');
  const today = runDate(undefined);
  const checked = readAndCheck(folderSource(contentFolder), { today, ...loadShipped() });
  return prepareSite({ checked, today, basePath: '/', contentFolder });
}
