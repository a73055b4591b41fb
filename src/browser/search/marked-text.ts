/**
 * Browser: the excerpts of Pagefind as text. They come as HTML of which only `<mark>` is markup; everything else in them is
 * what somebody wrote, and is shown as text.
 */

/** A stretch of an excerpt. */
export interface Marked {
  text: string;
  marked: boolean;
}

/** Takes an excerpt apart. */
export function readExcerpt(html: string): Marked[] {
  return html.split(/(<mark>.*?<\/mark>)/s).flatMap((part) => {
    const marked = part.startsWith('<mark>');
    const text = part
      .replace(/<\/?mark>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
    return text === '' ? [] : [{ text, marked }];
  });
}

/** The excerpt without a heading that it begins with: the heading is shown already. */
export function withoutHeading(excerpt: readonly Marked[], heading: string): Marked[] {
  const whole = excerpt.map(({ text }) => text).join('');
  if (!whole.startsWith(heading)) return [...excerpt];
  let drop = heading.length + (/^[.\s]*/.exec(whole.slice(heading.length))?.[0].length ?? 0);
  return excerpt.flatMap(({ text, marked }) => {
    const rest = text.slice(drop);
    drop = Math.max(0, drop - text.length);
    return rest === '' ? [] : [{ text: rest, marked }];
  });
}

/** The first words of a text up to a place, and no more than so many. */
export function firstWords(text: string, end: number, most: number): Marked[] {
  const words = text.split(/\s+/).slice(0, end);
  const shown = words.slice(0, most).join(' ');
  return shown === '' ? [] : [{ text: words.length > most ? `${shown}…` : shown, marked: false }];
}
