import { describe, expect, it } from 'vitest';
import { firstWords, readExcerpt, withoutHeading } from '../../../src/browser/search/marked-text.ts';

const plain = (text: string) => ({ text, marked: false });
const marked = (text: string) => ({ text, marked: true });

describe('readExcerpt', () => {
  it.each([
    ['', []],
    ['no word', [plain('no word')]],
    ['a <mark>flood</mark> comes', [plain('a '), marked('flood'), plain(' comes')]],
    ['<mark>a</mark> <mark>b</mark>', [marked('a'), plain(' '), marked('b')]],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', [plain('<script>alert(1)</script>')]],
    ['<mark>&lt;/mark&gt;</mark>', [marked('</mark>')]],
    ['&lt;mark&gt;x&lt;/mark&gt;', [plain('<mark>x</mark>')]],
    ['{{ 7*7 }} &amp; more', [plain('{{ 7*7 }} &amp; more')]],
  ])('takes %s apart', (html, parts) => {
    expect(readExcerpt(html)).toEqual(parts);
  });
});

describe('withoutHeading', () => {
  it.each([
    ['Restart. Do <mark>this</mark>', 'Restart', [plain('Do '), marked('this')]],
    ['<mark>Restart</mark> it. Do this', 'Restart it', [plain('Do this')]],
    ['<mark>Restart</mark>', 'Restart', []],
    ['Stop. Do this', 'Restart', [plain('Stop. Do this')]],
  ])('of %s without “%s”', (html, heading, parts) => {
    expect(withoutHeading(readExcerpt(html), heading)).toEqual(parts);
  });
});

describe('firstWords', () => {
  it.each([
    ['one two three', Number.POSITIVE_INFINITY, 2, [plain('one two…')]],
    ['one two three', 2, 5, [plain('one two')]],
    ['one two three', 0, 5, []],
    ['', Number.POSITIVE_INFINITY, 5, []],
  ])('of “%s” up to %d, at most %d', (text, end, most, parts) => {
    expect(firstWords(text, end, most)).toEqual(parts);
  });
});
