/**
 * Export, PDF: what is printed, as plain data. A guide or page is turned into this tree, and the template shows the tree:
 * text of content is a value in it and never markup, so it cannot do anything.
 */

import type { PrintTheme } from './print-theme.ts';

/** A stretch of text. A plain string is shown as it stands. */
export type Inline =
  | string
  | { type: 'strong' | 'emphasis' | 'strike' | 'code'; content: Inline[] }
  | { type: 'break' }
  /** A place where a word that is too long for its line may break. */
  | { type: 'gap' }
  /** A link within the document; `page` asks for its page number beside it. */
  | { type: 'link'; to: string; page: boolean; content: Inline[] }
  /** A link that leads out; `address` is its number, from 1, in the list of addresses at the end. */
  | { type: 'link'; href: string; address?: number; content: Inline[] }
  | { type: 'tag'; tone: Tone; text: string };

/** What a notice or tag means. The words say it too. */
export type Tone = 'info' | 'good' | 'warning' | 'danger';

/** A column. `width` is its share of the page, in any unit. */
export interface Column {
  width: number;
  align: 'start' | 'center' | 'end';
}

/** A table with one row of headers, which is repeated on every page. */
export interface PrintTable {
  type: 'table';
  columns: Column[];
  header: Inline[][];
  rows: Inline[][][];
  /** Whether the first cell of a row names it. */
  rowHeaders: boolean;
  /** Size of its text against that of other tables. */
  scale: number;
  /** Whether a cell may be so long that it must be able to go on over the page. */
  long: boolean;
}

/** A language and the country whose variety of it is meant. */
export interface PrintLanguage {
  lang: string;
  region: string | null;
}

/** A label and what it says. */
export interface Fact {
  label: string;
  /** Whether it may be so long that it must be able to go on over the page. */
  long: boolean;
  content: Block[];
}

/** A part that stands by itself. */
export type Block =
  /** `listed` is false for one that stands in the bookmarks but not in the list of contents. */
  | { type: 'heading'; level: number; id?: string; listed?: boolean; content: Inline[] }
  /** A `caption` stays with what follows. */
  | { type: 'paragraph'; content: Inline[]; style?: 'quiet' | 'caption' }
  | { type: 'list'; ordered: boolean; start: number; tight: boolean; items: Block[][] }
  | { type: 'quote'; content: Block[] }
  /** Code in stretches of some hundred lines: the engine takes far longer over one long one. */
  | { type: 'code'; texts: string[] }
  | { type: 'rule' }
  | PrintTable
  | { type: 'facts'; rows: Fact[] }
  | { type: 'steps'; items: { title: Inline[]; content: Block[] }[] }
  | { type: 'notice'; tone: Tone; title?: string; content: Block[] }
  /** Whom to call: the number for what cannot wait in large type. */
  | { type: 'contact'; urgent?: { label: string; href: string; content: Inline[] }; rows: Fact[] }
  /** How much of what is due is met. A picture that only repeats words beside it. */
  | { type: 'bar'; due: number; met: number; waived: number }
  /** Values between 0 and 1 in order of time. A picture that only repeats the table beside it. */
  | { type: 'chart'; points: number[]; missed: number[]; target?: number }
  /** `path` is that of `PrintFile`; `width` is its share of the page, at most 1. */
  | { type: 'image'; path: string; alt: string; width: number }
  /** Parts that stay on one page. */
  | { type: 'keep'; content: Block[] }
  /** Parts in another language than the document. */
  | { type: 'language'; language: PrintLanguage; content: Block[] };

/** What is printed. Every text is ready to be shown. */
export interface PrintDocument {
  title: string;
  /** The title as the first page shows it. */
  heading: Inline[];
  /** For the top of each page: the title, cut where it is very long. */
  shortTitle: string;
  /** For the properties of the file. */
  description: string | null;
  /** The description as the first page shows it. */
  summary: Inline[];
  keywords: string[];
  language: PrintLanguage;
  /** What sort of document it is, such as `Service operations guide`. */
  kind: string;
  organisation: string;
  /** Year, month, day that it speaks of: also the date of the file. */
  date: [number, number, number];
  tags: { text: string; tone: 'plain' | 'danger' }[];
  /** A few facts under the title. */
  particulars: { label: string; content: Inline[] }[];
  /** Before the list of contents. */
  opening: Block[];
  /** Where the list of contents stands: alone on the first page with what opens the document, before the text, or nowhere. */
  contents: 'first page' | 'before text' | 'none';
  blocks: Block[];
  /** Addresses that links lead to, in order of their numbers. */
  addresses: { href: string; text: Inline[] }[];
  theme: PrintTheme;
  /** Whether a substitute stands anywhere. */
  substituted: boolean;
  words: PrintWords;
  /** The attached source. */
  source: { name: string; description: string } | null;
}

/** The few words that the template itself puts down. */
export interface PrintWords {
  contents: string;
  /** What a substitute for a missing character means. */
  substitute: string;
  /** Revision and day, at the foot of each page. */
  footer: string;
  /** Words of "page 2 of 5", with `{page}` and `{pages}` as pieces of their own. */
  pageOf: string[];
  /** What stands before and after a page number beside a link. */
  onPage: [string, string];
}

/** An image that a document shows: `path` is its name within the document. */
export interface PrintFile {
  path: string;
  bytes: Uint8Array;
}

/** All that a printer needs. */
export interface PrintJob {
  document: PrintDocument;
  /** The Markdown that is attached, byte for byte; nothing is attached where it is empty. */
  source: Uint8Array;
  images: PrintFile[];
}
