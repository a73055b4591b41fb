import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';
import { listInWords } from '../list-in-words.ts';

/** A first and a second line of support exist from public beta on. */
export const supportLines: Rule = {
  id: 'support-lines',
  kind: 'readiness',
  severity: 'warning',
  title: 'Have a first and a second line of support from public beta on',
  why: 'From public beta on anybody may call. The first line takes the call and knows where it goes; the second mends the service.',
  requirements: ['S0.20', 'S0.39'],
  wrong:
    'phase: public-beta\nsupport:\n  lines:\n    - {id: second-line, level: 2, team: flood-operations, hours: 24x7}',
  right:
    'phase: public-beta\nsupport:\n  lines:\n    - {id: service-desk, level: 1, team: it-service-desk, hours: 24x7}\n    - {id: second-line, level: 2, team: flood-operations, hours: 24x7}',
  *checkGuide(guide) {
    const lines = guide.draft.support?.lines;
    if (!lines || !isDue(guide, 'public-beta')) return;
    const missing = ([1, 2] as const).filter((level) => !lines.some((line) => line.level === level));
    if (missing.length === 0) return;
    yield {
      at: { path: ['support', 'lines'], on: 'key' },
      message: `There is no ${listInWords(
        missing.map((level) => (level === 1 ? 'first' : 'second')),
        'or',
      )} line of support.`,
      hint: `Add ${missing.length === 1 ? 'it' : 'both'}, for example:\n${missing.map((level) => (level === 1 ? '- {id: service-desk, level: 1, team: it-service-desk, hours: 24x7}' : '- {id: second-line, level: 2, team: flood-operations, hours: 24x7}')).join('\n')}`,
    };
  },
};
