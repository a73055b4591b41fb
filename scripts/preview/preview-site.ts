/**
 * The site while its content is written. Documents stay in memory; a save reads, checks and derives what it concerns, and a
 * page is rendered when somebody opens it, so that no page is ever older than the last save. Nothing is written to disk.
 */
import { rememberingJudge } from '../../src/derive/judge.ts';
import { type ShowableContent, showableContent } from '../../src/derive/showable-content.ts';
import type { SiteHistory } from '../../src/model/history.ts';
import { once } from '../../src/model/once.ts';
import type { ContentSource } from '../../src/read/content-source.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { reporters } from '../../src/report/reporters.ts';
import { htmlType, mediaType } from '../media-type.ts';
import type { ContentFolder } from '../options.ts';
import { readHistory } from '../read-history.ts';
import { refuse } from '../refuse.ts';
import { formatRecheck, reportOf } from '../report-of.ts';
import { searchFolder } from '../search-index.ts';
import { loadShipped } from '../shipped-data.ts';
import { type PreparedSite, prepareSite } from '../site.ts';
import { contentWatch, type Recheck } from '../watch-content.ts';
import { type FindFile, readPageTemplates, sitePages } from './site-pages.ts';

/** What is previewed, and how. */
export interface PreviewOptions {
  folder: ContentFolder;
  today: string;
  /** With a slash at both ends. */
  basePath: string;
  /** Whether reports may be coloured. */
  colour: boolean;
}

/** What came of a save. */
export interface Saved {
  /** What the terminal shows. */
  report: string;
  /** Whether a build would publish this. */
  publishable: boolean;
}

/** What a browser is answered. */
export type Answer =
  | { kind: 'text'; status: 200 | 404 | 500; type: string; text: string }
  | { kind: 'bytes'; type: string; bytes: Uint8Array }
  | { kind: 'redirect'; path: string }
  /** What only a build makes: the index of the search. */
  | { kind: 'built' };

/** A site that follows its content. */
export interface PreviewSite {
  /** Reads everything; the first thing to do. @throws NodeJS.ErrnoException for content that goes away meanwhile */
  open(): Saved;
  /**
   * Reads what was saved, or everything if no paths are named; `undefined` if all is as it was. When it throws, the site is
   * what it was before.
   * @throws NodeJS.ErrnoException for a file that goes away meanwhile: ask again
   */
  save(paths: ReadonlySet<string> | undefined): Saved | undefined;
  /** Reads the history of pages again. It takes longer than the rest, so saves do without. */
  settle(): void;
  /** Answers a path of the site, such as `/services/identity/`. @throws Error for a mistake in our own templates */
  answer(path: string): Answer;
}

/** One state of the site. */
interface State {
  find: FindFile;
  assets: ReadonlyMap<string, string | Uint8Array>;
  files: () => ReadonlyMap<string, string | Uint8Array>;
  redirects: () => ReadonlyMap<string, string>;
}

/** Opens the preview of a content folder. */
export function previewSite({ folder, today, basePath, colour }: PreviewOptions): PreviewSite {
  const watched = contentWatch(folder.path, { today, ...loadShipped() });
  const templates = readPageTemplates();
  const judge = rememberingJudge();
  const source = forgiving(folderSource(folder.path));
  let shown: ShowableContent | undefined;
  let checked: Recheck | undefined;
  /** What was read and could not be shown. */
  let unshown: Recheck | undefined;
  let history: SiteHistory | undefined;
  let state: State | undefined;
  const historyOf = ({ content }: ShowableContent) =>
    readHistory(folder.path, [...content.guides, ...content.pages]).history;
  const show = (found: Recheck): void => {
    const next = showableContent(found.content, today, shown?.content);
    history ??= historyOf(next);
    const prepared = prepareSite({
      checked: { ...found, content: next.content, diagnostics: [...found.all] },
      ...{ today, basePath, source, history, judge, preview: { states: next.states } },
    });
    state = stateOf(prepared, sitePages(prepared.site, templates));
    [shown, checked] = [next, found];
  };
  const saved = (found: Recheck, report: string): Saved => {
    unshown = found;
    show(found);
    unshown = undefined;
    return { report, publishable: refuse({ ...found, diagnostics: found.all }, folder) === undefined };
  };
  return {
    open() {
      const found = watched.first();
      const refused = refuse(found, folder)?.diagnostics;
      return saved(
        found,
        refused ? reporters.pretty({ ...reportOf(found, folder, colour), diagnostics: refused }) : '',
      );
    },
    save(paths) {
      const found = watched.again(paths) ?? unshown;
      return found && saved(found, formatRecheck(found, folder, colour));
    },
    settle() {
      if (!checked || !shown) return;
      const before = JSON.stringify(history, asEntries);
      history = historyOf(shown);
      if (JSON.stringify(history, asEntries) !== before) show(checked);
    },
    answer(path) {
      if (!state) throw new Error('The preview was asked before it was opened.');
      return answerFrom(state, path);
    },
  };
}

/** A logo or image that is named and not there: the checker says so, and the page goes without. */
function forgiving(source: ContentSource): ContentSource {
  return {
    ...source,
    read(path) {
      try {
        return source.read(path);
      } catch {
        return new Uint8Array();
      }
    },
  };
}

/** JSON knows no maps. */
function asEntries(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

function stateOf(prepared: PreparedSite, find: FindFile): State {
  const { assets, copies, files, images, redirects } = prepared;
  return {
    find,
    assets: new Map<string, string | Uint8Array>([
      ...assets.map(({ path, text }) => [path, text] as const),
      ...copies.map(({ path, bytes }) => [path, bytes] as const),
    ]),
    files: once(
      () =>
        new Map<string, string | Uint8Array>([
          ...files().map(({ path, text }) => [path, text] as const),
          ...images().map(({ path, bytes }) => [path, bytes] as const),
        ]),
    ),
    redirects: once(() => new Map(redirects().map(({ path, text }) => [path, text]))),
  };
}

function answerFrom(state: State, path: string): Answer {
  const file = path.slice(1);
  if (file.startsWith(`${searchFolder}/`)) return { kind: 'built' };
  if (isPage(file)) {
    const page = pageAt(state, path.endsWith('/') ? `${file}index.html` : file);
    if (page !== undefined) return html(200, page);
    // An address without its last slash.
    if (!path.endsWith('/') && pageAt(state, `${file}/index.html`) !== undefined)
      return { kind: 'redirect', path: `${path}/` };
  } else {
    const type = mediaType(file) ?? 'application/octet-stream';
    const found = state.assets.get(file) ?? state.find(file)?.text() ?? state.files().get(file);
    if (typeof found === 'string') return { kind: 'text', status: 200, type, text: found };
    if (found) return { kind: 'bytes', type, bytes: found };
  }
  return html(404, state.find('404.html')?.text() ?? '');
}

/** Files have an ending; the id of a page may hold a full stop. */
function isPage(file: string): boolean {
  const last = file.slice(file.lastIndexOf('/') + 1);
  return !last.includes('.') || last.endsWith('.html');
}

function pageAt(state: State, file: string): string | undefined {
  return state.find(file)?.text() ?? state.redirects().get(file);
}

function html(status: 200 | 404, text: string): Answer {
  return { kind: 'text', status, type: htmlType, text };
}
