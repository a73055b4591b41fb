/** The lists of services that stand as pages. */
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../../scripts/shipped-data.ts';
import type { Estate } from '../../../src/model/estate.ts';
import { facets, filterRows } from '../../../src/model/service-list.ts';
import { estateReadiness } from '../../../src/render/assurance/estate-readiness.ts';
import { estateSummary } from '../../../src/render/estate-summary.ts';
import { makeInterfaceWords } from '../../../src/render/interface-words.ts';
import { serviceListPage } from '../../../src/render/service-list/list-page.ts';
import { listScriptJson } from '../../../src/render/service-list/list-script.ts';
import { csvMaker, serviceLists } from '../../../src/render/service-list/static-lists.ts';
import { exampleEstate } from '../../support/example-estate.ts';
import { parseCsv } from '../../support/parse-csv.ts';

const interfaceWords = makeInterfaceWords(loadWords(), 'en-GB');

function listsOf(estate: Estate) {
  return serviceLists({ estate, basePath: '/x/', interfaceWords });
}

/** The example with as many services as wanted, each named as wanted. */
function estateOf(names: readonly string[]): Estate {
  const estate = exampleEstate();
  const services = names.map((title, index) => ({
    ...(estate.services[index % estate.services.length] as Estate['services'][number]),
    id: `service-${index}`,
    title,
  }));
  return { ...estate, services };
}

describe('serviceLists', () => {
  const estate = exampleEstate();
  const lists = listsOf(estate);
  const idsOf = (path: string) => lists.lists.find((list) => list.path === path)?.rows.map(({ id }) => id);

  it('makes the lists that the numbers of other pages count', () => {
    const ready = estateReadiness(estate, interfaceWords);
    const summary = estateSummary(estate);
    const sorted = (services: readonly { id: string }[]) => services.map(({ id }) => id).sort();
    const expected = {
      '/services/': estate.services,
      '/services/readiness/ready/': ready.readyForGate,
      '/services/readiness/not-ready/': ready.notReadyForGate,
      '/services/readiness/running-clear/': ready.runningClear,
      '/services/readiness/running-missing/': ready.runningBlocked,
      '/services/guide/complete/': summary.ready,
      '/services/guide/incomplete/': summary.notReady,
      '/services/review/overdue/': estate.services.filter(({ review }) => review.overdue),
      ...Object.fromEntries(
        estate.phases.map(({ phase, services }) => [`/services/phase/${phase}/`, services]),
      ),
      ...Object.fromEntries(estate.groups.map(({ id, services }) => [`/services/group/${id}/`, services])),
    };
    for (const [path, services] of Object.entries(expected))
      expect([path, idsOf(path)?.toSorted()]).toEqual([path, sorted(services)]);
    expect(ready.readyForGate.length + ready.notReadyForGate.length).toBeGreaterThan(0);
  });

  it('has a list of its own for every value, so that addresses last while services move on', () => {
    expect(idsOf('/services/phase/retiring/')).toBeDefined();
    for (const facet of facets) {
      const members = lists.facets[facet].map(({ path }) => idsOf(path) ?? []);
      expect(members.flat().sort()).toEqual(estate.services.map(({ id }) => id).sort());
      expect(lists.facets[facet].map(({ amount }) => amount)).toEqual(members.map(({ length }) => length));
    }
    expect(new Set(lists.lists.map(({ path }) => path)).size).toBe(lists.lists.length);
    expect(new Set(lists.lists.map(({ title }) => title)).size).toBe(lists.lists.length);
  });

  it('puts what needs somebody first', () => {
    const first = (path: string) => lists.lists.find((list) => list.path === path)?.rows[0];
    expect(first('/services/by/review/')?.review).toBe('overdue');
    expect(first('/services/by/criticality/')?.criticality).toBe('critical');
    expect(first('/services/by/readiness/')?.missing).toBe(
      Math.max(...lists.rows.map(({ missing }) => missing)),
    );
  });

  it('sorts names as people do: numbers as numbers, accents beside their letters, other scripts after', () => {
    const names = [
      'Zoo',
      'Éclair',
      'Plan 10',
      'apple',
      '🚜 Tractors',
      'Plan 9',
      'أذونات',
      'Eclipse',
      'Apple',
    ];
    const sorted = listsOf(estateOf(names)).rows.map(({ name }) => name);
    expect(sorted).toEqual([
      '🚜 Tractors',
      'apple',
      'Apple',
      'Éclair',
      'Eclipse',
      'Plan 9',
      'Plan 10',
      'Zoo',
      'أذونات',
    ]);
  });

  it('says what each service lacks in words', () => {
    const words = new Map(
      lists.rows.map(({ id, readinessWords, findingsWords }) => [id, [readinessWords, findingsWords]]),
    );
    expect(words.get('flood-alert-sign-up')).toEqual(['Ready for alpha', 'None']);
    expect(words.get('boundary-maps')).toEqual(['10 missing for private beta', 'None']);
    expect(words.get('farm-inspections')).toEqual(['1 missing', '2 warnings']);
    expect(words.get('rural-payments-classic')).toEqual(['Nothing missing', '1 warning and 1 note']);
    expect(words.get('notices-archive')).toEqual(['Nothing due', 'None']);
  });

  it('puts the rows into the page of a small estate, and into a file of their own for a large one', () => {
    const data = (estate: Estate) => {
      const made = listsOf(estate);
      return { made, json: listScriptJson(made, { estate, basePath: '/x/', interfaceWords }) };
    };
    const small = data(estateOf(['</script><script>alert(1)</script>']));
    expect(small.json).not.toContain('<');
    expect(JSON.parse(small.json).rows.name.values).toEqual(['</script><script>alert(1)</script>']);
    expect(small.made.dataPath).toBeUndefined();
    const large = data(estateOf(Array.from({ length: 101 }, (_, index) => `Service ${index}`)));
    expect(JSON.parse(large.json)).toMatchObject({
      source: `/x${large.made.dataPath}`,
      home: '/x/services/',
    });
    expect(JSON.parse(large.json).rows).toBeUndefined();
    expect(large.made.dataPath).toMatch(/^\/services\/services-[0-9a-f]{10}\.json$/);
  });

  it('writes each list as CSV, with whole addresses where the site knows its own', () => {
    const named = { ...estate, config: { ...estate.config, address: 'https://ops.example' } };
    const made = listsOf(named);
    const list = made.lists.find(({ path }) => path === '/services/phase/live/');
    const [, ...records] = parseCsv(list ? csvMaker(made)(list) : '');
    expect(records.map(([name]) => name)).toEqual(list?.rows.map(({ name }) => name));
    expect(records[0]?.[1]).toBe('https://ops.example/x/services/abstraction-licences/');
    expect(new Set(records.map((record) => record[3]))).toEqual(new Set(['Live']));
  });

  it('is one empty list for an estate without services', () => {
    const made = listsOf({ ...estate, services: [] });
    expect(made.lists.map(({ path, rows, pages }) => ({ path, rows, pages }))).toEqual([
      { path: '/services/', rows: [], pages: 1 },
    ]);
  });
});

