/** Report: what content says, in a cell of a table in Markdown. */

/** Messages quote content: nothing in it may end the cell, begin HTML or a link, or call somebody. */
export function cell(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\[\]*_|#]/g, (character) => `\\${character}`)
    .replaceAll('@', '@\u200b')
    .replaceAll(/[\r\n]+/g, '<br>');
}
