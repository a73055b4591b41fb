/**
 * Render: a site → what renders its pages. Templates reach the estate through Nunjucks globals: Eleventy's pages and
 * those of evidence packs are rendered by the same environments, one for each language that pages have.
 */
import nunjucks from 'nunjucks';
import type { PackManifest } from '../model/pack.ts';
import { assuranceGlobals } from './assurance/assurance-globals.ts';
import { builderGlobals } from './builder/builder-globals.ts';
import { changesGlobals } from './changes/changes-globals.ts';
import { wholeAddress } from './changes/whole-address.ts';
import { type Component, type ComponentExample, exampleId, renderExample } from './component-examples.ts';
import { makeTermMarker } from './glossary/term-marker.ts';
import type { InterfaceWords } from './interface-words.ts';
import { lapseListGlobals } from './lapse-lists.ts';
import { mapGlobals } from './map/map-files.ts';
import { makeEnvironment } from './nunjucks-environment.ts';
import { pageGlobals } from './page-globals.ts';
import { makePreview } from './preview/preview-globals.ts';
import { navigationOf, referenceGlobals } from './reference.ts';
import { searchGlobals } from './search/search-globals.ts';
import { serviceListGlobals } from './service-list/list-files.ts';
import type { Site, TemplateFolders } from './site.ts';
import { wordGlobals } from './word-globals.ts';

/** What a template is rendered with. */
export interface PageData {
  /** The site path of the page decides in which language it speaks. */
  page?: { url?: string | false } | undefined;
  id?: unknown;
  /** Set for a page of an evidence pack, which has no site around it: the revision that it comes from. */
  standalone?: PackManifest['revision'];
  [name: string]: unknown;
}

/** Renders the pages of a site. */
export interface SiteRenderer {
  /** In the language of the site. */
  environment: nunjucks.Environment;
  /**
   * Renders the text of a template, or a template of the folders where no text is given.
   * @throws Error for a mistake in our own templates
   */
  render(template: { name: string; text?: string }, data: PageData): string;
}

/** Makes what renders the pages of a site. Templates are compiled once for each language. */
export function makeSiteRenderer(site: Site, folders: TemplateFolders): SiteRenderer {
  const { estate } = site;
  const addressOf = wholeAddress(site);
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
    const preview = makePreview(spoken, () => environment);
    const environment: nunjucks.Environment = makeEnvironment({
      folders: folders.includes,
      context: {
        ...{ basePath: site.basePath, today: estate.today, organisation: estate.organisation, words },
        terms: makeTermMarker({ ...site, glossary: estate.glossary, words }),
        ...(preview ? { found: preview.inBody } : {}),
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
        ...builderGlobals(spoken),
        /** The whole address of a site path; absent while the site knows none. */
        pageAddress: (path: string) => addressOf?.(path),
        exampleId,
        renderExample: (component: Component, example: ComponentExample) =>
          renderExample(environment, component, example),
        ...pageGlobals(spoken),
        ...preview?.globals,
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
  const wordsOfPage = pageWords(site);
  const compiled = new Map<string, nunjucks.Template>();
  return {
    environment: environmentFor(site.interfaceWords),
    render({ name, text }, data) {
      const words = wordsOfPage.get(data.page?.url || '') ?? site.interfaceWords;
      const environment = environmentFor(words);
      if (text === undefined) return environment.render(name, data);
      const key = `${words.language}\n${name}\n${text}`;
      let template = compiled.get(key);
      if (!template) {
        template = new nunjucks.Template(text, environment, name, true);
        compiled.set(key, template);
      }
      return template.render(data);
    },
  };
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
