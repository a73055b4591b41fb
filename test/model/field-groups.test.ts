import { expect, it } from 'vitest';
import { z } from 'zod';
import { fact, requiredFact } from '../../src/model/fact.ts';
import { fieldGroups } from '../../src/model/field-groups.ts';
import { date, slug } from '../../src/model/primitives.ts';

const schema = z.strictObject({
  title: requiredFact(slug, { about: 'Name.', from: 'S0.4, MOJ' }),
  owners: fact(
    z.array(
      z.strictObject({
        team: requiredFact(slug, { about: 'Who.' }),
        rank: fact(z.enum(['high', 'low']), { about: 'How high.', due: 'live', when: 'critical' }),
        terms: fact(z.strictObject({ from: requiredFact(date, { about: 'First day.' }) }), {
          about: 'When.',
          example: 'terms: {from: 2026-10-01}',
        }),
      }),
    ),
    { about: 'Owners.', due: 'private-beta' },
  ),
});
const [simple, owners] = fieldGroups(schema);

it('puts keys without others below them first, and the others by top-level key', () => {
  expect(simple).toMatchObject({ anchor: 'service', fields: [{ path: 'title', due: 'Always' }] });
  expect(owners).toMatchObject({ title: 'Owners', anchor: 'owners' });
  expect(owners?.fields.map(({ path, anchor }) => [path, anchor])).toEqual([
    ['owners', 'owners'],
    ['owners[].team', 'owners-team'],
    ['owners[].rank', 'owners-rank'],
    ['owners[].terms', 'owners-terms'],
    ['owners[].terms.from', 'owners-terms-from'],
  ]);
});

it('says when each is due, in words', () => {
  expect(owners?.fields.map(({ due, condition }) => [due, condition])).toEqual([
    ['From private beta on', undefined],
    ['In each entry', undefined],
    ['Before the service is live', 'if the service is critical'],
    ['Optional', undefined],
    ['With terms', undefined],
  ]);
});

it('says what to write, unless the keys below say it', () => {
  expect(owners?.fields.map(({ value }) => value)).toEqual([
    'a list, each entry with the keys below',
    'an id: lower-case words joined by hyphens',
    'one of high or low',
    undefined,
    'a day, such as 2026-10-01',
  ]);
  expect(owners?.fields[3]?.example).toBe('terms: {from: 2026-10-01}');
});

it('splits what asks for a key', () => {
  expect(simple?.fields[0]?.from).toEqual(['S0.4', 'MOJ']);
});
