/** Where links lead, and that nothing unsafe looks safe. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveLink, sitePath } from '../../src/model/link-target.ts';

const from = 'guidance/operation/incidents.md';

describe('resolveLink', () => {
  it.each([
    ['https://www.gov.uk/x#y', { kind: 'external', href: 'https://www.gov.uk/x#y' }],
    ['//www.gov.uk/x', { kind: 'external', href: 'https://www.gov.uk/x' }],
    ['mailto:flood@landandwater.example', { kind: 'contact', href: 'mailto:flood@landandwater.example' }],
    ['tel:+441632960001', { kind: 'contact', href: 'tel:+441632960001' }],
    ['#first-steps', { kind: 'anchor', anchor: 'first-steps' }],
    ['#r%C3%A9sum%C3%A9', { kind: 'anchor', anchor: 'résumé' }],
    ['changes.md', { kind: 'page', file: 'guidance/operation/changes.md' }],
    ['../index.md#top', { kind: 'page', file: 'guidance/index.md', anchor: 'top' }],
    ['./changes.md?plain=1#a', { kind: 'page', file: 'guidance/operation/changes.md', anchor: 'a' }],
    ['/services/identity.md', { kind: 'page', file: 'services/identity.md' }],
    ['../../assets/overview.PNG', { kind: 'asset', file: 'assets/overview.PNG' }],
    ['/services/identity/', { kind: 'site', path: '/services/identity/' }],
    ['/services/x/../identity#a', { kind: 'site', path: '/services/identity', anchor: 'a' }],
    ['/', { kind: 'site', path: '/' }],
    ['../changes/', { kind: 'site', path: '/guidance/operation/changes/' }],
    ['steps', { kind: 'site', path: '/guidance/operation/incidents/steps' }],
    ['../../../secret.md', { kind: 'outside' }],
    ['../../../../../x', { kind: 'outside' }],
    ['/../x', { kind: 'outside' }],
    ['%2e%2e/%2e%2e/%2e%2e/x.md', { kind: 'outside' }],
    ['', { kind: 'empty' }],
    ['#', { kind: 'empty' }],
  ])('%s', (href, target) => {
    expect(resolveLink(from, href)).toEqual(target);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\tscript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'DATA:image/png;base64,x',
    'file:///etc/passwd',
    'blob:x',
    'ftp://x.example',
    'c:\\windows',
    '\\\\evil.example\\x',
    '/\\evil.example',
    '/%5Cevil.example',
    '/%2Fevil.example',
    '//evil.example\\@x',
    'x\u0000y.md',
    'x%00y.md',
  ])('refuses %j', (href) => {
    expect(resolveLink(from, href).kind).toBe('unsafe');
  });

  it('never throws, and never yields a file or path that leaves its root', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      '%2e%2e',
      '%2F',
      '%',
      '\\',
      '#',
      '?',
      ':',
      '//',
      '.md',
      'javascript',
      '\u0000',
      'é',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('/', ''), (parts, joint) => {
        const target = resolveLink(from, parts.join(joint));
        const place = 'file' in target ? `/${target.file}` : 'path' in target ? target.path : '/';
        expect(place).toMatch(/^\/(?![/\\])/);
        expect(place.split('/')).not.toContain('..');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('sitePath', () => {
  it.each([
    ['services/flood-warnings.md', '/services/flood-warnings/'],
    ['guidance/index.md', '/guidance/'],
    ['guidance/operation/index.md', '/guidance/operation/'],
    ['guidance/operation/incidents.md', '/guidance/operation/incidents/'],
    ['guidance/reindex.md', '/guidance/reindex/'],
    ['services/deeper/guide.md', undefined],
    ['organisation.yaml', undefined],
  ])('of %s is %s', (file, path) => {
    expect(sitePath(file)).toBe(path);
  });
});
