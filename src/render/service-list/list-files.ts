/**
 * Render: pages of the lists of services, each list with its CSV file. The first one is a page of Eleventy; of the others
 * there are hundreds where there are thousands of services.
 */
import nunjucks from 'nunjucks';
import { pageFile, type SiteFile } from '../site-file.ts';
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

/** All but the first page, and the files beside the pages. */
export function* serviceListFiles(
  environment: nunjucks.Environment,
  site: ServiceListInput,
): Generator<SiteFile> {
  const lists = listsOf(site);
  for (const [url] of pagesOf(lists)) {
    if (url === lists.lists[0]?.path) continue;
    yield {
      path: pageFile(url),
      text: () => environment.getTemplate(TEMPLATE, true).render({ page: { url } }),
    };
  }
  const csvOf = csvMaker(lists);
  if (lists.rows.length > 0)
    for (const list of lists.lists)
      yield { path: `${list.path}${csvName}`.slice(1), text: () => csvOf(list) };
  if (lists.dataPath !== undefined) yield { path: lists.dataPath.slice(1), text: () => lists.data };
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
