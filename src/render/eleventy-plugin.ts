/**
 * Render: the plugin that makes Eleventy build our pages. Templates reach the estate through Nunjucks globals and not
 * through Eleventy's data, which it would copy for every page; Eleventy paginates over ids.
 */
import type UserConfig from '@11ty/eleventy/UserConfig';
import nunjucks from 'nunjucks';
import type { Estate } from '../model/estate.ts';
import type { SiteHistory } from '../model/history.ts';
import type { RuleInfo } from '../model/rule.ts';
import { assuranceGlobals, assuranceIds } from './assurance/assurance-globals.ts';
import type { SiteBrand } from './brand/site-brand.ts';
import { changesGlobals, writeHistories } from './changes/changes-globals.ts';
import { type Component, type ComponentExample, exampleId, renderExample } from './component-examples.ts';
import { makeTermMarker } from './glossary/term-marker.ts';
import type { InterfaceWords } from './interface-words.ts';
import type { Languages } from './languages.ts';
import { lapseListGlobals, writeLapseLists } from './lapse-lists.ts';
import { mapGlobals, writeMaps } from './map/write-maps.ts';
import { siteHref } from './markdown.ts';
import { makeEnvironment } from './nunjucks-environment.ts';
import { pageGlobals } from './page-globals.ts';
import { navigationOf, type Reference, referenceGlobals } from './reference.ts';
import type { AToZ } from './search/a-to-z.ts';
import { searchGlobals, searchIds } from './search/search-globals.ts';
import { serviceListGlobals, writeServiceLists } from './service-list/write-lists.ts';
import { sheetsOf, writeSheets } from './sheets.ts';
import { wordGlobals } from './word-globals.ts';

/** A template of `templates/`, as the site shows it. */
export interface TemplatePage {
  id: string;
  title: string;
  description: string;
  /** Name of the file to download, and its text. */
  fileName: string;
  text: string;
  /** The same as a table, for templates that people fill in with a spreadsheet. */
  table?: { fileName: string; text: string };
}

/** A page as a PDF. */
export interface PdfDownload {
  /** Path on the site. */
  href: string;
  pages: number;
  bytes: number;
}

/** Everything that the pages show. */
export interface Site {
  estate: Estate;
  rules: readonly RuleInfo[];
  templates: readonly TemplatePage[];
  /** Navigation of `_data/site.yaml`. */
  navigation: SiteNavigation;
  /** Every word of the interface that is not content, in the language of the site. */
  interfaceWords: InterfaceWords;
  /** The same in every language that pages may have. */
  languages: Languages;
  basePath: string;
  /** Site paths of the scripts, by the name of their entry in `src/browser`. */
  scripts: Readonly<Record<string, string>>;
  /** Components of our pages, in order of name. */
  components: readonly Component[];
  /** How the pages came to be, as far as it is known. */
  history: SiteHistory;
  /** The face of the site. */
  brand: SiteBrand;
  /** Site paths of the style sheet and of other files made for this build, by name. */
  assets: Readonly<Record<string, string>>;
  reference: Reference;
  /** Everything by name. */
  aToZ: AToZ;
  /** PDFs of pages by the site path of the page; none where this build makes no PDFs. */
  pdfs: Readonly<Record<string, PdfDownload>>;
  version: string;
}

/** Which pages stand in the header and the footer of every page, by list. */
export type SiteNavigation = Readonly<Record<string, readonly { name: string; href: string }[]>>;

/** Folders of templates. */
export interface TemplateFolders {
  /** Searched in order for what a page includes. */
  includes: string[];
}

/** The whole address of a site path, such as `https://ops.example/services/x/`; absent while the site knows none. */
function pageAddress({ estate, basePath }: Site, path: string): string | undefined {
  const { address } = estate.config;
  return address === undefined ? undefined : new URL(siteHref(basePath, path), address).href;
}

