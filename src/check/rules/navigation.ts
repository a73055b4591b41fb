import type { PageDocument, SourceDocument } from '../../model/content.ts';
import { nearest } from '../../model/nearest.ts';
import type { Finding, Rule } from '../../model/rule.ts';

const KEY = ['eleventyNavigation', 'key'] as const;
const PARENT = ['eleventyNavigation', 'parent'] as const;
type PageFinding = Finding & { document: SourceDocument };

/** Keys and parents of the navigation make a tree. @see S0.5 @see S0.6 @see S1.9 */
export const navigation: Rule = {
  id: 'navigation',
  kind: 'style',
  severity: 'warning',
  title: 'Let navigation keys be unique and parents exist',
  why: 'Menu and breadcrumbs are built from them. A parent that does not exist, or a circle, leaves a page where nobody finds it; it is then shown in its folder.',
  requirements: ['S0.5', 'S0.6', 'S1.9', 'X1'],
  wrong: 'eleventyNavigation:\n  key: Review board\n  parent: Asurance',
  right: 'eleventyNavigation:\n  key: Review board\n  parent: Assurance',
  *checkContent({ pages }) {
    yield* duplicateKeys(pages);
    const names = namesOf(pages);
    yield* missingParents(pages, names);
    yield* circles(pages, names);
  },
};

function* duplicateKeys(pages: readonly PageDocument[]): Iterable<PageFinding> {
  const taken = new Map<string, PageDocument>();
  for (const document of pages) {
    const key = document.draft.eleventyNavigation?.key;
    if (key === undefined) continue;
    const first = taken.get(key.toLowerCase());
    if (!first) {
      taken.set(key.toLowerCase(), document);
      continue;
    }
    yield {
      document,
      at: { path: KEY },
      message: `The navigation key “${key}” is already used by ${first.file}.`,
      hint: 'Give each page a key of its own, such as its title.',
      related: [{ document: first, at: { path: KEY }, message: 'It is first used here.' }],
    };
  }
}

/** Pages by every name that a parent may have: navigation key, short name, title; `undefined` for a folder without page. */
function namesOf(pages: readonly PageDocument[]): Map<string, PageDocument | undefined> {
  const names = new Map<string, PageDocument | undefined>();
  const add = (name: string | undefined, page?: PageDocument) => {
    if (name !== undefined && names.get(name.toLowerCase()) === undefined)
      names.set(name.toLowerCase(), page);
  };
  for (const page of pages)
    for (const name of [page.draft.eleventyNavigation?.key, page.draft.thispage, page.draft.title])
      add(name, page);
  for (const { id } of pages)
    for (const folder of id.split('/').slice(0, -1)) add(folder.replaceAll('-', ' '));
  return names;
}

function parentOf({ draft }: PageDocument): { name: string; path: readonly string[] } | undefined {
  const own = draft.eleventyNavigation?.parent;
  if (own !== undefined) return { name: own, path: PARENT };
  return draft.parent === undefined ? undefined : { name: draft.parent, path: ['parent'] };
}

function* missingParents(
  pages: readonly PageDocument[],
  names: ReadonlyMap<string, unknown>,
): Iterable<PageFinding> {
  for (const document of pages) {
    const parent = parentOf(document);
    if (!parent || names.has(parent.name.toLowerCase())) continue;
    const suggestion = nearest(
      parent.name,
      [...names.keys()].filter((name) => name !== document.draft.title?.toLowerCase()),
    );
    yield {
      document,
      at: { path: parent.path },
      message: `No page or section is called “${parent.name}”. The page is shown in its folder.`,
      hint: suggestion
        ? `Did you mean \`${titleOf(suggestion, names)}\`?`
        : 'Write the title of the page above, or delete the line: the folder says where the page belongs.',
      // A parent of Jekyll is often a category and no page.
      ...(parent.path === PARENT ? {} : { severity: 'info' as const }),
    };
  }
}

function titleOf(name: string, names: ReadonlyMap<string, unknown>): string {
  return (names.get(name) as PageDocument | undefined)?.draft.title ?? name;
}

function* circles(
  pages: readonly PageDocument[],
  names: ReadonlyMap<string, PageDocument | undefined>,
): Iterable<PageFinding> {
  const done = new Set<PageDocument>();
  for (const start of pages) {
    const way: PageDocument[] = [];
    for (
      let page: PageDocument | undefined = start;
      page && !done.has(page);
      page = names.get(parentOf(page)?.name.toLowerCase() ?? '')
    ) {
      if (way.includes(page)) {
        const circle = way.slice(way.indexOf(page));
        yield {
          document: page,
          at: { path: parentOf(page)?.path ?? PARENT },
          message:
            circle.length === 1
              ? 'This page is its own parent.'
              : `The parents of this page lead back to it, through ${circle
                  .slice(1)
                  .map(({ file }) => file)
                  .join(', ')}.`,
          hint: 'Give one of them a parent outside the circle.',
        };
        break;
      }
      way.push(page);
    }
    for (const page of way) done.add(page);
  }
}
