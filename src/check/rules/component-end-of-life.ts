import { daysBetween } from '../../model/date.ts';
import type { Component } from '../../model/guide.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { countInWords } from '../list-in-words.ts';

const NOTICE_DAYS = 90;

/** Components are replaced before nobody supports them. */
export const componentEndOfLife: Rule = {
  id: 'component-end-of-life',
  kind: 'lapse',
  severity: 'warning',
  title: 'Replace components before their end of life',
  why: 'After its end of life a component gets no fixes, for faults or for security. The day is known long before, and so is the work.',
  requirements: ['S0.21'],
  wrong: 'lifecycle: {state: active, end_of_life: 2026-06-30}',
  right: 'lifecycle: {state: deprecated, end_of_life: 2027-06-30, replacement: Text gateway 3}',
  *checkGuide({ draft }, { today }) {
    if (draft.phase === 'retired') return;
    for (const [index, component] of (draft.components ?? []).entries()) {
      const problem =
        component.lifecycle &&
        whatIsWrong(component, component.lifecycle, ['components', index, 'lifecycle'], today);
      if (problem) yield problem;
    }
  },
};

function whatIsWrong(
  { name }: Component,
  { state, end_of_life: end, replacement }: NonNullable<Component['lifecycle']>,
  path: (string | number)[],
  today: string,
): Finding | undefined {
  const left = end === undefined ? undefined : daysBetween(today, end);
  const by = replacement === undefined ? '' : ` by ${replacement}`;
  if (left !== undefined && left < 0) {
    const active = state === 'active';
    return {
      severity: active ? 'error' : 'warning',
      at: { path: [...path, 'end_of_life'] },
      message: `${name} reached its end of life on ${end}${active ? ', but is still called active' : ''}.`,
      hint: `Replace it${by}, or take it out of the guide if it is gone.`,
    };
  }
  if (left !== undefined && left <= NOTICE_DAYS) {
    return {
      at: { path: [...path, 'end_of_life'] },
      message: `${name} reaches its end of life ${left === 0 ? 'today' : `on ${end}, in ${countInWords(left, 'day')}`}.`,
      hint:
        replacement === undefined
          ? 'Decide what replaces it and write that as `replacement`.'
          : `Finish its replacement${by} before that day.`,
    };
  }
  if (state === 'end-of-life')
    return {
      at: { path },
      message: `${name} is at its end of life, but is still part of the service.`,
      hint: `Replace it${by}, or take it out of the guide if it is gone.`,
    };
  if (state === 'deprecated' && replacement === undefined)
    return {
      severity: 'info',
      at: { path },
      message: `Nothing says what replaces the component ${name}, which is deprecated.`,
      hint: 'Write what replaces it, for example:\nlifecycle: {state: deprecated, end_of_life: 2027-06-30, replacement: Text gateway 3}',
    };
  return undefined;
}
