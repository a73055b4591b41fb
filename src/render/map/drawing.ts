/**
 * Render: what a drawing of services consists of, and how its boxes are made. A box knows its size before anything is
 * placed; its text is broken to fit, whatever the name is.
 */
import type { FailureMode, GraphLink } from '../../model/graph.ts';
import type { Phase } from '../../model/phase.ts';
import { textDirection, textLines } from './text-lines.ts';

/** The shapes of boxes: three for where a service stands in its life, one for what is outside, one for several. */
export type Shape = 'building' | 'live' | 'ending' | 'outside' | 'several';

/** What a box says. */
export interface BoxContent {
  shape: Shape;
  name: string;
  /** Further lines in small print: phase, tier, how many. */
  notes: readonly string[];
  /** Everything in words, the name in full: what assistive technology reads and a pointer shows. */
  title: string;
  href: string;
  /** Whether it is critical, or one of several is. */
  critical: boolean;
  /** Whether the drawing is about it. */
  current: boolean;
}

/** A box with its text broken and its size known. */
export interface Box extends BoxContent {
  width: number;
  height: number;
  lines: readonly string[];
  noteLines: readonly string[];
  textDirection: 'ltr' | 'rtl';
}

/** How the links between two boxes look; several links in one are drawn as their worst. */
export interface LinkLook {
  /** Absent while no guide says, or where links differ. */
  type?: NonNullable<GraphLink['type']>;
  /** `any` for a line between groups, which stands for links of every sort. */
  mode: FailureMode | 'any';
  count: number;
}

/** A line of a drawing; its arrow ends where the path ends. */
export interface DrawnLink extends LinkLook {
  path: string;
  /** A number on the line. */
  label?: { x: number; y: number; text: string };
  /** Width of the line in pixels, where it says how many links it stands for. */
  thickness?: number;
}

/** A drawing, placed. Coordinates in pixels from the upper left corner, already mirrored for right to left. */
export interface Drawing {
  width: number;
  height: number;
  /** Where boxes begin, below the headings. */
  top: number;
  headings: readonly { x: number; y: number; lines: readonly string[] }[];
  boxes: readonly (Box & { x: number; y: number })[];
  links: readonly DrawnLink[];
  /** A line around boxes that belong together. */
  frame?: { x: number; y: number; width: number; height: number };
}

/** Sizes in pixels. */
export const sizes = {
  box: 172,
  padding: 10,
  font: 14,
  line: 18,
  small: 12,
  smallLine: 15,
  /** Between columns; arrows and curves need it. */
  columnGap: 60,
  rowGap: 12,
  margin: 8,
  /** Length of an arrow's head. */
  arrow: 9,
} as const;

const MOST_NAME_LINES = 3;
const MOST_NOTE_LINES = 2;

/** Makes a box of the common width, as high as its text. */
export function makeBox(content: BoxContent): Box {
  // A corner of the box marks what is critical, and text keeps clear of it.
  const width = sizes.box - 2 * sizes.padding - (content.critical ? 4 : 0);
  const lines = textLines(content.name, { width, fontSize: sizes.font, most: MOST_NAME_LINES });
  const noteLines = content.notes.flatMap((note) =>
    textLines(note, { width, fontSize: sizes.small, most: MOST_NOTE_LINES }),
  );
  return {
    ...content,
    width: sizes.box,
    height: 2 * sizes.padding + lines.length * sizes.line + noteLines.length * sizes.smallLine - 4,
    lines,
    noteLines,
    textDirection: textDirection(content.name),
  };
}

/** The shape of a service in a phase. */
export function shapeOfPhase(phase: Phase): Shape {
  if (phase === 'live') return 'live';
  return phase === 'retiring' || phase === 'retired' ? 'ending' : 'building';
}

const modeOrder: readonly FailureMode[] = ['stops', 'unsaid', 'degrades', 'unaffected'];

/** Several links as one: their number, their type if they share it, and the worst of what they say. */
export function joinLinks(links: readonly Pick<GraphLink, 'type' | 'mode'>[]): LinkLook {
  const types = new Set(links.map(({ type }) => type));
  const [type] = types;
  const modes = new Set(links.map(({ mode }) => mode));
  return {
    ...(types.size === 1 && type ? { type } : {}),
    mode: modeOrder.find((mode) => modes.has(mode)) ?? 'unsaid',
    count: links.length,
  };
}
