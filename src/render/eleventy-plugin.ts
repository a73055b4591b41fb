/**
 * Render: the plugin that makes Eleventy build our pages. Templates reach the estate through Nunjucks globals and not
 * through Eleventy's data, which it would copy for every page; Eleventy paginates over ids.
 */
import type UserConfig from '@11ty/eleventy/UserConfig';
import nunjucks from 'nunjucks';
import type { Estate } from '../model/estate.ts';
import type { RuleInfo } from '../model/rule.ts';
import { assuranceGlobals, assuranceIds } from './assurance/assurance-globals.ts';
import type { InterfaceWords } from './interface-words.ts';
import { makeEnvironment } from './nunjucks-environment.ts';
import { type Reference, referenceGlobals } from './reference.ts';
import { sheetsOf, writeSheets } from './sheets.ts';

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

/** Everything that the pages show. */
export interface Site {
  estate: Estate;
  rules: readonly RuleInfo[];
  templates: readonly TemplatePage[];
  /** Words and navigation of `_data/site.yaml`. */
  words: Readonly<Record<string, unknown>>;
  /** Every word of the interface that is not content. */
  interfaceWords: InterfaceWords;
  basePath: string;
  /** Site paths of the scripts, by the name of their entry in `src/browser`. */
  scripts: Readonly<Record<string, string>>;
  /** Site paths of the style sheet and of other files made for this build, by name. */
  assets: Readonly<Record<string, string>>;
  reference: Reference;
  version: string;
}

/** Folders of templates. */
export interface TemplateFolders {
  /** Searched in order for what a page includes. */
  includes: string[];
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
  const environment = makeEnvironment({
    folders: folders.includes,
    context: { basePath: site.basePath, today: estate.today, organisation: estate.organisation },
    globals: {
      ...site,
      t: site.interfaceWords.say,
      ...referenceGlobals(site),
      ...assuranceGlobals(site),
      serviceOf: (id: string) => services.get(id),
      guidanceOf: (id: string) => guidance.get(id),
      ruleOf: (id: string) => rules.get(id),
      templateOf: (id: string) => templates.get(id),
    },
  });
  const compiled = new Map<string, nunjucks.Template>();
  const renderer = (text: string, inputPath: string) => {
    const key = `${inputPath}\n${text}`;
    const template = compiled.get(key) ?? new nunjucks.Template(text, environment, inputPath, true);
    compiled.set(key, template);
    return (data: Record<string, unknown>) => template.render({ page: data.page, id: data.id });
  };
  eleventy.addTemplateFormats('njk');
  // Our own environment instead of Eleventy's: it renders synchronously and escapes by default.
  eleventy.addExtension('njk', {
    compile: renderer,
    compileOptions: { permalink: renderer },
  });
  eleventy.on('eleventy.after', ({ directories }) => {
    writeSheets(environment, sheetsOf(estate), (directories as { output: string }).output);
  });
  eleventy.addGlobalData('ids', {
    services: [...services.keys()],
    guidance: [...guidance.keys()],
    rules: [...rules.keys()],
    templates: [...templates.keys()],
    ...assuranceIds(site),
  });
}
