/** Maps of services, groups and the estate: what stands in them, and that it can be read. */
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../../scripts/shipped-data.ts';
import { makeInterfaceWords } from '../../../src/render/interface-words.ts';
import type { Drawing } from '../../../src/render/map/drawing.ts';
import { estateMap } from '../../../src/render/map/estate-map.ts';
import { groupMap } from '../../../src/render/map/group-map.ts';
import { impactView } from '../../../src/render/map/impact-view.ts';
import { mapContext } from '../../../src/render/map/map-context.ts';
import { serviceMapPage } from '../../../src/render/map/map-pages.ts';
import { serviceMap } from '../../../src/render/map/service-map.ts';
import { renderSvg, renderSvgFile } from '../../../src/render/map/svg.ts';
import { textWidth } from '../../../src/render/map/text-lines.ts';
import { exampleEstate } from '../../support/example-estate.ts';
import { elementsOf } from '../../support/html.ts';
import { hardNames, type LinkedGuides, linkedEstate } from '../../support/linked-guides.ts';

const messages = loadWords();

function contextOf(guides: LinkedGuides | undefined, language = 'en-GB') {
  return mapContext({
    estate: guides ? linkedEstate(guides) : exampleEstate(),
    words: makeInterfaceWords(messages, language),
    basePath: '/x/',
  });
}

function drawingOf(guides: LinkedGuides | undefined, id: string, language?: string): Drawing {
  const context = contextOf(guides, language);
  const service = context.estate.services.find((entry) => entry.id === id);
  if (!service) throw new Error(`no service ${id}`);
  return serviceMap(context, service).drawing;
}

function svgOf(drawing: Drawing, direction: 'ltr' | 'rtl' = 'ltr'): string {
  return renderSvg(drawing, { title: 'Map', description: 'What it shows.', direction });
}

/** Boxes that leave the drawing, cover each other, or are too small for their text. */
function misplaced({ boxes, width, height }: Drawing): string[] {
  return boxes.flatMap((box, index) => {
    const found: string[] = [];
    const [right, bottom] = [box.x + box.width, box.y + box.height];
    if (box.x < 0 || box.y < 0 || right > width || bottom > height)
      found.push(`${box.name} leaves the drawing`);
    for (const line of box.lines)
      if (textWidth(line, 14) > box.width - 16) found.push(`${line} is wider than its box`);
    if (box.height < box.lines.length * 18 + box.noteLines.length * 15) found.push(`${box.name} is cut off`);
    for (const other of boxes.slice(index + 1)) {
      const apart =
        right <= other.x ||
        other.x + other.width <= box.x ||
        bottom <= other.y ||
        other.y + other.height <= box.y;
      if (!apart) found.push(`${box.name} covers ${other.name}`);
    }
    return found;
  });
}

const small: LinkedGuides = {
  hub: {
    title: 'Payments hub',
    tier: 'critical',
    dependencies: [
      { service: 'identity', type: 'synchronous', failure_mode: 'stops' },
      { external: 'Finance ledger', type: 'asynchronous', failure_mode: 'unaffected' },
    ],
  },
  identity: { title: 'Identity', tier: 'critical' },
  permits: {
    title: 'Permits',
    phase: 'public-beta',
    dependencies: [{ service: 'hub', type: 'data', failure_mode: 'degrades' }],
  },
  shop: { title: 'Shop', phase: 'retiring', dependencies: [{ service: 'permits' }] },
};

/** A hub with so many services that lean on it, over three groups. */
function hub(count: number): LinkedGuides {
  return Object.fromEntries([
    ['hub', { title: 'Hub', tier: 'critical' }],
    ...Array.from({ length: count }, (_, index) => [
      `leaf-${index}`,
      {
        title: `Leaf ${index}`,
        delivery_group: ['water', 'land', 'farming'][index % 3],
        tier: index % 10 === 0 ? 'critical' : 'standard',
        dependencies: [{ service: 'hub', failure_mode: index % 2 === 0 ? 'stops' : 'degrades' }],
      },
    ]),
    ['beyond', { title: 'Beyond', dependencies: [{ service: 'leaf-0', failure_mode: 'stops' }] }],
  ]);
}

