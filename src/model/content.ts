/**
 * Model: the documents that reading yields and every later stage takes. A document keeps what was written (`data`),
 * what the schema made of it, and how to find a place in the file again.
 */
import type { Brand } from './brand.ts';
import type { Config } from './config.ts';
import type { DataPath } from './data-path.ts';
import type { Range } from './diagnostic.ts';
import type { Framework, Stage } from './framework.ts';
import type { FrameworkExtension } from './framework-extension.ts';
import type { GlossaryEntry, GlossaryTerm } from './glossary.ts';
import type { GuidancePage } from './guidance.ts';
import type { Guide } from './guide.ts';
import type { Messages } from './messages.ts';
import type { Organisation } from './organisation.ts';

/** A heading of a body; `id` is its anchor on the published page. */
export interface Heading {
  level: number;
  text: string;
  id: string;
  range: Range;
}

/** A link or image of a body, as written. */
export interface BodyLink {
  kind: 'link' | 'image';
  href: string;
  /** Link text, or the alternative text of an image. */
  text: string;
  range: Range;
}

/** A defect of Markdown as people write it; `mended` says whether the published page already shows what was meant. */
export interface Quirk {
  name: QuirkName;
  range: Range;
  mended: boolean;
  /** The stretch as written, and as mended or as it should be. */
  found: string;
  suggestion?: string;
  /** What takes the place of `found`, where that is certain to have been meant. */
  replacement?: string;
}

/** The defects that reading recognises. Each has a rule of the same meaning that words it. */
export type QuirkName =
  | 'heading-without-space'
  | 'malformed-link'
  | 'trailing-whitespace'
  | 'tab-after-bullet'
  | 'closing-hashes'
  | 'emphasis-as-heading'
  | 'unclosed-fence'
  | 'template-syntax'
  | 'kramdown-attribute'
  | 'raw-html'
  | 'missing-final-newline'
  | 'nested-too-deeply';

/** A token of the Markdown parser, opaque to all but the renderer. */
export type MarkdownToken = object;

/** The body of a document after certain mends; lines are those of the file. */
export interface Body {
  text: string;
  /** Line of the file on which the body begins, 1-based. */
  firstLine: number;
  headings: Heading[];
  links: BodyLink[];
  quirks: Quirk[];
  /** Parses the body once more, for rendering; the result is not kept. */
  tokens(): MarkdownToken[];
}

/** What every document has. */
export interface SourceDocument {
  /** Path relative to the content folder, with forward slashes. */
  file: string;
  /** The file's text without byte order mark. */
  text: string;
  /** Front matter as written: plain values, no prototype tricks; dates are strings. */
  data: Readonly<Record<string, unknown>>;
  body: Body;
  /** Where a front-matter path stands in the file; falls back to the nearest existing parent. */
  locate(path: DataPath, on?: 'key' | 'value'): Range;
  /** Paths that the schema refused and that `draft` therefore lacks; checks stay silent about them. */
  refused: DataPath[];
}

/** A service operations guide. `draft` holds every value that the schema accepts, so that all checks can run. */
export interface GuideDocument extends SourceDocument {
  kind: 'guide';
  id: string;
  draft: Partial<Guide>;
  /** The whole guide, absent while the schema refuses anything. */
  guide?: Guide;
}

/** A guidance page. */
export interface PageDocument extends SourceDocument {
  kind: 'page';
  /** Path below `guidance/` without ending; a landing page ends in `index`. */
  id: string;
  draft: Partial<GuidancePage>;
  page?: GuidancePage;
}

/** A YAML file of the content folder: configuration or organisation. */
export interface DataDocument extends SourceDocument {
  kind: 'data';
}

/** A framework, or an addition to one. */
export interface FrameworkDocument extends SourceDocument {
  kind: 'framework';
  /** Name of the file without ending. */
  id: string;
  /** Stages as written, of a framework or of an addition. */
  stages: readonly Stage[];
  framework?: Framework;
  /** What the document adds to another framework, if it is no framework itself. */
  extension?: FrameworkExtension;
}

/** `glossary.yaml` of the content, with its terms in the order in which they are written. */
export interface GlossaryDocument extends SourceDocument {
  kind: 'glossary';
  terms: readonly GlossaryEntry[];
}

/** A CSV file beside the guides: what a service level achieved, month by month. */
export interface HistoryFile {
  /** Path relative to the content folder, with forward slashes. */
  file: string;
  text: string;
}

/** Everything that one content folder holds, in order of file name. */
export interface Content {
  config: Config;
  organisation: Organisation;
  /** Where organisation and configuration are written, when they are. */
  organisationDocument?: DataDocument;
  configDocument?: DataDocument;
  /** Frameworks in force, in order, and what they were read from. */
  frameworks: Framework[];
  frameworkDocuments: FrameworkDocument[];
  guides: GuideDocument[];
  pages: PageDocument[];
  histories: HistoryFile[];
  /** Terms in force, those that ship included, and where the content writes its own. */
  glossary: GlossaryTerm[];
  glossaryDocument?: GlossaryDocument;
  /** Images that pages may show, relative to the content folder. */
  assets: string[];
  /** The brand that the site shows; absent only where content is read without the brands that ship. */
  brand?: Brand;
  /** Where an organisation's own brand is written, and the other files beside it, by name. */
  brandDocument?: DataDocument;
  brandFiles: string[];
  /** Words of the interface by language tag; only messages that can be used. */
  words: Record<string, Messages>;
}