/** Configures Eleventy for a site. */
export function opsguideSite(
  eleventy: UserConfig,
  { site, folders }: { site: Site; folders: TemplateFolders },
): void {
  const { estate } = site;
  const services = new Map(estate.services.map((service) => [service.id, service]));
  const guidance = new Map(estate.guidance.map((view) => [view.id, view]));
  const rules = new Map(site.rules.map((rule) => [rule.id, rule]));
  const templates = new Map(site.templates.map((template) => [template.id, template]));
  /** The environment of pages that speak a language: all that its globals say is said in it. */
  const makeSpeaking = (words: InterfaceWords): nunjucks.Environment => {
    const spoken = {
      ...site,
      interfaceWords: words,
      words: navigationOf(site.navigation, words),
    };
    const environment = makeEnvironment({
      folders: folders.includes,
      context: {
        ...{ basePath: site.basePath, today: estate.today, organisation: estate.organisation, words },
        terms: makeTermMarker({ ...site, glossary: estate.glossary, words }),
      },
      globals: {
        ...spoken,
        ...wordGlobals(site, words),
        ...referenceGlobals(spoken, words),
        ...assuranceGlobals(spoken, words),
        ...changesGlobals(spoken),
        ...serviceListGlobals(spoken),
        ...mapGlobals(spoken),
        ...lapseListGlobals(spoken),
        ...searchGlobals(spoken),
        pageAddress: (path: string) => pageAddress(site, path),
        exampleId,
        renderExample: (component: Component, example: ComponentExample) =>
          renderExample(environment, component, example),
        ...pageGlobals(spoken),
        serviceOf: (id: string) => services.get(id),
        guidanceOf: (id: string) => guidance.get(id),
        ruleOf: (id: string) => rules.get(id),
        templateOf: (id: string) => templates.get(id),
      },
    });
    return environment;
  };
  const speaking = new Map<InterfaceWords, nunjucks.Environment>();
  const environmentFor = (words: InterfaceWords): nunjucks.Environment => {
    const environment = speaking.get(words) ?? makeSpeaking(words);
    speaking.set(words, environment);
    return environment;
  };
  const environment = environmentFor(site.interfaceWords);
  const wordsOfPage = pageWords(site);
  const compiled = new Map<string, nunjucks.Template>();
  const renderer = (text: string, inputPath: string) => (data: Record<string, unknown>) => {
    const page = data.page as { url?: string | false } | undefined;
    const words = wordsOfPage.get(page?.url || '') ?? site.interfaceWords;
    const key = `${words.language}\n${inputPath}\n${text}`;
    let template = compiled.get(key);
    if (!template) {
      template = new nunjucks.Template(text, environmentFor(words), inputPath, true);
      compiled.set(key, template);
    }
    return template.render({ page, id: data.id });
  };
  eleventy.addTemplateFormats('njk');
  // Our own environment instead of Eleventy's: it renders synchronously and escapes by default.
  eleventy.addExtension('njk', {
    compile: renderer,
    compileOptions: { permalink: renderer },
  });
  eleventy.on('eleventy.after', ({ directories }) => {
    writeSheets(environment, sheetsOf(estate), (directories as { output: string }).output);
    writeHistories(environment, site, (directories as { output: string }).output);
    writeServiceLists(environment, site, (directories as { output: string }).output);
    writeMaps(environment, site, (directories as { output: string }).output);
    writeLapseLists(environment, site, (directories as { output: string }).output);
  });
  eleventy.addGlobalData('ids', {
    services: [...services.keys()],
    guidance: [...guidance.keys()],
    rules: [...rules.keys()],
    templates: [...templates.keys()],
    ...assuranceIds(site),
    ...searchIds(site.aToZ),
  });
}

/** Words of the pages that are in another language than the site, by site path. */
function pageWords({ estate, languages }: Site): Map<string, InterfaceWords> {
  const tagged = [
    ...estate.services.map(({ href, guide }) => [href, guide.lang] as const),
    ...estate.guidance.map(({ href, page }) => [href, page?.lang] as const),
  ];
  return new Map(
    tagged.flatMap(([href, tag]) => {
      const words = tag === undefined ? undefined : languages.of(tag);
      return words ? [[href, words] as const] : [];
    }),
  );
}
