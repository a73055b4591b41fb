/** Render: what every map needs: the estate, words, addresses, and how a service is shown as a box. */
import type { Estate, Service } from '../../model/estate.ts';
import type { ExternalParty } from '../../model/graph.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { siteHref } from '../markdown.ts';
import { type Box, type BoxContent, makeBox, shapeOfPhase } from './drawing.ts';

/** What maps are made from. */
export interface MapContext {
  estate: Estate;
  words: InterfaceWords;
  basePath: string;
  /** Boxes that were made before, by the path of their service: most services stand on many maps. */
  boxes: Map<string, Box>;
}

/** What maps are made from, with no box made yet. */
export function mapContext(input: Omit<MapContext, 'boxes'>): MapContext {
  return { ...input, boxes: new Map() };
}

/** Whether services of a tier are critical. */
export function isCritical({ tier }: Pick<Service, 'tier'>): boolean {
  return tier?.critical === true;
}

/** The page of the map of a service. */
export function mapHref(basePath: string, service: Pick<Service, 'href'>): string {
  return siteHref(basePath, `${service.href}map/`);
}

/** A service as a box that leads to its own map. */
export function serviceBox(context: MapContext, service: Service): Box {
  const known = context.boxes.get(service.href);
  if (known) return known;
  const box = makeBox(serviceContent(context, service));
  context.boxes.set(service.href, box);
  return box;
}

function serviceContent({ words, basePath }: MapContext, service: Service): BoxContent {
  const phase = words.phase(service.phase);
  const tier = service.tier?.name;
  return {
    shape: shapeOfPhase(service.phase),
    name: service.title,
    notes: [tier ? words.say('map.phaseAndTier', { phase, tier }) : phase],
    title: [service.title, phase, ...(tier ? [tier] : [])].join(words.say('common.comma')),
    href: mapHref(basePath, service),
    critical: isCritical(service),
    current: false,
  };
}

/** Something outside the estate as a box that leads to what is known of it. */
export function externalBox({ words, basePath }: MapContext, party: ExternalParty): Box {
  const outside = words.say('map.outside');
  return makeBox({
    shape: 'outside',
    name: party.name,
    notes: [outside],
    title: [party.name, outside].join(words.say('common.comma')),
    href: siteHref(basePath, `/map/outside/#${encodeURIComponent(party.id)}`),
    critical: false,
    current: false,
  });
}
