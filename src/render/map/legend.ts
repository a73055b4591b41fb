/** Render: what the signs of a drawing mean. Only signs that the drawing uses are explained. */
import type { FailureMode, GraphLink } from '../../model/graph.ts';
import type { InterfaceWords } from '../interface-words.ts';
import type { Drawing, Shape } from './drawing.ts';
import { shapePath } from './svg.ts';
import { headSample, lineSample } from './svg-links.ts';

/** A sign and its meaning. The sign is SVG in a field of 36 by 20; the words are text. */
export interface LegendEntry {
  sign: string;
  words: string;
}

const shapes: readonly Shape[] = ['live', 'building', 'ending', 'outside', 'several'];
const types: readonly NonNullable<GraphLink['type']>[] = [
  'synchronous',
  'asynchronous',
  'data',
  'platform',
  'manual',
];
const modes: readonly FailureMode[] = ['stops', 'degrades', 'unaffected', 'unsaid'];
const [WIDTH, HEIGHT] = [34, 16];

/** The legend of a drawing: boxes, what is critical, lines, heads of arrows. */
export function legendOf({ boxes, links }: Drawing, { say }: InterfaceWords): LegendEntry[] {
  const usedShapes = new Set(boxes.map(({ shape }) => shape));
  const usedTypes = new Set(links.map(({ type }) => type));
  const usedModes = new Set(links.map(({ mode }) => mode));
  return [
    ...shapes
      .filter((shape) => usedShapes.has(shape))
      .map((shape) => ({ sign: boxSign(shape), words: say(`map.shape.${shape}`) })),
    ...(boxes.some(({ critical }) => critical)
      ? [{ sign: boxSign('live', true), words: say('map.shape.critical') }]
      : []),
    ...types
      .filter((type) => usedTypes.has(type))
      .map((type) => ({ sign: lineSample(type), words: say(`map.type.${type}`) })),
    ...(links.some(({ type, mode }) => !type && mode !== 'any')
      ? [{ sign: lineSample(undefined), words: say('map.type.none') }]
      : []),
    ...modes
      .filter((mode) => usedModes.has(mode))
      .map((mode) => ({ sign: headSample(mode), words: say(`map.head.${mode}`) })),
  ];
}

function boxSign(shape: Shape, critical = false): string {
  const flag = critical ? `<path class="app-map__flag" fill="CanvasText" d="M${WIDTH} 0v11l-11-11z"/>` : '';
  const name = critical ? 'app-map__box app-map__box--critical' : `app-map__box app-map__box--${shape}`;
  return `<g class="${name}" stroke-width="1.5" transform="translate(1 1)"><path class="app-map__shape" fill="Canvas" stroke="CanvasText" d="${shapePath(shape, WIDTH, HEIGHT)}"/>${flag}</g>`;
}
