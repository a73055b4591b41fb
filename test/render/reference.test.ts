import { describe, expect, it } from 'vitest';
import { loadReference } from '../../scripts/load-reference.ts';
import { licenceOf, sourceOf } from '../../src/render/reference.ts';
import { reportHref } from '../../src/render/report-href.ts';

const { sources, licences } = loadReference();

describe('sourceOf', () => {
  it.each([
    ['S0.24', 'S0'],
    ['S2.27f', 'S2'],
    ['X1', 'X'],
    ['SRE', 'SRE'],
    ['S0', 'S0'],
  ])('reads %s as %s', (code, expected) => {
    expect(sourceOf(sources, code)?.code).toBe(expected);
  });

  it('knows no source of S9.1', () => {
    expect(sourceOf(sources, 'S9.1')).toBeUndefined();
  });
});

describe('licenceOf', () => {
  it('reads the ways in which authors write it', () => {
    for (const name of ['OGL v3', ' ogl-3.0', 'Open Government Licence v3.0'])
      expect(licenceOf(licences, name)?.title).toBe('Open Government Licence v3.0');
  });

  it('leaves a licence alone that it does not know', () => {
    expect(licenceOf(licences, 'Ask us')).toBeUndefined();
  });
});

describe('reportHref', () => {
  it('says in the subject of an email what it is about', () => {
    expect(reportHref('team@landandwater.example', 'Problem: Roles & duties')).toBe(
      'mailto:team@landandwater.example?subject=Problem%3A%20Roles%20%26%20duties',
    );
  });

  it('leaves other contacts as they are', () => {
    expect(reportHref('https://landandwater.example/help', 'Roles')).toBe(
      'https://landandwater.example/help',
    );
    expect(reportHref('+44 1632 960 100', 'Roles')).toBe('tel:+441632960100');
  });
});
