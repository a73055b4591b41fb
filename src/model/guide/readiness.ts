/** Model: what was rehearsed, reviewed and approved before a service goes live, and what is waived. */
import * as z from 'zod';
import { fact, requiredFact } from '../fact.ts';
import { date, documentLink, party, prose, text, url } from '../primitives.ts';

const rating = z.strictObject({
  rating: requiredFact(z.enum(['red', 'amber', 'green']), { about: 'Red, amber or green.' }),
  reason: requiredFact(prose, { about: 'Why.' }),
});

/** Readiness for operation. @see S0.22 @see S0.47 */
export const readiness = z.strictObject({
  review_board: fact(
    z.strictObject({
      on: fact(date, { about: 'Day of the board.', from: 'S0.25' }),
      lead: fact(party, {
        about: 'Operational service readiness manager who leads it.',
        due: 'live',
        from: 'S0.23',
        example: 'lead: water-readiness',
      }),
      members: fact(z.array(text).min(1), {
        about: 'Functions that sit on the board.',
        due: 'live',
        from: 'S0.26',
        example: 'members: [security, operations, service management]',
      }),
      outcome: fact(z.enum(['passed', 'passed-with-conditions', 'failed']), {
        about: 'What the board decided.',
        due: 'live',
        from: 'S0.24',
        example: 'outcome: passed',
      }),
      conditions: fact(
        z.array(
          z.strictObject({
            condition: requiredFact(text, { about: 'What must be done.' }),
            closed: fact(date, { about: 'Day on which it was done.' }),
          }),
        ),
        { about: 'Conditions of the decision.' },
      ),
      point_14: fact(z.enum(['met', 'partly', 'not-met']), {
        about: 'Whether point 14 of the Service Standard (operate a reliable service) is met.',
        due: 'live',
        from: 'S0.28',
        example: 'point_14: met',
      }),
      record: fact(url, { about: 'Where the record is.' }),
    }),
    {
      about: 'The service design review board; it can never be not applicable.',
      due: 'live',
      from: 'S0.22, S0.24',
      example:
        'review_board: {on: 2026-06-10, lead: water-readiness, outcome: passed, point_14: met, members: [security, operations]}',
    },
  ),
  rehearsals: fact(
    z.array(
      z.strictObject({
        type: requiredFact(z.enum(['incident', 'change']), { about: 'What was rehearsed.' }),
        on: requiredFact(date, { about: 'Day of the rehearsal.' }),
        outcome: requiredFact(z.enum(['passed', 'passed-with-actions', 'failed']), { about: 'How it went.' }),
        actions: fact(prose, { about: 'What was changed after it.' }),
        record: fact(url, { about: 'Where the record is.' }),
      }),
    ),
    {
      about: 'Live service rehearsals, at least one for incidents and one for change.',
      due: 'live',
      from: 'S0.47',
      example:
        'rehearsals:\n  - {type: incident, on: 2026-09-03, outcome: passed}\n  - {type: change, on: 2026-09-10, outcome: passed}',
    },
  ),
  governance: fact(
    z.array(
      z.strictObject({
        process: requiredFact(text, { about: 'Approval, such as service assessment or spend control.' }),
        state: requiredFact(z.enum(['not-started', 'in-progress', 'approved', 'rejected']), {
          about: 'State.',
        }),
        on: fact(date, { about: 'Day of the decision.' }),
        url: fact(url, { about: 'Where it is recorded.' }),
      }),
    ),
    {
      about: 'Governance approvals and their state.',
      due: 'live',
      from: 'S0.17',
      example: 'governance: [{process: Service assessment, state: approved, on: 2026-05-20}]',
    },
  ),
  operational: fact(rating, {
    about: 'How ready operations are.',
    due: 'public-beta',
    from: 'S0.12',
    example: 'operational: {rating: amber, reason: Rehearsal for change is still to come.}',
  }),
  business: fact(rating, {
    about: 'How ready the business is.',
    due: 'public-beta',
    from: 'S0.12',
    example: 'business: {rating: green, reason: Call handlers are trained.}',
  }),
});

/** Handing over from development to operation. @see S1.27 @see S1.46 */
export const transition = z.strictObject({
  plan: fact(documentLink, {
    about: 'Where the transition plan is.',
    due: 'live',
    from: 'S1.27',
    example: 'plan: "#transition-into-live"',
  }),
  service_operations_contact: fact(party, {
    about: 'Who in service operations goes with it.',
    due: 'live',
    from: 'S1.46',
    example: 'service_operations_contact: service-operations',
  }),
  early_life_support: fact(
    z.strictObject({
      from: requiredFact(date, { about: 'First day.' }),
      to: requiredFact(date, { about: 'Last day.' }),
      exit: fact(prose, { about: 'What must be true at its end.' }),
    }),
    { about: 'Closer support in the first weeks.' },
  ),
});

/** A criterion that is waived for a time. */
export const waiver = z.strictObject({
  criterion: requiredFact(
    z.string().regex(/^[A-Z][A-Z0-9]*-\d{2,3}$/, 'must be the id of a criterion, such as OSR-21'),
    { about: 'Id of the criterion.' },
  ),
  reason: requiredFact(prose, { about: 'Why it can wait.' }),
  risk_owner: requiredFact(party, { about: 'Who bears the risk.' }),
  approved_by: requiredFact(party, { about: 'Who approved the waiver.' }),
  expires: requiredFact(date, { about: 'Last day on which it counts.' }),
});

/** A criterion that does not apply. */
export const notApplicable = z.strictObject({
  criterion: requiredFact(
    z.string().regex(/^[A-Z][A-Z0-9]*-\d{2,3}$/, 'must be the id of a criterion, such as REL-03'),
    { about: 'Id of the criterion.' },
  ),
  reason: requiredFact(prose, { about: 'Why it does not apply.', from: 'S1.47' }),
});
