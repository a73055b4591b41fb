/** Links of pages in packs: to each other, else to the published site, else nowhere. */
import { describe, expect, it } from 'vitest';
import { packLink, relativeName } from '../../../src/export/pack/pack-paths.ts';

const names = new Set([
  'README.txt',
  'index.html',
  'services/a/guide.html',
  'services/a/guide.md',
  'services/b/readiness.html',
]);
const context = {
  basePath: '/ops/',
  address: 'https://ops.example/ops/',
  names,
  from: 'services/a/guide.html',
};

describe('packLink', () => {
  it.each([
    ['/ops/', '../../index.html'],
    ['/ops/services/a/', 'guide.html'],
    ['/ops/services/a/#support', 'guide.html#support'],
    ['/ops/services/a/?x=1#support', 'guide.html#support'],
    ['/ops/services/a/index.md', 'guide.md'],
    ['/ops/services/b/readiness/', '../b/readiness.html'],
    ['README.txt', '../../README.txt'],
    ['#here', '#here'],
    ['https://x.example/', 'https://x.example/'],
    ['mailto:a@x.example', 'mailto:a@x.example'],
    ['/ops/services/b/', 'https://ops.example/ops/services/b/'],
    ['/ops/frameworks/x/#y', 'https://ops.example/ops/frameworks/x/#y'],
  ])('leads from %s to %s', (href, expected) => {
    expect(packLink(href, context)).toBe(expected);
  });

  it.each([
    '/ops/services/b/',
    '/services/a/',
    '/',
    '//x.example/',
    'services/c/guide.html',
    'javascript:x',
    '',
  ])('leads nowhere from %j without an address', (href) => {
    expect(packLink(href, { ...context, address: undefined })).toBeUndefined();
  });
});

describe('relativeName', () => {
  it.each([
    ['index.html', 'services/a/guide.html', 'services/a/guide.html'],
    ['services/a/guide.html', 'services/a/guide.md', 'guide.md'],
    ['services/a/guide.html', 'services/b/guide.html', '../b/guide.html'],
    ['services/a/guide.html', 'index.html', '../../index.html'],
    ['a/b', 'a', '../a'],
  ])('finds the way from %s to %s', (from, to, expected) => {
    expect(relativeName(from, to)).toBe(expected);
  });
});
