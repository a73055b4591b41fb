/** Render: a site, everything that its pages show. */
import type { Estate } from '../model/estate.ts';
import type { SiteHistory } from '../model/history.ts';
import type { RuleInfo } from '../model/rule.ts';
import type { SiteBrand } from './brand/site-brand.ts';
import type { Component } from './component-examples.ts';
import type { InterfaceWords } from './interface-words.ts';
import type { Languages } from './languages.ts';
import type { Reference } from './reference.ts';
import type { AToZ } from './search/a-to-z.ts';

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
  version: string;
  /** PDFs of pages by the site path of the page; none where this build makes no PDFs. */
  pdfs: Readonly<Record<string, PdfDownload>>;
  /** Evidence packs that are published with the pages; absent where none are made. */
  packs?: SitePacks;
  /** Set while content is written: pages then show what was found, which no site that is built does. */
  preview?: SitePreview;
}

/** What pages of a preview show beside what a built site shows. */
export interface SitePreview {
  /** How pages differ from what is written, by file: shown as `before`, or `filled` where something is missing. */
  states: ReadonlyMap<string, 'before' | 'filled'>;
}

/** A page as a PDF: its site path, and its size in pages and bytes. */
export interface PdfDownload {
  href: string;
  pages: number;
  bytes: number;
}

/** Evidence packs to download: of everything, and of each service by its id. */
export interface SitePacks {
  estate: SitePack;
  services: ReadonlyMap<string, SitePack>;
}

/** A pack on the site: its site path, and its size in bytes. */
export interface SitePack {
  href: string;
  bytes: number;
}

/** Which pages stand in the header and the footer of every page, by list. */
export type SiteNavigation = Readonly<Record<string, readonly { name: string; href: string }[]>>;

/** Folders of templates. */
export interface TemplateFolders {
  /** Searched in order for what a page includes. */
  includes: string[];
}