describe('serviceListPage', () => {
  const lists = listsOf(estateOf(Array.from({ length: 250 }, (_, index) => `Service ${index}`)));
  const [whole] = lists.lists;
  if (!whole) throw new Error('there is no list');

  it('splits a long list, each page with the way to its neighbours', () => {
    const page = serviceListPage(lists, whole, 2, interfaceWords);
    expect(page).toMatchObject({
      title: 'Services, page 2 of 3',
      total: 250,
      amount: 250,
      previous: '/services/',
      next: '/services/page/3/',
      csv: '/services/services.csv',
      own: '?page=2',
    });
    expect(page.rows.map(({ name }) => name)[0]).toBe('Service 100');
    expect(page.numbers.map((number) => number?.path)).toEqual([
      '/services/',
      '/services/page/2/',
      '/services/page/3/',
    ]);
  });

  it('offers other orders only where they keep what is shown', () => {
    const live = lists.lists.find(({ path }) => path === '/services/phase/live/');
    const linked = (list: typeof whole) =>
      serviceListPage(lists, list, 1, interfaceWords).headings.flatMap(({ key, path }) =>
        path ? [key] : [],
      );
    expect(linked(whole)).toEqual(['name', 'criticality', 'readiness', 'findings', 'review']);
    expect(live && linked(live)).toEqual([]);
  });

  it('shows what the same state would show with script', () => {
    for (const list of lists.lists)
      expect(new Set(filterRows(lists.rows, list.state))).toEqual(new Set(list.rows));
  });
});
