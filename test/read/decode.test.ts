/** Bytes to text: what is refused, and what must not be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, placeFinder, placeOf } from '../../src/read/decode.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const places = (text: string) =>
  decode(bytes(text)).problems.map(({ range: { line, column } }) => `${line}:${column}`);

describe('decode', () => {
  it('takes the byte order mark off', () => {
    expect(decode(bytes('\ufeff---\n'))).toEqual({ text: '---\n', problems: [] });
  });

  it('says that a file is UTF-16', () => {
    const [problem] = decode(Buffer.from('\ufeffa', 'utf16le')).problems;
    expect(problem).toMatchObject({ name: 'not-utf8', message: 'The file is UTF-16, not UTF-8.' });
  });

  it('points at the first byte that is not UTF-8', () => {
    const [problem] = decode(Buffer.from('a\nbc\x92', 'latin1')).problems;
    expect(problem).toMatchObject({ name: 'not-utf8', range: { line: 2, column: 3 } });
  });

  it.each([
    ['a zero-width space', 'a\nb\u200bc', '2:2'],
    ['a change of direction', 'a \u202e b', '1:3'],
    ['a mark of direction', '\u200e+44 1632 960001', '1:1'],
    ['a NUL', 'a\0', '1:2'],
    ['a tag character', 'ab\u{e0041}', '1:3'],
    ['an old Mac line end', 'a\rb', '1:2'],
    ['a line separator', 'a\u2028b', '1:2'],
    ['a letter that shows nothing', 'a\u3164b', '1:2'],
    ['a joiner between letters', 'a\u200db', '1:2'],
    ['a decimal entity', 'x &#8238; y', '1:3'],
    ['a hexadecimal entity', 'x &#x202E; y', '1:3'],
    ['a named entity', 'x &ZeroWidthSpace; y', '1:3'],
    ['an entity without semicolon', 'x &#8238 y', '1:3'],
  ])('refuses %s', (_what, text, place) => {
    expect(places(text)).toEqual([place]);
  });

  it.each([
    ['pictures that are joined', '👩‍🚒 👨‍👩‍👧‍👦 🏳️‍🌈'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['joiners of other scripts', 'می‌خواهم क्‍ष'],
    ['Windows line ends and tabs', 'a\r\n\tb\r\n'],
    ['harmless entities', '&#8217; &amp; &copy; &#x1F600;'],
    ['text beyond the basic plane', '𝒜 🌊'],
  ])('allows %s', (_what, text) => {
    expect(places(text)).toEqual([]);
  });

  it('stops listing after a number that somebody can mend', () => {
    expect(decode(bytes('\0'.repeat(100_000))).problems).toHaveLength(20);
  });
});

describe('placeFinder', () => {
  it('agrees with placeOf', () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', '\r\n', 'é'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), (body, offset) => {
        const at = Math.min(offset, body.length);
        expect(placeFinder(body)(at)).toEqual(placeOf(body, at));
      }),
    );
  });
});
