/** Render: what the script of the lists of services needs beside the page: rows, values and words. */
import { facets } from '../../model/service-list.ts';
import type { ListScriptData } from '../../model/service-list-data.ts';
import { siteHref } from '../markdown.ts';
import type { ServiceListInput, ServiceLists } from './static-lists.ts';

/** JSON for a `script` element: nothing in it ends the element. */
export function listScriptJson(lists: ServiceLists, { basePath, interfaceWords }: ServiceListInput): string {
  const { say } = interfaceWords;
  const total = lists.rows.length;
  const data: Omit<ListScriptData, 'rows'> = {
    home: siteHref(basePath, '/services/'),
    groups: siteHref(basePath, '/groups/'),
    facets: Object.fromEntries(facets.map((facet) => [facet, say(`serviceList.facet.${facet}`)])) as never,
    values: lists.values,
    csv: lists.csvWords,
    words: {
      title: say('serviceList.title'),
      all: say('serviceList.count', { count: total }),
      some: say('serviceList.countOf', { shown: '{shown}', count: total }),
      status: say('serviceList.status', { count: '{count}', order: '{order}' }),
      statusPage: say('serviceList.statusPage', {
        count: '{count}',
        order: '{order}',
        page: '{page}',
        pages: '{pages}',
      }),
      none: say('serviceList.none'),
      failed: say('serviceList.failed'),
      text: say('serviceList.text'),
      filter: say('serviceList.chosenFilter', { facet: '{facet}', value: '{value}' }),
      ofService: say('serviceList.ofService', { service: '{service}' }),
      caption: say('serviceList.caption', { title: '{title}', order: '{order}' }),
      noTier: say('serviceList.noTier'),
    },
    ...(lists.dataPath === undefined ? {} : { source: siteHref(basePath, lists.dataPath) }),
  };
  const json = JSON.stringify(data);
  const whole = lists.dataPath === undefined ? `${json.slice(0, -1)},"rows":${lists.data}}` : json;
  return whole.replaceAll('<', '\\u003c');
}
