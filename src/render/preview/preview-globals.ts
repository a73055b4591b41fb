/**
 * Render: what pages show of findings while content is written. A site that is built has no preview, and none of this on
 * its pages.
 */
import nunjucks from 'nunjucks';
import type { SourceDocument } from '../../model/content.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Estate } from '../../model/estate.ts';
import { once } from '../../model/once.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { serviceSections } from '../service/sections.ts';
import type { SitePreview } from '../site.ts';
import { findingsInWords } from '../words.ts';
import { type PageFindings, type PagePart, pageFindings, type ShownFinding } from './page-findings.ts';

/** What the preview is made from. */
export interface PreviewInput {
  estate: Estate;
  interfaceWords: InterfaceWords;
  preview?: SitePreview;
}

/** What stands at the top of a page. */
interface PageSummary {
  /** The file of the page, and its findings in words; absent for a page that is made from no one file. */
  file?: string;
  count?: string;
  /** Site path of the page on which the findings have their places. */
  href: string;
  state?: string;
  shown: ShownFinding[];
  /** What is left when the first have been shown. */
  rest: ShownFinding[];
  errors: number;
  /** Errors in other files that keep the site from being published; `hidden` more are not listed. */
  elsewhere: { finding: Diagnostic; href?: string }[];
  elsewhereCount: number;
}

/** A page with the file that it is made from. */
interface SourcePage {
  href: string;
  file: string;
  findings: () => PageFindings;
}

/** Findings that stand open in a summary; what comes after them is folded away. */
const SHOWN = 10;
/** Errors of other files that a page lists. */
const ELSEWHERE = 3;
const TEMPLATE = 'preview/found.njk';

/** The part at the head of a page. */
const head = 'head';
/** What pages of guidance show beside their body. */
const guidanceParts: readonly PagePart[] = [
  { id: head, keys: ['title', 'description', 'summary', 'owner', 'last_reviewed_on', 'review_in', 'date'] },
  {
    id: 'about',
    keys: ['type', 'audience', 'tags', 'aliases', 'source', 'related', 'categories', 'keywords'],
  },
];
const serviceHead: PagePart = { id: head, keys: ['title', 'description', 'phase'] };
/** Whom to call stands on every page, and support on those that say more of it. */
const serviceContacts: PagePart = { id: 'contacts', keys: ['support'] };

/** What shows findings on the pages of a site. */
export interface Preview {
  globals: Readonly<Record<string, unknown>>;
  /** HTML to put behind tokens of a body, by their index. */
  inBody: (document: SourceDocument) => ReadonlyMap<number, string>;
}

/** Makes what shows findings; `undefined` for a site that is no preview. @param environment that of the templates, asked for when it is there */
export function makePreview(
  { estate, interfaceWords: words, preview }: PreviewInput,
  environment: () => nunjucks.Environment,
): Preview | undefined {
  if (!preview) return undefined;
  const byFile = Map.groupBy(estate.diagnostics, ({ file }) => file);
  const blocking = estate.diagnostics.filter(
    ({ severity, kind }) => severity === 'error' && kind === 'document',
  );
  const pages = new Map(sourcePages(estate, words, preview, byFile).map((page) => [page.href, page]));
  const hrefs = new Map([...pages.values()].map(({ file, href }) => [file, href]));
  const html = (found: readonly ShownFinding[] | undefined) =>
    found ? environment().render(TEMPLATE, { found }) : '';
  const pageOf = (url: string) => pages.get(url) ?? pages.get(/^\/services\/[^/]+\//.exec(url)?.[0] ?? '');
  const summaryOf = (url: string): PageSummary => {
    const page = pageOf(url);
    const all = page?.findings().all ?? [];
    const own = new Set(all.map(({ finding }) => finding));
    const elsewhere = blocking.filter((finding) => !own.has(finding));
    const state = page && preview.states.get(page.file);
    const count = findingsInWords(
      all.map(({ finding }) => finding),
      words,
    );
    return {
      ...(page ? { file: page.file } : {}),
      ...(count === undefined ? {} : { count }),
      ...(state === undefined ? {} : { state }),
      href: page && page.href !== url ? page.href : '',
      shown: all.slice(0, SHOWN),
      rest: all.slice(SHOWN),
      errors: all.filter(({ finding }) => finding.severity === 'error').length,
      elsewhere: elsewhere.slice(0, ELSEWHERE).map((finding) => {
        const href = hrefs.get(finding.file);
        return { finding, ...(href === undefined ? {} : { href }) };
      }),
      elsewhereCount: elsewhere.length,
    };
  };
  return {
    globals: {
      /** What stands at the top of a page. */
      foundOn: summaryOf,
      /** The findings at a part of the page of a document, as HTML. */
      foundAt: (href: string, part: string) =>
        new nunjucks.runtime.SafeString(html(pages.get(href)?.findings().byPart.get(part))),
    },
    inBody({ file }) {
      const found = pages.get(hrefs.get(file) ?? '')?.findings().byToken ?? [];
      return new Map([...found].map(([token, here]) => [token, html(here)]));
    },
  };
}

function sourcePages(
  { services, guidance }: Estate,
  words: InterfaceWords,
  { states }: SitePreview,
  byFile: ReadonlyMap<string, Diagnostic[]>,
): SourcePage[] {
  const historiesOf = Map.groupBy(
    [...byFile.keys()].filter((file) => /^services\/.+\.csv$/s.test(file)),
    (file) => /^services\/([^.]+)/.exec(file)?.[1],
  );
  // What a page shows from before is not what was found wrong.
  const shown = <T extends SourceDocument>(document: T) =>
    states.get(document.file) === 'before' ? undefined : document;
  return [
    ...services.map((service) => {
      const { href, document, id } = service;
      const files = [document.file, ...(historiesOf.get(id) ?? [])];
      return {
        ...{ href, file: document.file },
        findings: once(() => {
          const { before, after } = serviceSections(service, words);
          const found = files.flatMap((file) => byFile.get(file) ?? []);
          return pageFindings(
            shown(document),
            found,
            [serviceHead, ...before, ...after, serviceContacts],
            'about-service-levels',
          );
        }),
      };
    }),
    ...guidance.flatMap(({ href, document }) =>
      document
        ? [
            {
              ...{ href, file: document.file },
              findings: once(() =>
                pageFindings(shown(document), byFile.get(document.file) ?? [], guidanceParts),
              ),
            },
          ]
        : [],
    ),
  ];
}
