/** Where a file can be read as it was, by what the configuration says. */
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../src/model/config.ts';
import { revisionLink } from '../../../src/render/changes/revision-link.ts';

const revision = { id: '0123456789', file: 'services/a b.md' };

function linkFrom(config: object, prefix = ''): string | undefined {
  return revisionLink(configSchema.parse(config), prefix)(revision);
}

describe('revisionLink', () => {
  it.each([
    ['https://github.com/harbours/ops', 'https://github.com/harbours/ops/blob/0123456789/services/a%20b.md'],
    [
      'https://github.com/harbours/ops.git',
      'https://github.com/harbours/ops/blob/0123456789/services/a%20b.md',
    ],
    [
      'https://github.harbours.example/x/ops/',
      'https://github.harbours.example/x/ops/blob/0123456789/services/a%20b.md',
    ],
    ['https://gitlab.com/a/b/ops', 'https://gitlab.com/a/b/ops/-/blob/0123456789/services/a%20b.md'],
    [
      'https://code.gitlab.example/a/ops',
      'https://code.gitlab.example/a/ops/-/blob/0123456789/services/a%20b.md',
    ],
    ['https://code.harbours.example/ops', undefined],
    ['https://github.com/harbours', undefined],
    ['https://evil.example/github.com/a/b', undefined],
    ['https://mygithub.com/a/b', undefined],
  ])('works out the address from the repository %s', (repository, href) => {
    expect(linkFrom({ repository })).toBe(href);
  });

  it('knows where the content lies in its repository', () => {
    expect(linkFrom({ repository: 'https://github.com/a/b' }, 'docs/our ops/')).toBe(
      'https://github.com/a/b/blob/0123456789/docs/our%20ops/services/a%20b.md',
    );
  });

  it('takes what the configuration says', () => {
    const config = {
      repository: 'https://github.com/a/b',
      revision_url: 'https://code.example/{path}?at={revision}&raw={revision}',
    };
    expect(linkFrom(config, 'docs/')).toBe(
      'https://code.example/services/a%20b.md?at=0123456789&raw=0123456789',
    );
    expect(revisionLink(configSchema.parse(config), '')({ id: 'a', file: '$&/{revision}' })).toBe(
      'https://code.example/%24%26/%7Brevision%7D?at=a&raw=a',
    );
  });

  it('has none without either', () => {
    expect(linkFrom({})).toBeUndefined();
  });
});

describe('revision_url', () => {
  it.each([
    'https://code.example/{revision}',
    'https://code.example/{path}',
    'javascript:alert(1)//{revision}{path}',
    'https://code.example/{path}"{revision}',
    '/{path}/{revision}',
  ])('cannot be %s', (revision_url) => {
    expect(configSchema.safeParse({ revision_url }).success).toBe(false);
  });
});