describe('the map of a service', () => {
  it('is drawn as it was looked at', async () => {
    const svg = renderSvg(drawingOf(small, 'hub'), {
      title: 'Map of Payments hub',
      description: 'Two lean on it.',
      direction: 'ltr',
    });
    await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(
      '../../fixtures/maps/payments-hub.svg',
    );
  });

  it('has a column for each step, and only for steps that there are', () => {
    const columns = (drawing: Drawing) => drawing.headings.map(({ lines }) => lines.join(' '));
    expect(columns(drawingOf(small, 'hub'))).toEqual([
      'Leans on those',
      'Leans on it',
      'This service',
      'It leans on',
    ]);
    expect(columns(drawingOf(small, 'shop'))).toEqual(['This service', 'It leans on', 'Those lean on']);
    expect(columns(drawingOf({ alone: {} }, 'alone'))).toEqual(['This service']);
  });

  it('mirrors for a language that is read from right to left', () => {
    const order = (drawing: Drawing) => drawing.boxes.toSorted((a, b) => a.x - b.x).map(({ name }) => name);
    const [left, right] = [drawingOf(small, 'permits'), drawingOf(small, 'permits', 'ar')];
    expect(order(left)[0]).toBe('Shop');
    expect(order(right).at(-1)).toBe('Shop');
    expect(misplaced(right)).toEqual([]);
    expect(svgOf(right, 'rtl')).toContain('direction="rtl"');
  });

  it('shows a service that leans back on both sides, and no line from it to itself', () => {
    const drawing = drawingOf(
      { a: { dependencies: [{ service: 'b' }] }, b: { dependencies: [{ service: 'a' }] } },
      'a',
    );
    expect(drawing.boxes.map(({ name }) => name)).toEqual(['A', 'B', 'B']);
    expect(drawing.links).toHaveLength(2);
  });

  it('gathers 300 services into few boxes that lead to their lists', () => {
    const context = contextOf(hub(300));
    const service = context.estate.services.find(({ id }) => id === 'hub');
    if (!service) throw new Error('no hub');
    const { figure, sides, impact } = serviceMapPage(context, service);
    const svg = String(figure.svg);
    const boxes = elementsOf(svg).filter(({ name }) => name === 'a');
    expect(boxes.map(({ attributes }) => attributes.href)).toEqual([
      '/x/services/hub/map/',
      '/x/services/beyond/map/',
      '#leaning-1-farming',
      '#leaning-1-land',
      '#leaning-1-water',
    ]);
    expect(svg).toContain('<title>Water: 100 services, 10 critical</title>');
    expect(sides.leaning.count).toBe(301);
    expect(sides.leaning.parts.map(({ anchor, rows }) => [anchor, rows.length])).toEqual([
      ['leaning-1-farming', 100],
      ['leaning-1-land', 100],
      ['leaning-1-water', 100],
      [undefined, 1],
    ]);
    expect(impact.counts).toEqual([
      { effect: 'stops', count: 151 },
      { effect: 'degrades', count: 150 },
    ]);
  });

  it('keeps names of every sort in their boxes, and escapes them', () => {
    const ids = Object.keys(hardNames);
    const guides = Object.fromEntries(
      Object.entries(hardNames).map(([id, title], index) => [
        id.toLowerCase(),
        { title, dependencies: [{ service: (ids[(index + 1) % ids.length] ?? '').toLowerCase() }] },
      ]),
    );
    for (const id of Object.keys(guides)) {
      const drawing = drawingOf(guides, id);
      expect(misplaced(drawing)).toEqual([]);
      const svg = svgOf(drawing);
      expect(elementsOf(svg).some(({ name }) => name === 'script')).toBe(false);
      expect(svg.match(/<svg/g)).toHaveLength(1);
      // The whole name stands in the title, whatever the box had room for.
      const titles = elementsOf(svg).filter(({ name }) => name === 'title');
      expect(titles.map(({ text }) => text)).toContain(`${guides[id]?.title}, Live`);
    }
  });

  it('places every box of the worked example', () => {
    for (const { id } of exampleEstate().services) expect(misplaced(drawingOf(undefined, id))).toEqual([]);
  });

  it('carries no style and no colour of its own', () => {
    const svg = svgOf(drawingOf(undefined, 'rural-payments'));
    expect(svg).not.toMatch(/style=|<style|#[0-9a-f]{3,6}"|rgb\(/);
    expect(parse(svg)).toBeDefined();
  });

  it('says as a file what its signs mean', () => {
    const drawing = drawingOf(small, 'hub');
    const file = renderSvgFile(drawing, { title: 'Map', description: '', direction: 'ltr' }, [
      { sign: '<path d="M0 0h1"/>', words: 'A service & more' },
    ]);
    expect(file).toContain('A service &amp; more');
    expect(Number(/ height="(\d+)"/.exec(file)?.[1])).toBeGreaterThan(drawing.height);
  });
});

describe('the map of a group', () => {
  function groupOf(guides: LinkedGuides | undefined, id: string) {
    const context = contextOf(guides);
    const group = context.estate.groups.find((entry) => entry.id === id);
    if (!group) throw new Error(`no group ${id}`);
    return groupMap(context, group);
  }

  it('shows its services, and other groups on the side on which they stand', () => {
    const { drawing, crossings, hidden } = groupOf(undefined, 'farming');
    expect(hidden).toBe(0);
    expect(crossings.map(({ name, incoming, outgoing }) => [name, incoming, outgoing])).toEqual([
      ['Common platforms', 1, 7],
      ['Outside this estate', 0, 2],
      ['Land', 1, 0],
    ]);
    expect(drawing.boxes.map(({ name }) => name)).toEqual([
      'Animal movements',
      'Farm inspections',
      'Rural payments',
      'Rural payments classic',
      'Veterinary records connect',
      'Common platforms',
      'Land',
      'Common platforms',
      'Outside this estate',
    ]);
    expect(misplaced(drawing)).toEqual([]);
  });

  it('draws of a large group what hangs together most, and its border as a whole', () => {
    const { drawing, hidden } = groupOf(hub(300), 'water');
    expect(drawing.boxes.filter(({ shape }) => shape !== 'several')).toHaveLength(40);
    expect(hidden).toBe(102 - 40);
    expect(drawing.frame).toBeDefined();
    expect(misplaced(drawing)).toEqual([]);
    expect(svgOf(drawing).length).toBeLessThan(60_000);
  });

  it('is empty for a group without links', () => {
    const { drawing, alone } = groupOf({ a: {}, b: {} }, 'water');
    expect(drawing.boxes).toEqual([]);
    expect(alone).toEqual([0, 1]);
  });
});

describe('the map of the estate', () => {
  it('has a box for each group with services, and the number of links on each line', () => {
    const { drawing, hidden } = estateMap(contextOf(undefined));
    expect(drawing.boxes.map(({ name }) => name).sort()).toEqual([
      'Common platforms',
      'Farming',
      'Land',
      'Water',
    ]);
    expect(drawing.links.map(({ label }) => Number(label?.text)).sort()).toEqual([1, 1, 4, 6, 7]);
    expect(hidden).toEqual({ groups: 0, links: 0 });
    expect(misplaced(drawing)).toEqual([]);
  });

  it('keeps to the strongest of sixty groups that all lean on each other', () => {
    const context = contextOf(hub(0));
    const group = (index: number) => `group-${index}`;
    const count = 60;
    const services = Array.from({ length: count }, (_, index) => ({
      ...context.estate.services[0],
      id: `s-${index}`,
      group: { id: group(index), name: group(index) },
    }));
    const links = services.map((_, from) =>
      services.flatMap((_service, to) => (to === from ? [] : [{ from, to, mode: 'unsaid' as const }])),
    );
    const { drawing, hidden } = estateMap({
      ...context,
      estate: {
        ...context.estate,
        services: services as typeof context.estate.services,
        groups: services.map((service) => ({
          ...service.group,
          services: [service] as typeof context.estate.services,
        })),
        graph: { ...context.estate.graph, services: count, leansOn: links, leanedOnBy: links },
      },
    });
    expect(drawing.boxes).toHaveLength(30);
    expect(drawing.links).toHaveLength(40);
    expect(hidden).toEqual({ groups: 30, links: 60 * 59 - 40 });
    expect(misplaced(drawing)).toEqual([]);
  });
});

describe('impactView', () => {
  it('begins with what stops, the most critical first, and says whom to call', () => {
    const { graph } = exampleEstate();
    const { rows, counts, more, others } = impactView(exampleEstate(), graph.nodeOf.get('identity') ?? -1);
    expect(rows.slice(0, 4).map(({ service, effect, via }) => [service.id, effect, via])).toEqual([
      ['rural-payments', 'stops', []],
      ['tree-planting-grants', 'stops', []],
      ['land-drainage-consents', 'stops', []],
      ['boundary-maps', 'unsaid', ['Rural payments']],
    ]);
    expect(rows[0]).toMatchObject({
      urgentContact: '+44 1632 960 133',
      ifItFails: expect.stringMatching(/^Nobody can start a claim/),
    });
    expect(rows.map(({ service }) => service.id)).not.toContain('river-levels-api');
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    expect({ more, others }).toEqual({ more: false, others: [] });
  });

  it('shows everything that leans on it directly, and counts the rest by group with who tells them', () => {
    const guides = Object.fromEntries([
      ['hub', {}],
      ...Array.from({ length: 40 }, (_, index) => [
        `direct-${index}`,
        { dependencies: [{ service: 'hub', failure_mode: 'stops' }] },
      ]),
      ...Array.from({ length: 40 }, (_, index) => [
        `further-${index}`,
        {
          delivery_group: index < 30 ? 'water' : 'land',
          dependencies: [{ service: `direct-${index}`, failure_mode: 'stops' }],
        },
      ]),
    ]);
    const estate = linkedEstate(guides);
    const { rows, others } = impactView(estate, estate.graph.nodeOf.get('hub') ?? -1);
    expect(rows.filter(({ steps }) => steps === 1)).toHaveLength(40);
    expect(rows.length + others.reduce((sum, { count }) => sum + count, 0)).toBe(80);
    expect(others.map(({ name, count, manager }) => [name, count, manager?.name])).toEqual([
      ['Water', 30, 'Live services manager'],
      ['Land', 10, undefined],
    ]);
  });

  it('stops counting where nobody would call any more', () => {
    const estate = linkedEstate(hub(600));
    const { counts, more } = impactView(estate, estate.graph.nodeOf.get('hub') ?? -1);
    expect(more).toBe(true);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  });
});
