/** Browser: the draft, kept on this computer until it is discarded. A browser that keeps nothing is no obstacle. */

/** A guide on the way. */
export interface Draft {
  /** Id of the service; empty while there is none. */
  id: string;
  text: string;
  /** Text as it was opened or last saved; absent for a new guide. */
  opened?: string;
}

const KEY = 'opsguide-guide-draft';

/** The draft that was kept, if it can be read. */
export function keptDraft(site: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`${KEY} ${site}`) ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const { id, text, opened } = value as Record<string, unknown>;
    if (typeof id !== 'string' || typeof text !== 'string') return undefined;
    return { id, text, ...(typeof opened === 'string' ? { opened } : {}) };
  } catch {
    return undefined;
  }
}

/** Keeps a draft. @returns whether the browser could: it may forbid it, or be full */
export function keepDraft(site: string, draft: Draft): boolean {
  try {
    localStorage.setItem(`${KEY} ${site}`, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab keeps another draft in place of this one, or forgets it. */
export function onReplacedDraft(site: string, replaced: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === null || key === `${KEY} ${site}`) replaced();
  });
}

/** Forgets the draft. */
export function forgetDraft(site: string): void {
  try {
    localStorage.removeItem(`${KEY} ${site}`);
  } catch {
    // Nothing was kept.
  }
}
