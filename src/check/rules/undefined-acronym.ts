import { proseLines } from '../../model/prose.ts';
import type { Finding, Rule } from '../../model/rule.ts';

/** Letters that readers of service guidance know, or that are names of their own. */
const KNOWN = new Set(
  (
    'AM PM UK EU USA GB ID IDS IT ICT OK FAQ HR TV PC VAT PIN SMS GPS UTC GMT BST DNS VPN IP TCP UDP SSH TLS SSL HTTP HTTPS HTML CSS ' +
    'API APIS JSON XML YAML CSV PDF SVG PNG URL URLS SQL CPU RAM SDK CLI GOV NHS GDS OGL MIT ISO ITIL BBC HMRC ' +
    'P1 P2 P3 P4 README OFFICIAL SENSITIVE SECRET CET AND OR NOT TOP'
  ).split(' '),
);
const EVERY_ACRONYM =
  /(?<![\w&@/#.-])(?:[A-Z][A-Z&]{1,6}|[A-Z][a-z]{1,3}[A-Z]{2,6})(?=s?(?:['’]s?)?(?![\w&@/-]))/g;
/** A page with more of them is a table of codes, not a text. */
const MOST_LOOKED_AT = 100;
const ACRONYM = new RegExp(EVERY_ACRONYM, '');

/** Acronyms are spelt out once on a page. */
export const undefinedAcronym: Rule = {
  id: 'undefined-acronym',
  kind: 'style',
  severity: 'info',
  title: 'Spell out each acronym once',
  why: 'A page is read by people of other departments and by those who joined last week. Letters that nobody explains shut them out. Letters that the glossary explains count as spelt out everywhere.',
  requirements: ['X6'],
  wrong: 'Send it to the CMB.',
  right: 'Send it to the change management board (CMB).',
  *checkPage(document, { organisation, definedNames }) {
    if (!ACRONYM.test(document.body.text)) return;
    const lines = proseLines(document);
    const all = lines.map(({ text }) => text).join('\n');
    const seen = new Set(KNOWN);
    for (const word of organisation.service_management_tool.split(' ')) seen.add(word);
    let looked = 0;
    for (const { text, number } of lines) {
      if (/\bformerly\b/i.test(text)) continue;
      for (const [acronym] of text.matchAll(EVERY_ACRONYM)) {
        if (seen.has(acronym) || definedNames.has(acronym)) continue;
        seen.add(acronym);
        looked += 1;
        if (looked > MOST_LOOKED_AT) return;
        if (!isExplained(acronym, all, document.draft.aliases ?? []))
          yield finding(acronym, number, text.indexOf(acronym));
      }
    }
  },
};

/** `Certificate (ABC)`, `ABC (a certificate …)`, `ABC stands for`, or words that begin with its letters. */
function isExplained(acronym: string, text: string, aliases: readonly string[]): boolean {
  // A page that has it as another name is about it.
  if (aliases.includes(acronym)) return true;
  const words = [...acronym]
    .map((letter) => `${letter}[\\w’'-]*`)
    .join('[\\s-]+(?:(?:and|of|the|for|to|in)[\\s-]+)*');
  return new RegExp(
    `[\\[(“"]${acronym}s?[\\])”"]|\\b${acronym}s?(?:['’]s?)? \\([a-z]|\\b${acronym} (?:stands for|means|is short for)\\b|\\b${words}`,
    'i',
  ).test(text);
}

function finding(acronym: string, line: number, index: number): Finding {
  return {
    at: { range: { line, column: index + 1, endLine: line, endColumn: index + 1 + acronym.length } },
    message: `${acronym} is not spelt out on this page.`,
    hint: `Write its words where it is first used, with the letters in brackets: \`… (${acronym})\`.`,
  };
}
