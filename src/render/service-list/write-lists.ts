/**
 * Render: pages of the lists of services. The first one is a page of Eleventy; the others, hundreds where there are
 * thousands of services, go straight to disk when Eleventy is done, each list with its CSV file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { csvName, listOrders, type ServiceListPage, serviceListPage } from './list-page.ts';
import { listScriptJson } from './list-script.ts';
import {
  csvMaker,
  listPagePath,
  type ServiceListInput,
  type ServiceLists,
  type StaticList,
  serviceLists,
} from './static-lists.ts';

/** Template of every page of a list, below the folders of includes. */
const TEMPLATE = 'service-list/page.njk';

const listsByEstate = new WeakMap<ServiceListInput['estate'], ServiceLists>();

/** The lists of a site, made when they are first asked for. */
function listsOf(site: ServiceListInput): ServiceLists {
  const found = listsByEstate.get(site.estate) ?? serviceLists(site);
  listsByEstate.set(site.estate, found);
  return found;
}

/** Site paths of all pages of lists, in order. */
export function serviceListPaths(site: ServiceListInput): string[] {
  return [...pagesOf(listsOf(site)).keys()];
}

/** Globals of the templates of lists. */
export function serviceListGlobals(site: ServiceListInput) {
  const { tiers } = site.estate.organisation;
  const groups = new Map(site.estate.groups.map(({ id, name }) => [id, name]));
  const parts = new Map<unknown, nunjucks.runtime.SafeString>();
  let pages: ReturnType<typeof pagesOf> | undefined;
  return {
    /** The page of a list by its site path. */
    serviceListPage: (path: string): ServiceListPage | undefined => {
      pages ??= pagesOf(listsOf(site));
      const found = pages.get(path);
      return found && serviceListPage(listsOf(site), found.list, found.page, site.interfaceWords);
    },
    /** A tier by its id. */
    listTier: (id: string) => (Object.hasOwn(tiers, id) ? tiers[id] : undefined),
    /** Name of a delivery group; one that nobody named is shown as it is. */
    listGroup: (id: string) => groups.get(id) ?? id,
    /** A row after which the script makes others. */
    listPattern: () => listsOf(site).rows[0],
    /** Every order, as the script offers them. */
    listOrders: () => listOrders(site.interfaceWords.say),
    /** What the script of the lists needs, for a `script` element. */
    serviceListJson: () => new nunjucks.runtime.SafeString(listScriptJson(listsOf(site), site)),
    /** A part that many pages have: rendered once for each name or row. For `call` blocks. */
    listPart: (of: unknown, { caller }: { caller: () => nunjucks.runtime.SafeString }) => {
      const part = parts.get(of) ?? caller();
      parts.set(of, part);
      return part;
    },
  };
}

/** Writes all but the first page, and the files beside the pages. @throws Error for a mistake in our own templates */
export function writeServiceLists(
  environment: nunjucks.Environment,
  site: ServiceListInput,
  output: string,
): void {
  const lists = listsOf(site);
  const template = environment.getTemplate(TEMPLATE, true);
  const write = (path: string, text: string) => writeFileSync(join(output, path), text);
  for (const [path] of pagesOf(lists)) {
    mkdirSync(join(output, path), { recursive: true });
    if (path !== lists.lists[0]?.path) write(`${path}index.html`, template.render({ page: { url: path } }));
  }
  const csvOf = csvMaker(lists);
  if (lists.rows.length > 0) for (const list of lists.lists) write(`${list.path}${csvName}`, csvOf(list));
  if (lists.dataPath !== undefined) write(lists.dataPath, lists.data);
}

function pagesOf({ lists }: ServiceLists): Map<string, { list: StaticList; page: number }> {
  return new Map(
    lists.flatMap((list) =>
      Array.from(
        { length: list.pages },
        (_, index) => [listPagePath(list, index + 1), { list, page: index + 1 }] as const,
      ),
    ),
  );
}
