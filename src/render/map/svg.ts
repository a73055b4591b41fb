/**
 * Render: a drawing → SVG. It stands in a page, where styles colour it, and in a file of its own, where nothing does: its
 * attributes name system colours only, so that it can be read there too, on dark paper and with forced colours.
 * Names are content: everything is escaped.
 */
import { escapeHtml } from '../markdown.ts';
import type { Box, Drawing, Shape } from './drawing.ts';
import { sizes } from './drawing.ts';
import { linkMarkup, markers } from './svg-links.ts';
import { textLines } from './text-lines.ts';

/** What a drawing is called, for those who cannot see it. */
export interface SvgWords {
  title: string;
  description: string;
  direction: 'ltr' | 'rtl';
}

/** Characters that XML does not allow, wherever they come from. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Most names need no care at all. */
const HARMLESS = /^[\w .,:;/()#+-]*$/;

/** Text as the content of an element or the value of an attribute, in HTML and in XML. */
export function svgText(text: string): string {
  if (HARMLESS.test(text)) return text;
  return escapeHtml(text.toWellFormed().replace(FORBIDDEN, '\ufffd'));
}

/** The drawing as an element `svg`, for a page or, with the namespace that it carries, as a file. */
export function renderSvg(drawing: Drawing, { title, description, direction }: SvgWords): string {
  const { width, height } = drawing;
  return svgElement(width, height, { title, description }, drawingMarkup(drawing, direction));
}

/**
 * The drawing as a file: with the legend below it, since nothing else explains it there.
 * @param legend signs in fields of 36 by 20, with their words
 */
export function renderSvgFile(
  drawing: Drawing,
  { title, description, direction }: SvgWords,
  legend: readonly { sign: string; words: string }[],
): string {
  const width = Math.max(drawing.width, LEGEND_WIDTH + 2 * sizes.margin);
  const columns = Math.floor((width - 2 * sizes.margin) / LEGEND_WIDTH);
  const rows = Math.ceil(legend.length / columns);
  const entries = legend.map(({ sign, words }, index) => {
    const left = sizes.margin + (index % columns) * LEGEND_WIDTH;
    const x = direction === 'rtl' ? width - left - 36 : left;
    const y = drawing.height + sizes.margin + Math.floor(index / columns) * LEGEND_ROW;
    const text = textMarkup(
      textLines(words, { width: LEGEND_WIDTH - 60, fontSize: sizes.small, most: 2 }),
      direction === 'rtl' ? -8 : 44,
      14,
      sizes.smallLine,
      ` fill="CanvasText" font-size="${sizes.small}"${directionMark(direction)}`,
    );
    return `<g transform="translate(${x} ${y})">${sign}${text}</g>`;
  });
  const height = drawing.height + (rows > 0 ? rows * LEGEND_ROW + sizes.margin : 0);
  return `${svgElement(width, height, { title, description }, drawingMarkup(drawing, direction) + entries.join(''))}\n`;
}

const LEGEND_WIDTH = 270;
const LEGEND_ROW = 36;

function svgElement(
  width: number,
  height: number,
  { title, description }: Pick<SvgWords, 'title' | 'description'>,
  content: string,
): string {
  return `<svg class="app-map__drawing" xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="map-title" aria-describedby="map-description" direction="ltr" font-family="sans-serif" font-size="${sizes.font}"><title id="map-title">${svgText(title)}</title><desc id="map-description">${svgText(description)}</desc>${content}</svg>`;
}

function drawingMarkup({ headings, boxes, links, frame }: Drawing, direction: 'ltr' | 'rtl'): string {
  return [
    markers(links),
    frame
      ? `<g class="app-map__frame" fill="none" stroke="GrayText"><rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="4"/></g>`
      : '',
    headings.length > 0
      ? `<g class="app-map__headings" fill="CanvasText" font-size="${sizes.small}" text-anchor="middle" aria-hidden="true">${headings
          .map(({ x, y, lines }) => textMarkup(lines, x, y, sizes.smallLine, directionMark(direction)))
          .join('')}</g>`
      : '',
    linkMarkup(links),
    '<g class="app-map__boxes" fill="CanvasText" stroke-width="1.5">',
    ...boxes.map((box) => boxMarkup(box, direction)),
    '</g>',
  ].join('');
}

function boxMarkup(box: Box & { x: number; y: number }, direction: 'ltr' | 'rtl'): string {
  const { x, y, width, height, shape, current, critical, href, title } = box;
  const names = ['app-map__box', `app-map__box--${shape}`];
  if (critical) names.push('app-map__box--critical');
  if (current) names.push('app-map__box--current');
  const mirrored = direction === 'rtl';
  const flag = critical
    ? `<path class="app-map__flag" d="M${mirrored ? 0 : width} 0v14l${mirrored ? '' : '-'}14-14z"/>`
    : '';
  const textHeight = box.lines.length * sizes.line + box.noteLines.length * sizes.smallLine;
  const top = Math.round((height - textHeight) / 2) + sizes.font - 1;
  const notesTop = top + (box.lines.length - 1) * sizes.line + sizes.smallLine + 1;
  // Names of the other direction stand on the same side as all others.
  const side = mirrored ? width - sizes.padding : sizes.padding;
  const anchor = box.textDirection === direction ? '' : ' text-anchor="end"';
  const notes =
    box.noteLines.length > 0
      ? textMarkup(
          box.noteLines,
          side,
          notesTop,
          sizes.smallLine,
          ` class="app-map__note" font-size="${sizes.small}"${directionMark(direction)}`,
        )
      : '';
  return `<a class="${names.join(' ')}" href="${svgText(href)}"${current ? ' aria-current="true"' : ''} transform="translate(${x} ${y})"><title>${svgText(title)}</title><path class="app-map__shape" fill="Canvas" stroke="CanvasText" d="${shapePath(shape, width, height)}"/>${flag}${textMarkup(
    box.lines,
    side,
    top,
    sizes.line,
    anchor + directionMark(box.textDirection),
  )}${notes}</a>`;
}

function directionMark(direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' ? ' direction="rtl"' : '';
}

/** Lines of text below each other. */
export function textMarkup(
  lines: readonly string[],
  x: number,
  y: number,
  lineHeight: number,
  attributes = '',
): string {
  if (lines.length === 1) return `<text x="${x}" y="${y}"${attributes}>${svgText(lines[0] ?? '')}</text>`;
  return `<text y="${y}"${attributes}>${lines
    .map(
      (line, index) => `<tspan x="${x}"${index === 0 ? '' : ` dy="${lineHeight}"`}>${svgText(line)}</tspan>`,
    )
    .join('')}</text>`;
}

/** The outline of a shape. */
export function shapePath(shape: Shape, width: number, height: number): string {
  // The sign of a legend is too low for the corners of a box.
  const [round, cut] = height < 30 ? [7, 5] : [14, 9];
  switch (shape) {
    case 'live':
      return `M0 0h${width}v${height}h-${width}z`;
    case 'building':
      return `M${round} 0h${width - 2 * round}a${round} ${round} 0 0 1 ${round} ${round}v${height - 2 * round}a${round} ${round} 0 0 1-${round} ${round}h-${width - 2 * round}a${round} ${round} 0 0 1-${round}-${round}v-${height - 2 * round}a${round} ${round} 0 0 1 ${round}-${round}z`;
    case 'ending':
      return `M${cut} 0h${width - 2 * cut}l${cut} ${cut}v${height - 2 * cut}l-${cut} ${cut}h-${width - 2 * cut}l-${cut}-${cut}v-${height - 2 * cut}z`;
    case 'outside':
      return `M0 0h${width}v${height}h-${width}zM4 0v${height}M${width - 4} 0v${height}`;
    case 'several':
      return `M0 0h${width}v${height}h-${width}zM4 ${height}v4h${width}v-${height}h-4v${height - 4}z`;
  }
}
