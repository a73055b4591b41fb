/** Check: which dates of a guide follow which, whatever the route by which the service goes live. */

import type { DataPath } from '../model/data-path.ts';
import { processNames } from '../model/guide/support.ts';
import type { Gate } from '../model/phase.ts';

/** Dates that must not come before the one to their left, by path, with what each is called. */
export interface DateChain {
  steps: readonly { path: DataPath; name: string }[];
  /** Gate from which the chain means anything. */
  from?: Gate;
}

const chain = (base: string, keys: Readonly<Record<string, string>>, from?: Gate): DateChain => ({
  steps: Object.entries(keys).map(([key, name]) => ({
    path: `${base}${base === '' ? '' : '.'}${key}`.split('.'),
    name,
  })),
  ...(from ? { from } : {}),
});
const window = (base: string, name: string) =>
  chain(base, { from: `the beginning of ${name}`, to: `the end of ${name}` });
const process = (key: string) =>
  chain(`processes.${key}`, {
    defined: 'the day it was defined',
    documented: 'the day it was documented',
    agreed: 'the day it was agreed',
    implemented: 'the day it came into use',
  });

/** Every chain. The steps of a release are ordered apart, because each opens the next. */
export const dateChains: readonly DateChain[] = [
  chain('lifecycle.milestones', {
    private_beta: 'private beta',
    public_beta: 'public beta',
    live: 'going live',
    retire: 'retirement',
  }),
  chain('', {
    'lifecycle.retirement.notice_given': 'notice to users',
    'lifecycle.milestones.retire': 'retirement',
  }),
  chain('security.assurance_pack', { completed: 'completing the pack', updated: 'updating it' }),
  chain(
    '',
    {
      'lifecycle.milestones.private_beta': 'the start of private beta',
      'security.assurance_pack.updated': 'the last update of the pack',
    },
    'private-beta',
  ),
  chain('security.health_check', { on: 'the last test', next: 'the next test' }),
  chain('continuity.dr_test', { on: 'the last test', next: 'the next test' }),
  window('transition.early_life_support', 'early life support'),
  chain('release.conformance', {
    'review.from': 'the beginning of the review',
    'review.to': 'the end of the review',
    'approval.from': 'the beginning of the approval',
    'approval.to': 'the end of the approval',
  }),
  chain('release.conformance', {
    'approval.from': 'the beginning of the approval',
    approved: 'the approval',
  }),
  chain('release.live_certificate', { issued: 'the issue of the certificate', expires: 'its expiry' }),
  ...processNames.map(process),
];
