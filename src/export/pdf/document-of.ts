/** Export, PDF: puts a document together: what each has around its own parts, addresses numbered and dead links undone. */
import { SUBSTITUTE } from './fit-text.ts';
import { mapBlock } from './map-block.ts';
import type { BodyLoss } from './print-body.ts';
import { type PrintContext, paragraph } from './print-context.ts';
import type { Block, Fact, Inline, PrintDocument, PrintLanguage } from './print-document.ts';
import { fact, facts, titled } from './print-parts.ts';
import type { PrintTheme } from './print-theme.ts';

/** What is the same for a document whatever it says. */
export interface DocumentParts {
  organisation: string;
  theme: PrintTheme;
  /** A sentence that stands on every page of the site. */
  notice?: string | undefined;
  /** Revision of the source in the history that it is kept in, where that is known. */
  revision?: string | undefined;
  /** SHA-256 of the attached source, in hexadecimal. */
  sourceHash?: string | undefined;
  /** Name of the attached source. */
  sourceName?: string | undefined;
  /** Version of opsguide. */
  version: string;
}

/** What makes one document. */
export interface OwnParts
  extends Pick<
    PrintDocument,
    'title' | 'description' | 'kind' | 'keywords' | 'tags' | 'particulars' | 'opening' | 'contents' | 'blocks'
  > {
  /** What it says of its own state, at the end. */
  about: (Fact | undefined)[];
  losses: BodyLoss[];
}

/** A document and what of its body could not be printed as it was meant. */
export interface PrintableDocument {
  document: PrintDocument;
  losses: BodyLoss[];
}

/** Characters of a title that fit beside the organisation at the top of a page. */
const SHORT_TITLE = 70;

/** Characters of a revision or hash that tell it from others. */
const SHORT_HASH = 12;
/** Characters of an address that the engine takes as a link. */
const LONGEST_ADDRESS = 8000;
/** Headings that the list of contents holds beside what else opens a document. */
const MOST_LISTED = 34;

/** Puts a document together. */
export function documentOf(context: PrintContext, parts: DocumentParts, own: OwnParts): PrintableDocument {
  const { say, today } = context;
  const { losses, about, ...rest } = own;
  const [year = 0, month = 0, date = 0] = today.split('-').map(Number);
  const blocks = shortContents([...own.blocks, ...aboutDocument(context, parts, about)]);
  const anchors = anchorsOf([...own.opening, ...blocks]);
  const links = new Map<string, number>();
  const change = {
    inline: (inline: readonly Inline[]) => finishLinks(inline, anchors, links),
    text: (text: string) => text,
  };
  const finish = (found: Block[]) => found.map((block) => mapBlock(block, change));
  const opening = finish([
    ...(parts.notice ? [{ type: 'paragraph', style: 'quiet', content: [parts.notice] } as Block] : []),
    ...own.opening,
  ]);
  const finished = finish(blocks);
  return {
    losses,
    document: {
      ...rest,
      heading: [own.title],
      shortTitle: own.title.length > SHORT_TITLE ? `${own.title.slice(0, SHORT_TITLE)}…` : own.title,
      summary: own.description === null ? [] : [own.description],
      language: languageOf(context.language),
      organisation: parts.organisation,
      date: [year, month, date],
      opening,
      blocks:
        links.size === 0
          ? finished
          : [
              ...finished,
              { type: 'heading', level: 1, content: [say('pdf.addresses')] },
              paragraph(say('pdf.addressesAbout')),
            ],
      addresses: [...links.keys()].map((href) => ({ href, text: [href] })),
      theme: parts.theme,
      substituted: false,
      words: {
        contents: say('pdf.contents'),
        substitute: say('pdf.substitute', { mark: SUBSTITUTE }),
        footer: footerOf(context, parts),
        pageOf: say('pdf.pageOf', { page: '\u0001', pages: '\u0002' })
          .split(/([\u0001\u0002])/)
          .filter((piece) => piece !== '')
          .map((piece) => (piece === '\u0001' ? '{page}' : piece === '\u0002' ? '{pages}' : piece)),
        onPage: beforeAndAfter(say('pdf.onPage', { page: '\u0001' })),
      },
      source:
        parts.sourceName === undefined
          ? null
          : { name: parts.sourceName, description: say('pdf.sourceOf', { title: own.title }) },
    },
  };
}

