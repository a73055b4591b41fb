/** One small site for each dialect: found out, brought over, checked without an error, no word lost. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dialectIds } from '../../src/import/dialect.ts';
import { errorsOf, firstMissing, fixture, importFiles, importFixtures, readableWords } from './support.ts';

const decoder = new TextDecoder();

describe.each(dialectIds)('a site of %s', (dialect) => {
  const files = fixture(dialect);
  const imported = importFiles(files);

  it('is found out', () => {
    expect(imported.dialect).toBe(dialect);
  });

  it('is checked without an error', () => {
    expect(errorsOf(imported)).toEqual([]);
  });

  it('has every file in its report, with where it went or why not', () => {
    expect(imported.reports.map(({ file }) => file)).toEqual(Object.keys(files).sort());
    for (const { file, to, left } of imported.reports)
      expect(to.length + left.length, file).toBeGreaterThan(0);
  });

  it('accounts for every word', () => {
    expect(imported.reports.flatMap(({ lost }) => lost)).toEqual([]);
  });

  it('keeps the words that readers saw, in their order', () => {
    const missing = imported.reports
      .filter(({ file, to }) => to.length > 0 && /\.md(?:\.erb)?$/i.test(file))
      .flatMap(({ file, to }) => {
        const words = readableWords(decoder.decode(files[file]));
        const after =
          to
            .map((path) => imported.text(path))
            .join('\n')
            .toLowerCase()
            .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
        const found = firstMissing(words, after);
        return found === undefined ? [] : [`${file}: ${found}`];
      });
    expect(missing).toEqual([]);
  });

  it('gives the same files for the same bytes', () => {
    expect(importFiles(files).files).toEqual(imported.files);
  });
});

it('has a site for each dialect', () => {
  expect(readdirSync(importFixtures).sort()).toEqual([...dialectIds].sort());
});

const sites = Object.fromEntries(dialectIds.map((dialect) => [dialect, importFiles(fixture(dialect))]));

/** What stands in a new file. */
const expected: readonly (readonly [dialect: keyof typeof sites, file: string, text: string])[] = [
  ['jekyll', 'guidance/index.md', 'Start with [moorings](moorings.md)'],
  ['jekyll', 'guidance/index.md', '## Who keeps the harbour\n\nThe harbour office keeps it.\n'],
  ['jekyll', 'guidance/index.md', '{% include nav.html %}'],
  ['jekyll', 'guidance/moorings.md', 'order: 2\n'],
  [
    'jekyll',
    'guidance/moorings.md',
    'redirect_from:\n  - /moorings.html\n  - /berths/\n  - /old/berths.html\n',
  ],
  ['jekyll', 'guidance/moorings.md', 'owner: harbour-office\n'],
  ['jekyll', 'organisation.yaml', '"harbour-office": {name: "Harbour office"}'],
  ['jekyll', 'guidance/moorings.md', '[the tides](guides/tides.md#high-water)'],
  [
    'jekyll',
    'guidance/moorings.md',
    '[who keeps it](index.md#who-keeps-the-harbour). Or go [home](index.md).',
  ],
  ['jekyll', 'guidance/moorings.md', '> **Note**\n>\n> Ropes wear out. Check them *twice*.'],
  ['jekyll', 'guidance/moorings.md', '![The pier](../assets/images/pier.png)\n\nThe pier at noon'],
  ['jekyll', 'guidance/moorings.md', '![Map of the quay](../assets/images/quay.png)\n'],
  [
    'jekyll',
    'guidance/moorings.md',
    'Write `{{ berth }}` where the berth goes, and {{ berth }} stays as it is.',
  ],
  ['jekyll', 'guidance/moorings.md', '```sh\nharbour --open {{ berth }}\n```'],
  ['jekyll', 'guidance/moorings.md', '[//]: # (Ask the harbour office about winter.)'],
  ['jekyll', 'guidance/moorings.md', 'This page is called Moorings.'],
  ['jekyll', 'guidance/guides/tides.md', '[moorings](../moorings.md), or [the news](../posts/new-crane.md)'],
  ['jekyll', 'guidance/guides/tides.md', 'See [low water](#low-water) and nothing here (`#flood-gates`).'],
  ['jekyll', 'guidance/posts/new-crane.md', 'date: 2024-03-05\n'],
  ['jekyll', 'guidance/posts/new-crane.md', '- /news/2024/03/05/new-crane.html'],
  ['jekyll', 'guidance/posts/new-crane.md', 'Old list (`../lists/cranes.md`)'],
  ['eleventy', 'guidance/boarding/boarding.md', '- /boarding/\n'],
  [
    'eleventy',
    'guidance/boarding/boarding.md',
    '> **Bring a ticket**\n>\n> No ticket, no boarding. See [tickets](../tickets.md).',
  ],
  ['eleventy', 'guidance/boarding/boarding.md', '> **Warning**\n>\n> The ramp is slippery.'],
  ['eleventy', 'guidance/boarding/boarding.md', '**If you are late**\n\nWait for the next ferry.'],
  ['eleventy', 'guidance/boarding/boarding.md', '![The ramp in rain](../../assets/images/ramp.png)'],
  ['eleventy', 'guidance/boarding/boarding.md', '{% for stop in stops %}'],
  ['eleventy', 'guidance/boarding/boarding.md', '[//]: # (The ramp was mended in May.)'],
  ['eleventy', 'guidance/index.md', '[boarding](boarding/boarding.md)'],
  ['eleventy', 'guidance/tickets.md', '[read how to board](boarding/boarding.md#before-you-board)'],
  ['eleventy', 'guidance/tickets.md', 'tags:\n  - fares\n  - boarding\n'],
  ['eleventy', 'guidance/fares.md', '```\n---js\n{ title: "Fares", total: (() => 40 + 2)() }\n---\n```'],
  ['middleman', 'guidance/index.md', '[Lamps](lamps/index.md) come first, then [flags](flags.md#half-mast).'],
  ['middleman', 'guidance/index.md', "<%= partial 'partials/contact' %>"],
  ['middleman', 'guidance/index.md', 'last_reviewed_on: 2024-02-01\nreview_in: 6 months\n'],
  ['middleman', 'guidance/index.md', '- /signals.html\n'],
  ['middleman', 'guidance/lamps/index.md', '> **Warning**\n>\n> Never look into a lamp.'],
  ['middleman', 'guidance/lamps/index.md', '![A lamp](../../assets/images/lamp.png)'],
  ['middleman', 'guidance/lamps/index.md', '[the signal team](mailto:signals@landandwater.example)'],
  ['middleman', 'guidance/lamps/index.md', 'The page Lamps ends with <%= partial %> as a text.'],
  ['middleman', 'guidance/partials/contact.md', 'Call the signal team at any hour.'],
  ['hugo', 'guidance/index.md', '[gauges](gauges.md) or [weirs](weirs/index.md#upkeep)'],
  ['hugo', 'guidance/gauges.md', 'order: 10\ndate: 2024-05-06\n'],
  [
    'hugo',
    'guidance/gauges.md',
    '- /gauges/\n  - /meters/\n  - /old/meters.html\n# Nobody has counted the gauges since May.\n',
  ],
  ['hugo', 'guidance/gauges.md', '> **Info**\n>\n> A gauge shows **metres**.'],
  ['hugo', 'guidance/gauges.md', '> **Mind the step**\n>\n> The step is wet.'],
  ['hugo', 'guidance/gauges.md', '![A gauge in the river](../assets/img/gauge.png)\n\nRead it from above'],
  ['hugo', 'guidance/gauges.md', '```sh\ngauge --read\n```'],
  ['hugo', 'guidance/gauges.md', '{{< youtube abc123 >}}'],
  ['hugo', 'guidance/gauges.md', 'Write {{< ref "page.md" >}} to link.'],
  ['hugo', 'guidance/weirs/index.md', '![Weir](../../assets/weirs/weir.png "Weir in spring")'],
  ['hugo', 'guidance/weirs/index.md', '- /weirs-and-locks/\n'],
  ['hugo', 'guidance/about-cy.md', 'lang: cy\n'],
  ['mkdocs', 'guidance/index.md', 'title: Forest notes\n'],
  [
    'mkdocs',
    'guidance/index.md',
    '- [Planting](care/planting.md#when-to-plant)\n- [Pruning](care/pruning.md)',
  ],
  ['mkdocs', 'guidance/care/planting.md', 'order: 1\n'],
  [
    'mkdocs',
    'guidance/care/planting.md',
    '> **Frost**\n>\n> Do not plant in frost.\n>\n> - Wait for spring.',
  ],
  ['mkdocs', 'guidance/care/planting.md', '**Oak**\n\nDig deep.'],
  ['mkdocs', 'guidance/care/planting.md', 'See [below](#when-to-plant-1).'],
  ['mkdocs', 'guidance/care/planting.md', '![A spade](../../assets/img/spade.png)\n'],
  ['mkdocs', 'guidance/care/pruning.md', '> **Tip**\n>\n> Prune in winter.'],
  ['mkdocs', 'guidance/care/pruning.md', 'Jinja in code stays: `{{ tree }}`.'],
  ['mkdocs', 'services/tree-register.md', 'phase: alpha\n'],
  ['mkdocs', 'services/tree-register.md', 'design: forest-data\n'],
  ['mkdocs', 'services/tree-register.md', '- service: map-tiles\n'],
  ['mkdocs', 'services/tree-register.md', '- id: tree-store\n    name: tree-store\n    type: database\n'],
  ['mkdocs', 'services/map-tiles.md', 'phase: live\n'],
  ['mkdocs', 'services/map-tiles.md', '- service: tree-register\n  - external: weather-feed\n'],
  ['plain', 'guidance/keys.md', "opens: 19:00\ncode: '0300'\n"],
  ['plain', 'guidance/keys.md', 'redirect_from:\n  - /keys/\n'],
  ['plain', 'guidance/keys.md', '## Statement\n'],
  ['plain', 'guidance/keys.md', 'Some **bold** words, a span, a break, `Ctrl` and <sup>2</sup>.'],
  ['plain', 'guidance/keys.md', '**More about keys**\n\nKeys are brass.'],
  ['plain', 'guidance/keys.md', '[//]: # (Written by the estate office.)'],
  [
    'plain',
    'guidance/keys.md',
    '![The front door](../assets/photos/front-door.png) [Spare](#spare-keys) and [oiling](locks.md#oiling).',
  ],
  [
    'plain',
    'guidance/keys.md',
    'unsafe (`javascript:alert(1)`) and [a map][map].\n\n[map]: ../assets/photos/front-door.png "Door"\n\\[gone]: lost/page.md',
  ],
  ['plain', 'guidance/keys.md', 'open --door {{ door }}\n```\n'],
  ['plain', 'guidance/keys-2.md', 'title: Keys again\n'],
  [
    'plain',
    'guidance/index.md',
    '[doors](https://doors.landandwater.example) and Broken (`missing/page.md`).',
  ],
  [
    'plain',
    'guidance/locks.md',
    "title: 'Locks: old and new'\ndate: 2023-02-08\noriginal_review_in: never\n",
  ],
  ['plain', 'guidance/locks.md', '[//]: # (Locks were counted in May)'],
  ['plain', 'guidance/locks.md', 'Locks need {{ oil }} and {% include oil.html %} and <%= oil %>.'],
  ['plain', 'guidance/list.md', '```\n---\n- one\n- two\n---\n```'],
  ['plain', 'guidance/alias.md', 'other: *name\n'],
  ['plain', 'guidance/tabbed.md', 'address:\n  street: Mill Lane\n'],
  ['plain', 'guidance/open-ended.md', 'title: Open ended\ntags:\n  - gates\n'],
  ['plain', 'guidance/guides-notes/index-old.md', '[keys](../keys.md#spare-keys)'],
  ['plain', 'guidance/aux-page.md', 'title: Reserved name\n'],
  [
    'plain',
    'services/gate-control.md',
    'title: Gate control\ndescription: Opens and closes the gates of the estate.\n',
  ],
  ['plain', 'services/gate-control.md', 'last_reviewed_on: 2025-11-01\nreview_in: 3 months\n'],
  [
    'plain',
    'services/gate-control.md',
    '## What the service does\n\nOpens and closes the gates of the estate.\n\n## Restart',
  ],
  ['plain', 'services/gate-control.md', '- owner_slack: #team-name'],
];

