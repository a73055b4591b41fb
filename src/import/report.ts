/** Import: what is said about each file: what was kept, what was changed, and what is left for a person. */

/** Something that is written otherwise in the new file, word for word. */
export interface Change {
  what: string;
  was: string;
  now: string;
}

/** Something that only a person can decide. `text` stands in the new file as it was, or is not in it, as `what` says. */
export interface Left {
  what: string;
  text: string;
}

/** What became of one file. */
export interface FileReport {
  /** Path in the folder that is imported. */
  file: string;
  outcome: 'page' | 'guide' | 'image' | 'settings' | 'not imported';
  /** Paths in the content folder. */
  to: string[];
  /** Words of the text as it was and as it is, markup and addresses among them. */
  words?: { before: number; after: number };
  changed: Change[];
  left: Left[];
  /** Words that are neither in the new file nor among what was changed. There are none unless opsguide has a bug. */
  lost: string[];
}

/** Collects changes and what is left for one file. */
export interface Notes {
  changed(what: string, was: string, now: string): void;
  left(what: string, text: string): void;
}

/** Notes that are written into a report. */
export function notesOf(report: Pick<FileReport, 'changed' | 'left'>): Notes {
  return {
    changed: (what, was, now) => report.changed.push({ what, was, now }),
    left: (what, text) => report.left.push({ what, text }),
  };
}
