/**
 * Render: text in boxes of a drawing, without knowing the font that a reader has. Widths are those of the wider fonts in
 * use, so that what fits by this estimate fits on the screen; a line that would not fit is broken, and what is too long
 * for the last line is cut with an ellipsis.
 */

/** Widths in ems of the characters of a name, by the wider of the fonts that readers have. */
const WIDTHS = new Map<string, number>();
const widthClasses: readonly (readonly [string, number])[] = [
  ["ijlIJ'|", 0.3],
  [' .,:;/\\·-', 0.36],
  ['rtf()[]!', 0.41],
  ['*"?s', 0.53],
  ['ckzvxyLF_', 0.6],
  ['abdeghnopquTYEPS0123456789$', 0.65],
  ['ABCKRVXZ{}', 0.71],
  ['DGHNOQU&#+=<>~^', 0.84],
  ['mwM@%W', 1],
];
for (const [characters, width] of widthClasses)
  for (const character of characters) WIDTHS.set(character, width);

const OTHER_WIDTH = 0.78;
const WIDE_WIDTH = 1.1;
const EMOJI_WIDTH = 1.5;
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const pictorial = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const strong = /[\p{L}]/u;
const plain = /^[\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The widest that a text is likely to be, in pixels at a font size in pixels. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of charactersOf(text)) ems += widthOf(character);
  return ems * fontSize;
}

/** The direction of a text: that of its first letter. */
export function textDirection(text: string): 'ltr' | 'rtl' {
  if (plain.test(text)) return 'ltr';
  for (const character of text)
    if (strong.test(character)) return rightToLeft.test(character) ? 'rtl' : 'ltr';
  return 'ltr';
}

/** How a text is broken. */
export interface LineOptions {
  /** Width of the box in pixels. */
  width: number;
  fontSize: number;
  most: number;
}

/**
 * Breaks a text into at most `most` lines that fit: between words where possible, within a word where not, never within
 * a character as people see it.
 * @example textLines('Flood warnings for everybody', {width: 90, fontSize: 14, most: 2}) // ['Flood', 'warnings…']
 */
export function textLines(text: string, { width, fontSize, most }: LineOptions): string[] {
  const room = width / fontSize;
  const lines: string[] = [];
  let [line, used] = ['', 0];
  for (const word of wordsOf(text, room)) {
    const space = line === '' || word.joined ? '' : ' ';
    const ems = (space === '' ? 0 : widthOf(space)) + word.ems;
    if (used + ems <= room) {
      line += space + word.text;
      used += ems;
      continue;
    }
    lines.push(line);
    if (lines.length === most) return [...lines.slice(0, -1), shorten(line, room)];
    [line, used] = [word.text, word.ems];
  }
  return [...lines, line];
}

interface Word {
  text: string;
  ems: number;
  /** True for what follows the text before it without a space. */
  joined: boolean;
}

/** Words, those wider than a line in pieces. */
function* wordsOf(text: string, room: number): Generator<Word> {
  for (const whole of text.split(/\s+/)) {
    if (whole === '') continue;
    let joined = false;
    // A hyphen or slash is a place to break too.
    for (const part of whole.split(/(?<=[-/_\u2010\u2013])(?=.)/)) {
      let [piece, ems] = ['', 0];
      for (const character of charactersOf(part)) {
        const more = widthOf(character);
        if (ems + more > room && piece !== '') {
          yield { text: piece, ems, joined };
          [piece, ems, joined] = ['', 0, true];
        }
        piece += character;
        ems += more;
      }
      yield { text: piece, ems, joined };
      joined = true;
    }
  }
}

function shorten(line: string, room: number): string {
  const characters = [...charactersOf(line)];
  let ems = characters.reduce((sum, character) => sum + widthOf(character), widthOf('…'));
  while (ems > room && characters.length > 0) ems -= widthOf(characters.pop() ?? '');
  return `${characters.join('').trimEnd()}…`;
}

/** Characters as people see them: an emoji of several parts is one. */
function charactersOf(text: string): Iterable<string> {
  if (plain.test(text)) return text;
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function widthOf(character: string): number {
  const known = WIDTHS.get(character);
  if (known !== undefined) return known;
  if (pictorial.test(character)) return EMOJI_WIDTH;
  return wide.test(character) ? WIDE_WIDTH : OTHER_WIDTH;
}