it.each(expected)('%s: %s holds %j', (dialect, file, text) => {
  expect(sites[dialect]?.text(file)).toContain(text);
});

/** What a report leaves for a person. */
const left: readonly (readonly [dialect: keyof typeof sites, file: string, what: RegExp])[] = [
  ['jekyll', '_config.yml', /Settings of the old generator/],
  ['jekyll', '_layouts/page.html', /no Markdown/],
  ['jekyll', 'moorings.md', /A tag is shown as text.*\{% if page\.season/],
  ['jekyll', 'moorings.md', /`contact_room` is no key/],
  ['jekyll', '_posts/2024-03-05-new-crane.md', /a path that is not among the pages.*prices\.pdf/],
  ['eleventy', 'docs/fares.md', /is a program\. It was not run/],
  ['eleventy', 'docs/timetable.njk', /no Markdown/],
  ['middleman', 'source/partials/_contact.md.erb', /a part of other pages/],
  ['hugo', 'content/unfinished.md', /A draft was not published/],
  ['mkdocs', 'catalog-info.yaml', /`last_reviewed_on`/],
  ['plain', 'keys.md', /HTML is shown as text.*<table>/],
  ['plain', 'keys.md', /A block of code had no end/],
  ['plain', 'open-ended.md', /no end/],
  ['plain', 'drawing.svg', /SVG/],
  ['plain', 'prices.csv', /Not a page/],
];

it.each(left)('%s: %s leaves %s', (dialect, file, what) => {
  const report = sites[dialect]?.reportOf(file);
  expect(report?.left.map(({ what: why, text }) => `${why} ${text}`).join('\n')).toMatch(what);
});

it('leaves out the layout, and lists it', () => {
  const report = sites.jekyll?.reportOf('moorings.md');
  expect(sites.jekyll?.text('guidance/moorings.md')).not.toContain('layout');
  expect(report?.changed.map(({ was }) => was)).toContain('layout: page');
});

it('copies images under names that are addresses', () => {
  expect(sites.plain?.files).toContainEqual({
    path: 'assets/photos/front-door.png',
    copyOf: 'photos/Front Door.PNG',
  });
});

describe('a runbook in the navigation of MkDocs', () => {
  it.each(['Runbook: water gauges', 'Runbook for water gauges', 'Water gauges runbook'])(
    'called “%s” is named after its service, and is given no place that it did not have',
    (title) => {
      const imported = importFiles({
        'mkdocs.yml': 'site_name: Ops\nnav:\n  - Home: index.md\n  - Gauges: ops/runbook-gauges.md\n',
        'docs/index.md': '# Home\n\nWelcome.\n',
        'docs/ops/runbook-gauges.md': `# ${title}\n\n## Steps\n\n1. Look.\n`,
      });
      expect(imported.text('guidance/index.md')).toContain('order: 1');
      const guide = imported.text('services/runbook-gauges.md');
      expect(guide).toMatch(/^title: ['"]?water gauges['"]?$/im);
      expect(guide).toContain('The runbook of ');
      expect(guide).not.toContain('order');
      expect(imported.reportOf('docs/ops/runbook-gauges.md').lost).toEqual([]);
    },
  );
});
