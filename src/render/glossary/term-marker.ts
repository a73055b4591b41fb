/**
 * Render: the first use of each term of the glossary on a page becomes a link to its definition. The words of the page
 * stay as they are; the definition stands behind the body, hidden, where assistive technology and scripts find it.
 * @see S2.18
 */
import type { Token } from 'markdown-it';
import type { SourceDocument } from '../../model/content.ts';
import type { GlossaryView } from '../../model/estate.ts';
import { nameKey, namesOf } from '../../model/glossary.ts';
import { sitePath } from '../../model/link-target.ts';
import { type TermName, type TermUse, termMatcher } from '../../model/term-matcher.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { type BodyMarker, type BodyMarks, escapeHtml, siteHref } from '../markdown.ts';

interface TermMarkerOptions {
  glossary: readonly GlossaryView[];
  basePath: string;
  words: Pick<InterfaceWords, 'say'>;
}

/** What a name of the glossary stands for: a term, or a term that was called so once. */
interface Meaning {
  view: GlossaryView;
  old: boolean;
}

type Find = (text: string) => TermUse<Meaning>[];

/** Makes what marks terms in bodies; a page whose front matter says `glossary: false` is left as it is. */
export function makeTermMarker({ glossary, basePath, words }: TermMarkerOptions): BodyMarker {
  const names: TermName<Meaning>[] = glossary
    .filter(({ mark }) => mark)
    .flatMap((view) => {
      const formerly = new Set(view.formerly);
      return namesOf(view).map((name) => ({ name, term: { view, old: formerly.has(name) } }));
    });
  const find = termMatcher(names);
  const topics = topicsOf(glossary);
  return (document) => {
    if (names.length === 0 || document.data.glossary === false) return undefined;
    return pageMarks(find, topics(document), { basePath, words });
  };
}

/** Finds the terms that a page is about, which are not marked on it: its readers know where they are. */
function topicsOf(glossary: readonly GlossaryView[]): (document: SourceDocument) => Set<GlossaryView> {
  const byPath = Map.groupBy(glossary, ({ see }) => see?.replace(/#.*$/, ''));
  const byName = new Map(glossary.flatMap((view) => namesOf(view).map((name) => [nameKey(name), view])));
  return ({ file, data }) => {
    const named = typeof data.title === 'string' ? byName.get(nameKey(data.title)) : undefined;
    return new Set([...(byPath.get(sitePath(file) ?? '') ?? []), ...(named ? [named] : [])]);
  };
}

function pageMarks(
  find: Find,
  seen: Set<GlossaryView>,
  { basePath, words }: Omit<TermMarkerOptions, 'glossary'>,
): BodyMarks {
  const marked: Meaning[] = [];
  const firstUses: Find = (text) =>
    find(text).filter(({ term }) => {
      if (seen.has(term.view)) return false;
      seen.add(term.view);
      marked.push(term);
      return true;
    });
  return {
    mark: (tokens) => markTerms(tokens, firstUses, basePath),
    after: () =>
      marked.length === 0
        ? ''
        : `<div class="app-term-notes" data-pagefind-ignore hidden>\n${marked.map((meaning) => note(meaning, words)).join('')}</div>\n`,
  };
}

function note({ view, old }: Meaning, { say }: Pick<InterfaceWords, 'say'>): string {
  const text = old ? say('glossary.noteOld', { term: view.term, definition: view.plain }) : view.plain;
  return `<p id="${escapeHtml(noteId(view))}">${escapeHtml(text)}</p>\n`;
}

/** A heading never makes an anchor with a capital letter, so this is nobody else's. */
function noteId(view: GlossaryView): string {
  return `Note-${view.id}`;
}

/** Marks terms in running text: not in headings, links, code and the heads of tables. Changes the tokens. */
export function markTerms(tokens: readonly Token[], find: Find, basePath: string): void {
  let heading = false;
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'th_open') heading = true;
    else if (token.type === 'heading_close' || token.type === 'th_close') heading = false;
    else if (token.type === 'inline' && !heading && token.children)
      token.children = markInline(token.children, find, basePath);
  }
}

function markInline(children: readonly Token[], find: Find, basePath: string): Token[] {
  const marked: Token[] = [];
  let links = 0;
  for (let index = 0; index < children.length; index++) {
    const child = children[index] as Token;
    if (child.type === 'link_open') links += 1;
    if (child.type === 'link_close') links -= 1;
    if (links > 0 || !isRunning(child)) {
      marked.push(child);
      continue;
    }
    // A line may end within a term: text and the ends of lines in it are one text.
    const end = children.findIndex((other, at) => at > index && !isRunning(other));
    const run = children.slice(index, end === -1 ? undefined : end);
    const uses = find(run.map((part) => (part.type === 'text' ? part.content : '\n')).join(''));
    marked.push(...(uses.length === 0 ? run : cut(run, uses, basePath)));
    index += run.length - 1;
  }
  return marked;
}

function isRunning({ type }: Token): boolean {
  return type === 'text' || type === 'softbreak';
}

/** The run with a link around each use. */
function cut(run: readonly Token[], uses: readonly TermUse<Meaning>[], basePath: string): Token[] {
  const pieces: Token[] = [];
  let next = 0;
  let open = false;
  let at = 0;
  for (const token of run) {
    const text = token.type === 'text' ? token.content : '\n';
    const last = at + text.length;
    let from = at;
    const push = (to: number) => {
      if (to > from)
        pieces.push(token.type === 'text' ? piece('text', text.slice(from - at, to - at)) : token);
      from = to;
    };
    for (let use = uses[next]; use; use = uses[next]) {
      if (!open && use.start >= last) break;
      if (!open) {
        push(use.start);
        pieces.push(piece('term_open', '', { href: href(use, basePath), note: noteId(use.term.view) }));
        open = true;
      }
      if (use.end > last) break;
      push(use.end);
      pieces.push(piece('term_close', ''));
      open = false;
      next += 1;
    }
    push(last);
    at = last;
  }
  return pieces;
}

function href({ term }: TermUse<Meaning>, basePath: string): string {
  const [path = '', anchor = ''] = term.view.href.split('#');
  return `${siteHref(basePath, path)}#${encodeURIComponent(anchor)}`;
}

/** A token as the renderer needs it. */
function piece(type: string, content: string, meta?: { href: string; note: string }): Token {
  return { type, content, meta: meta ?? null, attrs: null, children: null } as Token;
}
