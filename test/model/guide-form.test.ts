/** The form asks for every key of the schema, in the words of the reference of fields. */
import { describe, expect, it } from 'vitest';
import { schemaFacts } from '../../src/model/due-facts.ts';
import { guideSchema } from '../../src/model/guide.ts';
import { guideForm, type Question } from '../../src/model/guide-form.ts';

const form = guideForm(guideSchema);

function all(questions: readonly Question[]): Question[] {
  return questions.flatMap((question) => [
    question,
    ...all(question.keys ?? []),
    ...all(question.items?.keys ?? []),
  ]);
}

const questions = all(form.flatMap((section) => section.questions));
const at = (path: string) => questions.find((question) => question.path === path);

describe('guideForm', () => {
  it('has a question for every key, each once in its section', () => {
    const asked = new Set(questions.map(({ path }) => path));
    const keys = schemaFacts(guideSchema).map(({ path }) => path.join('.').replaceAll(/\.\*(?=\.)/g, '.*'));
    // A list that is the long form of a short one is asked as that form.
    const known = (key: string) => asked.has(key) || asked.has(key.replace('.*.', '.'));
    expect(keys.filter((key) => !known(key))).toEqual([]);
    const tops = form.flatMap((section) => section.questions.map(({ key }) => key));
    expect(tops.toSorted()).toEqual(Object.keys(guideSchema.shape).toSorted());
  });

  it('knows how each is answered', () => {
    expect(at('title')).toMatchObject({ scalar: { kind: 'text' }, required: true });
    expect(at('phase')?.scalar?.options).toContain('private-beta');
    expect(at('uses_live_data')?.scalar).toEqual({ kind: 'flag' });
    expect(at('last_reviewed_on')?.scalar).toEqual({ kind: 'date' });
    expect(at('tier_reason')).toMatchObject({ scalar: { kind: 'prose' }, gate: 'private-beta' });
    expect(at('support.out_of_hours')).toMatchObject({ gate: 'live', when: 'critical' });
    expect(at('support.out_of_hours.rota_size')?.scalar).toEqual({ kind: 'number' });
    expect(at('dependencies')).toMatchObject({ mayBeEmpty: true, gate: 'live-data' });
    expect(at('components')?.mayBeEmpty).toBeUndefined();
    expect(at('components.*.lifecycle')).toMatchObject({ shortFor: 'state', scalar: { kind: 'choice' } });
    expect(at('support.lines.*.level')?.scalar?.options).toEqual([1, 2, 3, 'vendor']);
    expect(at('support.hours')?.scalar?.options).toContain('24x7');
    expect(at('continuity.backups')?.unless).toBe('no_backups_reason');
  });

  it('leaves only what no form can show to the text', () => {
    const shown = ({ scalar, keys, items }: Question) => scalar || keys || items;
    expect(questions.filter((question) => !shown(question)).map(({ path }) => path)).toEqual(['acronyms']);
  });
});
