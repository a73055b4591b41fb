/**
 * Read: what an SVG may hold. A logo is shown as an image, where nothing in it runs; but people can also open the file
 * by itself, where a browser would run what is in it. So it may hold shapes and nothing else.
 */

/** Something that does not belong into a logo; `offset` is where, in UTF-16 code units. */
export interface SvgProblem {
  offset: number;
  message: string;
  hint: string;
}

const ELEMENTS = new Set(
  'svg g defs symbol use title desc path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath mask'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'id class role focusable version xmlns xmlns:xlink xml:space xml:lang lang viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points transform fill fill-rule fill-opacity clip-rule clip-path clipPathUnits mask maskUnits maskContentUnits stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity color display visibility enable-background gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity vector-effect shape-rendering pathLength href xlink:href data-name'.split(
    ' ',
  ),
);
/** Anything that begins like markup; what follows decides. */
const MARKUP = /<!--[^<>]*-->|<[^>]*>?/g;
const TAG = /^<\/?([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>$/;

/** Finds what is not allowed, in order. Never throws. */
export function svgProblems(text: string): SvgProblem[] {
  const problems = [...text.matchAll(MARKUP)].flatMap(({ 0: markup, index }) =>
    markupProblems(markup, index),
  );
  const first = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^<>]*-->\s*)*<svg[\s>]/.test(text);
  return first || problems.length > 0
    ? problems
    : [
        {
          offset: 0,
          message: 'This is not an SVG picture.',
          hint: 'Export the logo as SVG, or use a .png file.',
        },
      ];
}

function markupProblems(markup: string, offset: number): SvgProblem[] {
  if (/^<!--[^<>]*-->$/.test(markup)) return [];
  if (offset === 0 && /^<\?xml[^>]*\?>$/.test(markup)) return [];
  const [, name = '', attributes = ''] = TAG.exec(markup) ?? [];
  if (!ELEMENTS.has(name)) {
    const shown = /^<[!?/]?[\w:.-]*/.exec(markup)?.[0] ?? '<';
    return [problem(offset, `A logo must not hold \`${shown}\`.`)];
  }
  return [...attributes.matchAll(/([\w:.-]+)\s*=\s*["']([^"']*)["']/g)].flatMap(
    ([, key = '', value = '']) => {
      if (!ATTRIBUTES.has(key)) return [problem(offset, `A logo must not hold the attribute \`${key}\`.`)];
      const reaches = /href$/.test(key)
        ? !value.startsWith('#')
        : !key.startsWith('xmlns') && /(?:url\(\s*["']?(?!#)|:\/\/|script:|&)/i.test(value);
      return reaches ? [problem(offset, `\`${key}\` must not lead outside of the logo.`)] : [];
    },
  );
}

function problem(offset: number, message: string): SvgProblem {
  return {
    offset,
    message,
    hint: 'Save the logo as a plain SVG: shapes and colours, without scripts, styles, text, images or links. Most drawing programs offer that; or use a .png file.',
  };
}
