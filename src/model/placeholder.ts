/** Model: text that looks filled in and is not. A placeholder counts as empty. */

const WHOLE =
  /^(?:tbc|tbd|tba|todo|t\.b\.c\.?|to be (?:confirmed|decided|agreed|added|advised)|n\/?a|none yet|unknown|xxx+|\?+|-+|\.{2,}|…|best endeavours|fill (?:me )?in|placeholder|<[^>]*>|\[[^\]]*\])$/i;
const WITHIN =
  /(?:\btbc\b|\btbd\b|\bto be confirmed\b|#team-name\b|\bteam-name\b|\byour[- ]team[- ]name\b|\blorem ipsum\b|(?:^|[@/.\s])example\.(?:com|org|net)\b|\bfoo@bar\b|\bxxxx+\b)/i;

/** The placeholder in a text, or `undefined` if the text says something. `landandwater.example` is a name, not a placeholder. */
export function findPlaceholder(text: string): { text: string; index: number } | undefined {
  const trimmed = text.trim();
  if (WHOLE.test(trimmed)) return { text: trimmed, index: text.indexOf(trimmed) };
  const match = WITHIN.exec(text);
  if (!match) return undefined;
  const found = match[0].replace(/^[@/.\s]/, '');
  return { text: found, index: match.index + (match[0].length - found.length) };
}