/** A language tag as the engine takes it: `en-GB` → `en` and `GB`. */
function languageOf(tag: string): PrintLanguage {
  const { language, region } = new Intl.Locale(tag);
  return { lang: language, region: region ?? null };
}

/** A body in a language that is not that of the words around it. */
export function inLanguage(context: PrintContext, tag: string | undefined, content: Block[]): Block[] {
  if (tag === undefined || tag === context.language || content.length === 0) return content;
  return [{ type: 'language', language: languageOf(tag), content }];
}

/** Lists only main headings where the others would make the list of contents longer than it is of use. */
function shortContents(blocks: Block[]): Block[] {
  const listed = headingsOf(blocks).filter(({ level, listed: isListed }) => level <= 2 && isListed !== false);
  return listed.length <= MOST_LISTED ? blocks : blocks.map(unlist);
}

function unlist(block: Block): Block {
  if (block.type === 'language') return { ...block, content: block.content.map(unlist) };
  return block.type === 'heading' && block.level > 1 ? { ...block, listed: false } : block;
}

type Heading = Extract<Block, { type: 'heading' }>;

function headingsOf(blocks: readonly Block[]): Heading[] {
  return blocks.flatMap((block) => {
    if (block.type === 'language') return headingsOf(block.content);
    return block.type === 'heading' ? [block] : [];
  });
}

function beforeAndAfter(text: string): [string, string] {
  const [before = '', after = ''] = text.split('\u0001');
  return [before, after];
}

/** What stands at the foot of every page: which text it is, and of which day. */
function footerOf({ say, day, today }: PrintContext, { revision, sourceHash }: DocumentParts): string {
  const date = day(today);
  if (revision) return say('pdf.footerRevision', { revision: revision.slice(0, SHORT_HASH), day: date });
  return sourceHash
    ? say('pdf.footerSource', { hash: sourceHash.slice(0, SHORT_HASH), day: date })
    : say('pdf.footerDay', { day: date });
}

/** What the document is, for somebody who finds it in ten years. */
function aboutDocument(
  { say, day, today }: PrintContext,
  parts: DocumentParts,
  about: OwnParts['about'],
): Block[] {
  const { revision, sourceHash, sourceName, version } = parts;
  return titled(
    say('pdf.aboutDocument'),
    facts([
      fact(say('pdf.asOf'), say('pdf.trueOn', { day: day(today) })),
      ...about,
      fact(say('pdf.revision'), revision && [{ type: 'code', content: [revision] }]),
      fact(
        say('pdf.source'),
        sourceName && sourceHash
          ? [`${say('pdf.attached', { name: sourceName })} `, { type: 'code', content: [sourceHash] }]
          : undefined,
      ),
      fact(say('pdf.madeWith'), say('pdf.madeWithVersion', { version })),
    ]),
    1,
  );
}

function anchorsOf(blocks: readonly Block[]): Set<string> {
  return new Set(headingsOf(blocks).flatMap(({ id }) => (id ? [id] : [])));
}

/** Numbers a link that leads out, unless its words are its address; a link that cannot lead anywhere becomes its words. */
function finishLinks(
  parts: readonly Inline[],
  anchors: ReadonlySet<string>,
  links: Map<string, number>,
): Inline[] {
  return parts.flatMap((part): Inline[] => {
    if (typeof part === 'string' || !('content' in part)) return [part];
    const content = finishLinks(part.content, anchors, links);
    if (part.type !== 'link') return [{ ...part, content }];
    if ('to' in part) return anchors.has(part.to) ? [{ ...part, content }] : content;
    if (part.href.length > LONGEST_ADDRESS) return content;
    if (!/^https?:/i.test(part.href) || isShown(part.href, content)) return [{ ...part, content }];
    const address = links.get(part.href) ?? links.size + 1;
    links.set(part.href, address);
    return [{ ...part, content, address }];
  });
}

function isShown(href: string, content: readonly Inline[]): boolean {
  const [only] = content;
  const bare = href.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  return content.length === 1 && (only === href || only === bare);
}
