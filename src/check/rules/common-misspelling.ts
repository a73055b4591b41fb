import { proseLines } from '../../model/prose.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** Slips that are seen again and again, and what was meant. Only what is wrong in every sentence belongs here. */
const SLIPS: Readonly<Record<string, string>> = {
  accomodate: 'accommodate',
  acheive: 'achieve',
  availabilty: 'availability',
  buisness: 'business',
  comittee: 'committee',
  consistant: 'consistent',
  definately: 'definitely',
  dependancies: 'dependencies',
  dependancy: 'dependency',
  existance: 'existence',
  goverment: 'government',
  independant: 'independent',
  liase: 'liaise',
  maintainance: 'maintenance',
  maintenence: 'maintenance',
  neccessary: 'necessary',
  occurance: 'occurrence',
  occured: 'occurred',
  occuring: 'occurring',
  'on going': 'ongoing',
  'provide regular through': 'provide regular reports through',
  recieve: 'receive',
  recieved: 'received',
  recomend: 'recommend',
  responsability: 'responsibility',
  seperate: 'separate',
  seperately: 'separately',
  'stable, document and': 'stable, documented and',
  succesful: 'successful',
  successfull: 'successful',
  threshhold: 'threshold',
  untill: 'until',
};
const SLIP = new RegExp(`\\b(?:${Object.keys(SLIPS).join('|')})\\b`, 'i');
const EVERY_SLIP = new RegExp(SLIP, 'gi');
/** In a list of things to do, `chose` is meant to be `choose`. */
const CHOSE = /^\s*(?:[-*+]|\d+[.)])\s+(chose)\s+(?:a|an|the|who|how|which|your)\b/i;

/** Words are spelt as readers know them. */
export const commonMisspelling: Rule = {
  id: 'common-misspelling',
  kind: 'style',
  severity: 'info',
  title: 'Mend common slips of spelling',
  why: 'Search does not find a misspelt word, and readers wonder what else was not read twice.',
  requirements: ['X6'],
  wrong: 'A consistant, reliable service.',
  right: 'A consistent, reliable service.',
  checkGuide: slips,
  checkPage: slips,
};

function* slips(document: PublishedDocument): Iterable<Finding> {
  const { text } = document.body;
  if (!SLIP.test(text) && !/[-*+.)] +chose /i.test(text)) return;
  for (const line of proseLines(document)) {
    // Who quotes a slip knows it.
    const own = line.text.replace(/"[^"]{1,200}"|“[^”]{1,200}”/g, (quoted) => ' '.repeat(quoted.length));
    for (const match of own.matchAll(EVERY_SLIP))
      yield slip(match[0], SLIPS[match[0].toLowerCase()] ?? '', line.number, match.index);
    const chose = CHOSE.exec(line.text)?.[1];
    if (chose) yield slip(chose, 'choose', line.number, line.text.indexOf(chose));
  }
}

function slip(found: string, meant: string, line: number, index: number): Finding {
  return {
    at: { range: { line, column: index + 1, endLine: line, endColumn: index + 1 + found.length } },
    message: `“${found}” should be “${meant}”.`,
    hint: `Write \`${meant}\`.`,
  };
}
