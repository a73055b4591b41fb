/**
 * Derive: guidance pages → sections, breadcrumbs and neighbours. A folder is a section and its index the landing page; a
 * page of another dialect may name its parent instead.
 */
import type { Content, PageDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { GuidanceLink, GuidanceView, PageLink } from '../model/estate.ts';
import type { GuidancePage } from '../model/guidance.ts';
import { sitePath } from '../model/link-target.ts';
import type { Say } from '../model/spoken-words.ts';
import { compareTitle, partyOf, reviewOf } from './services.ts';

/** A page on its way to its place. */
interface Node {
  id: string;
  href: string;
  title: string;
  order: number;
  page?: GuidancePage;
  document?: PageDocument;
  parent?: Node;
  children: Node[];
}

/** Derives every guidance page, landing pages first where a section lacks one, in reading order. */
export function deriveGuidance(
  content: Content,
  today: string,
  findings: ReadonlyMap<string, Diagnostic[]>,
  say: Say,
): GuidanceView[] {
  const nodes = buildNodes(content.pages, say);
  const root = nodes.get('index');
  if (!root) return [];
  place(nodes, root);
  const ordered: Node[] = [];
  const visit = (node: Node): void => {
    ordered.push(node);
    for (const child of node.children.sort((a, b) => a.order - b.order || compareTitle(a, b))) visit(child);
  };
  visit(root);
  return ordered.map((node, index) => viewOf(node, neighbours(ordered, index), content, today, findings));
}

/** The landing pages directly below the root of guidance. */
export function topSections(views: readonly GuidanceView[]): GuidanceLink[] {
  return views.find((view) => view.id === 'index')?.children ?? [];
}

function buildNodes(pages: readonly PageDocument[], say: Say): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const document of pages) {
    if (!document.page) continue;
    const href = sitePath(document.file) ?? '';
    nodes.set(document.id, {
      id: document.id,
      href,
      title: document.page.title,
      order: document.page.order ?? document.page.eleventyNavigation?.order ?? 1000,
      page: document.page,
      document,
      children: [],
    });
  }
  // A folder without landing page still needs one, or its pages would hang in the air.
  for (const id of [...nodes.keys()])
    for (const landing of landingsOf(id))
      if (!nodes.has(landing)) nodes.set(landing, makeLanding(landing, say));
  if (!nodes.has('index')) nodes.set('index', makeLanding('index', say));
  return nodes;
}

function landingsOf(id: string): string[] {
  const folders = id.split('/').slice(0, -1);
  return ['index', ...folders.map((_, index) => `${folders.slice(0, index + 1).join('/')}/index`)];
}

function makeLanding(id: string, say: Say): Node {
  const words = id.split('/').at(-2)?.replaceAll('-', ' ') ?? say('guidance.home');
  return {
    id,
    href: sitePath(`guidance/${id}.md`) ?? '',
    title: words.charAt(0).toUpperCase() + words.slice(1),
    order: 1000,
    children: [],
  };
}

function place(nodes: ReadonlyMap<string, Node>, root: Node): void {
  const byName = new Map<string, Node>();
  for (const node of nodes.values())
    for (const name of namesOf(node)) if (!byName.has(name)) byName.set(name, node);
  for (const node of nodes.values()) {
    if (node === root) continue;
    const named = node.page?.eleventyNavigation?.parent ?? node.page?.parent;
    const wanted = named === undefined ? undefined : byName.get(named.toLowerCase());
    node.parent =
      wanted && wanted !== node && !isBelow(wanted, node) ? wanted : folderParent(node, nodes, root);
  }
  for (const node of nodes.values()) node.parent?.children.push(node);
}

function namesOf({ page, title }: Node): string[] {
  return [page?.eleventyNavigation?.key, page?.thispage, title].flatMap((name) =>
    name ? [name.toLowerCase()] : [],
  );
}

function isBelow(node: Node, ancestor: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

function folderParent(node: Node, nodes: ReadonlyMap<string, Node>, root: Node): Node {
  const landings = landingsOf(node.id).filter((id) => id !== node.id);
  const parent = landings
    .reverse()
    .map((id) => nodes.get(id))
    .find((candidate) => candidate && candidate !== node && !isBelow(candidate, node));
  return parent ?? root;
}

function neighbours(ordered: readonly Node[], index: number): { previous?: PageLink; next?: PageLink } {
  const [before, at, after] = [ordered[index - 1], ordered[index], ordered[index + 1]];
  const sameSection = (other: Node | undefined) =>
    other !== undefined && at !== undefined && other.parent !== undefined && topOf(other) === topOf(at);
  return {
    ...(before && sameSection(before) ? { previous: linkOf(before) } : {}),
    ...(after && sameSection(after) ? { next: linkOf(after) } : {}),
  };
}

/** The section below the root that a page belongs to. */
function topOf(node: Node): Node {
  let at = node;
  while (at.parent?.parent) at = at.parent;
  return at;
}

function viewOf(
  node: Node,
  near: { previous?: PageLink; next?: PageLink },
  content: Content,
  today: string,
  findings: ReadonlyMap<string, Diagnostic[]>,
): GuidanceView {
  const { page, document } = node;
  const section = node.parent ? topOf(node) : undefined;
  const description = describe(page);
  const review =
    page?.last_reviewed_on && page.review_in
      ? reviewOf(page.last_reviewed_on, page.review_in, today)
      : undefined;
  return {
    ...linkOf(node),
    id: node.id,
    ...(description ? { description } : {}),
    ...(page ? { page } : {}),
    ...(document ? { document } : {}),
    ...(page?.owner ? { owner: partyOf(content.organisation, page.owner) } : {}),
    ...(review ? { review } : {}),
    breadcrumbs: ancestors(node),
    children: node.children.map(listed),
    ...(section ? { section: linkOf(section) } : {}),
    siblings: section ? section.children.map(listed) : [],
    ...near,
    tags: [...new Set([...(page?.tags ?? []), ...(page?.categories ?? []), ...(page?.keywords ?? [])])],
    findings: document ? (findings.get(document.file) ?? []) : [],
  };
}

function ancestors(node: Node): PageLink[] {
  const trail: PageLink[] = [];
  for (let at = node.parent; at; at = at.parent) trail.unshift(linkOf(at));
  return trail;
}

function describe(page: GuidancePage | undefined): string | undefined {
  return page?.description ?? page?.summary;
}

function linkOf({ title, href }: Node): PageLink {
  return { title, href };
}

function listed(node: Node): GuidanceLink {
  const description = describe(node.page);
  return { ...linkOf(node), ...(description ? { description } : {}) };
}
