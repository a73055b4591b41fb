/** One slip does not hide the rest: what is refused is left out, and what remains points at where it was written. */
import { describe, expect, it } from 'vitest';
import { guideSchema } from '../../src/model/guide.ts';
import { nameOf } from '../../src/read/schema-problems.ts';
import { validate } from '../../src/read/validate.ts';

const queue = { id: 'queue', name: 'Queue', type: 'queue', owner: 'flood-alerts' };
const guide = {
  title: 'Flood warnings',
  description: 'It warns people.',
  phase: 'discovery',
  delivery_group: 'water',
  last_reviewed_on: '2026-10-01',
  review_in: '6 months',
  lifecycle: { owners: { design: 'flood-alerts' } },
  support: { contact: 'flood@landandwater.example' },
  components: [queue],
};

/** Names and paths of the problems of a guide with some keys changed. */
function problems(changes: Record<string, unknown>): string[] {
  return validate(guideSchema, { ...guide, ...changes }).problems.map(
    ({ name, path, on }) => `${name} ${nameOf(path)} (${on})`,
  );
}

describe('validate', () => {
  it('finds nothing in a minimal guide, and reads short forms as long ones', () => {
    const { value, problems: found, refused } = validate(guideSchema, guide);
    expect(found).toEqual([]);
    expect(refused).toEqual([]);
    expect(value?.lifecycle.owners.design).toEqual([{ team: 'flood-alerts' }]);
  });

  it('keeps good components beside bad ones, and knows where each was written', () => {
    const bad = { ...queue, id: 'not a slug' };
    const lacking = { id: 'console', type: 'application', owner: 'flood-alerts' };
    const { draft, refused, written, value } = validate(guideSchema, {
      ...guide,
      components: [bad, queue, lacking, { ...queue, id: 'last' }, 'text', { ...queue, id: 'very-last' }],
    });
    expect(value).toBeUndefined();
    expect(draft.components?.map(({ id }) => id)).toEqual(['queue', 'last', 'very-last']);
    expect(draft.title).toBe('Flood warnings');
    expect([0, 1, 2].map((index) => written(['components', index, 'owner']))).toEqual([
      ['components', 1, 'owner'],
      ['components', 3, 'owner'],
      ['components', 5, 'owner'],
    ]);
    expect(refused).toEqual([
      ['components', 0, 'id'],
      ['components', 2],
      ['components', 4],
      ['components', 0],
    ]);
  });

  it('reports every mistake of one document at once', () => {
    expect(
      problems({
        title: '',
        phase: 'life',
        last_reviewed_on: '2026-02-30',
        colour: 'red',
        support: {
          contact: 'nobody',
          hours: 'always',
          lines: [{ id: 'first', level: 9, team: 'x', hours: '24x7', rote: 'phone' }],
        },
        components: [
          { ...queue, owner: undefined },
          { ...queue, type: 'quueue' },
        ],
      }).sort(),
    ).toEqual([
      'missing-key components[1].owner (key)',
      'unknown-key colour (key)',
      'unknown-key support.lines[1].rote (key)',
      'wrong-value components[2].type (value)',
      'wrong-value last_reviewed_on (value)',
      'wrong-value phase (value)',
      'wrong-value support.contact (value)',
      'wrong-value support.hours (value)',
      'wrong-value support.lines[1].level (value)',
      'wrong-value title (value)',
    ]);
  });

  it.each([
    ['components', []],
    ['components', {}],
    ['components', null],
    ['lifecycle', {}],
    ['lifecycle', { owners: {} }],
    ['lifecycle', 'flood-alerts'],
    ['support', []],
    ['support', 'flood@landandwater.example'],
  ])('refuses %s written as %j', (key, value) => {
    expect(problems({ [key]: value })).toHaveLength(1);
  });

  it.each(['components', 'support', 'lifecycle'])('says that %s is missing', (key) => {
    expect(problems({ [key]: undefined })).toEqual([`missing-key ${key} (key)`]);
  });

  it('suggests the nearest key and value', () => {
    const { problems: found } = validate(guideSchema, {
      ...guide,
      phase: 'publicbeta',
      delivery_goup: 'water',
    });
    expect(found.map(({ hint }) => hint)).toEqual([
      'Did you mean `public-beta`?',
      'Did you mean `delivery_group`?',
    ]);
  });

  it.each([
    [null],
    ['text'],
    [7],
    [[]],
    [{ components: [[[]]] }],
    [{ support: { lines: { 0: null } } }],
    [{ title: { toString: 1 } }],
  ])('does not throw for %j', (data) => {
    expect(() => validate(guideSchema, data)).not.toThrow();
  });
});
