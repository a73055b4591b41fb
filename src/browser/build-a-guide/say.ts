/** Browser: says what happened, aloud and in sight. */
import { part } from '../shared/part.ts';

/** Sections of the page that show what happened in them. */
const sections = ['start', 'body', 'save'] as const;

/** Where what happened is shown: in a section of the page, or by the question itself. */
export type SaidIn = (typeof sections)[number] | 'question';

/** Says something to those who do not see the page, and shows it to the others where they asked for it. */
export function say(text: string, place: SaidIn = 'start'): void {
  for (const section of sections) {
    const shown = part(`builder-${section}-said`);
    shown.textContent = section === place ? text : '';
    shown.hidden = shown.textContent === '';
  }
  const note = part('builder-note');
  note.textContent = '';
  // Said again even if it is the same.
  setTimeout(() => {
    note.textContent = text;
  }, 50);
}
