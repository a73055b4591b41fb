/**
 * Model: the sections that the body of a guide has, and from which gate on. Facts stand in the front matter; these are
 * the parts that people read. @see S0.13 @see S0.18
 */
import type { Gate } from './phase.ts';

/**
 * Version of the list below. When a section is added it goes up by one and the section says so in `since`: guides that
 * name an older version are told which sections are new, and are not refused for them.
 */
export const sectionsVersion = 2;

/** A section of a guide's body: a heading of level 2 with this text. */
export interface GuideSection {
  heading: string;
  due: Gate;
  /** Version of the list that brought it. */
  since: number;
  /** What to write in it. */
  about: string;
  requirement: string;
}

/** Sections in the order in which a guide has them. */
export const guideSections: readonly GuideSection[] = [
  {
    heading: 'What the service does',
    due: 'always',
    since: 1,
    about: 'Two or three sentences for somebody who has never seen it.',
    requirement: 'S0.13',
  },
  {
    heading: 'Who uses it',
    due: 'private-beta',
    since: 1,
    about: 'User groups, what they need, when it is busy.',
    requirement: 'S0.13',
  },
  {
    heading: 'How it works',
    due: 'private-beta',
    since: 1,
    about: 'The technical solution on one screen: what happens to a request, where data is kept.',
    requirement: 'S0.13',
  },
  {
    heading: 'Runbooks',
    due: 'public-beta',
    since: 1,
    about: 'Steps for each task, each under its own heading, that a tired person can follow.',
    requirement: 'S0.16',
  },
  {
    heading: 'Incidents',
    due: 'live',
    since: 1,
    about: 'What to do first, who leads, whom to tell.',
    requirement: 'S1.14',
  },
  {
    heading: 'Changes',
    due: 'live',
    since: 1,
    about: 'How changes are raised, assessed, approved and undone.',
    requirement: 'S1.15',
  },
  {
    heading: 'Retirement',
    due: 'retiring',
    since: 2,
    about: 'What ends when, what remains, and who answers for the data.',
    requirement: 'S0.21',
  },
];
