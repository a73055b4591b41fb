/** Model: a calendar that people subscribe to, before it is written in the words of a format. */

/** Something that takes place on one day, all day long. */
export interface CalendarEvent {
  /** Stays the same while the day moves, so that a calendar moves the entry and does not add one. */
  uid: string;
  /** `YYYY-MM-DD`. */
  day: string;
  title: string;
  description: string;
  /** The page to look at: a whole address. */
  href?: string;
  category: string;
}

/** A calendar, soonest event first. */
export interface CalendarFeed {
  title: string;
  description: string;
  /** Where it is published: a whole address. */
  href?: string;
  /** The day on which its events were worked out, `YYYY-MM-DD`. */
  madeOn: string;
  language: string;
  events: readonly CalendarEvent[];
}
