/** Contacts as links: what they say, where they lead, and where they may break. */
import { describe, expect, it } from 'vitest';
import { contactLink } from '../../src/render/contact-link.ts';

describe('a contact as a link', () => {
  it.each([
    ['+44 1632 960 001', '>+44\u00a01632\u00a0960\u00a0001</a>'],
    ['water-team@landandwater.example', '>water-team<wbr>@landandwater.example</a>'],
    ['https://status.landandwater.example/a/b', '>status<wbr>.landandwater<wbr>.example/<wbr>a/<wbr>b</a>'],
  ])('breaks %s between words and not within one', (contact, expected) => {
    expect(contactLink(contact, { direction: 'ltr' })).toContain(expected);
  });

  it('keeps its own direction between words from right to left', () => {
    expect(contactLink('+44 1632 960 001', { direction: 'rtl' })).toContain(' dir="ltr"');
  });
});
