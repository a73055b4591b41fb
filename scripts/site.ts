/** Puts a site together: content → pipeline → what pages show. Used by the build and by Eleventy's own command line. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveEstate } from '../src/derive/derive-estate.ts';
import type { Judge } from '../src/derive/judge.ts';
import { deriveRedirects } from '../src/derive/redirects.ts';
import { apiFiles } from '../src/export/api/api-files.ts';
import { mayUse } from '../src/model/brand.ts';
import type { Estate } from '../src/model/estate.ts';
import type { SiteHistory } from '../src/model/history.ts';
import type { ReadinessHistory } from '../src/model/readiness-history.ts';
import { type CheckedContent, readAndCheck } from '../src/pipeline.ts';
import type { ContentSource } from '../src/read/content-source.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { splitFrontMatter } from '../src/read/front-matter.ts';
import { makeLanguages } from '../src/render/languages.ts';
import { siteHref } from '../src/render/markdown.ts';
import { navigationOf } from '../src/render/reference.ts';
import { prepareSearch } from '../src/render/search/prepare-search.ts';
import type { SearchRecord } from '../src/render/search/search-record.ts';
import type { Site, SiteNavigation, SitePreview, TemplatePage } from '../src/render/site.ts';
import { sitemapFiles } from '../src/render/sitemap-files.ts';
import { formatJson } from '../src/report/json.ts';
import { brandAssets, type FileCopy } from './brand-assets.ts';
import { browserScripts } from './browser-scripts.ts';
import { builderData } from './builder-data.ts';
import { followingFiles, pagesBeside, redirectFiles } from './following.ts';
import { packageFile } from './installed-packages.ts';
import { loadComponents } from './load-components.ts';
import { loadReference } from './load-reference.ts';
import { runDate } from './options.ts';
import { readHistory } from './read-history.ts';
import { loadShipped, loadWords, packageRoot, readShipped, readVersion } from './shipped-data.ts';
import { builderStyleSheet, previewStyleSheet } from './style-sheet.ts';

/** A file that is written beside pages, by its path in the output. */
export interface PreparedFile {
  path: string;
  text: string;
}

/** A site and the files that are written beside its pages. What takes time is made when it is asked for. */
export interface PreparedSite {
  site: Site;
  /** What pages load, each under a name that changes with its text. */
  assets: PreparedFile[];
  /** The same for files that are copied. */
  copies: FileCopy[];
  /** Everything else: what programs, feeds, calendars and downloads are made of. */
  files: () => PreparedFile[];
  /** Images of the content. @throws Error for one that is gone or cannot be read */
  images: () => FileCopy[];
  /** Pages at old addresses: written last, and never over another page. */
  redirects: () => PreparedFile[];
  /** What search finds. */
  records: () => Iterable<SearchRecord>;
}

/** What a site is made of. */
export interface SiteOptions {
  checked: CheckedContent;
  today: string;
  /** With a slash at both ends. */
  basePath: string;
  /** What images and files of a brand are read from. */
  source: ContentSource;
  /** What is known of how the content came to be; nothing if it is left out. */
  history?: SiteHistory;
  /** How ready the services of this estate were before, where somebody asks for it. */
  overTime?: (estate: Estate) => ReadinessHistory | undefined;
  /** Judges services, for who prepares one site after the other. */
  judge?: Judge;
  /** What pages show of findings, for a site that is looked at while it is written. */
  preview?: SitePreview;
}

/** Folders of templates, in order of search. */
export const templateFolders = [join(packageRoot, '_includes'), packageFile('govuk-frontend/dist')];

/** Derives the estate and makes the assets. */
export function prepareSite({
  checked,
  today,
  basePath,
  source,
  history: known = { known: false, reason: 'no-repository' },
  overTime: readOverTime,
  judge,
  preview,
}: SiteOptions): PreparedSite {
  const { content, diagnostics, summary } = checked;
  const languages = makeLanguages({
    english: loadWords(),
    own: content.words,
    content: content.config.language,
  });
  const estate = deriveEstate(content, diagnostics, summary, today, languages.site.say, judge);
  const overTime = readOverTime?.(estate);
  const history: SiteHistory = { ...known, ...(overTime ? { overTime } : {}) };
  const { brand } = content;
  if (!brand) throw new Error('the content was read without the brands that ship');
  const branded = brandAssets(brand, content.config, source);
  const scripts = browserScripts().map(({ name, text }) => ({
    name,
    text,
    path: `/assets/${name}-${shortHash(text)}.js`,
  }));
  const navigation = readShipped('site.yaml') as SiteNavigation;
  const shown = {
    rules: checked.rules,
    templates: readTemplates(),
    reference: loadReference(languages.site.say),
    interfaceWords: languages.site,
  };
  const pages = Object.values(navigationOf(navigation, languages.site)).flat();
  const search = prepareSearch({ estate, ...shown, pages });
  const builder = {
    data: JSON.stringify(builderData(content, basePath, languages.site.say)),
    styles: builderStyleSheet(),
  };
  const previewStyles = preview && previewStyleSheet();
  const site: Site = {
    estate,
    ...shown,
    navigation,
    basePath,
    languages,
    components: loadComponents(),
    brand: { ...branded.brand, preview: !mayUse(brand, content.config.address) },
    assets: {
      styles: branded.styles,
      searchNames: `/search/names-${shortHash(search.names)}.json`,
      builder: `/build-a-guide/data-${shortHash(builder.data)}.json`,
      builderStyles: `/assets/builder-${shortHash(builder.styles)}.css`,
      ...(previewStyles ? { previewStyles: `/assets/preview-${shortHash(previewStyles)}.css` } : {}),
    },
    ...(preview ? { preview } : {}),
    aToZ: search.aToZ,
    pdfs: {},
    scripts: Object.fromEntries(scripts.map(({ name, path }) => [name, path])),
    version: readVersion(),
    history,
  };
  return {
    site,
    records: search.records,
    assets: [
      ...branded.files,
      { path: site.assets.searchNames?.slice(1) ?? '', text: search.names },
      { path: site.assets.builder?.slice(1) ?? '', text: builder.data },
      { path: site.assets.builderStyles?.slice(1) ?? '', text: builder.styles },
      ...(previewStyles ? [{ path: site.assets.previewStyles?.slice(1) ?? '', text: previewStyles }] : []),
      ...scripts.map(({ path, text }) => ({ path: path.slice(1), text })),
    ],
    copies: branded.copies,
    files: () => [
      ...content.histories.map(({ file, text }) => ({ path: `source/${file}`, text })),
      ...followingFiles(site, content),
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
      ...apiFiles({ estate, overTime, version: site.version, href: (path) => siteHref(basePath, path) }),
    ],
    images: () =>
      content.assets.map((asset) => ({
        path: asset.replace(/^assets\//, 'assets/content/'),
        bytes: source.read(asset),
      })),
    redirects: () => redirectFiles(site, deriveRedirects(content, history, pagesBeside(estate))),
  };
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
  const folder = join(packageRoot, 'src', 'content');
  const source = folderSource(folder);
  const today = runDate(undefined);
  const checked = readAndCheck(source, { today, ...loadShipped() });
  const { guides, pages } = checked.content;
  const { history } = readHistory(folder, [...guides, ...pages]);
  return prepareSite({ checked, today, basePath: '/', source, history });
}
