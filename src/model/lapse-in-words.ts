/** Model: what lapses, by name. The same lapse has a name in each language in which a page speaks of it. */
import type { Lapse } from './estate.ts';
import { type Say, sayInEnglish } from './spoken-words.ts';

/** `Contract with Gauge Link`, `Review of the guide`. */
export function lapseInWords(
  {
    what,
    of: name = '',
    subject,
  }: { what: Lapse['what']; of?: string | undefined; subject: Lapse['subject'] },
  say: Say = sayInEnglish,
): string {
  if (what === 'review')
    return say(subject.href.startsWith('/services/') ? 'lapses.reviewOfGuide' : 'lapses.reviewOfPage');
  return say(`lapses.${what}`, { name });
}
