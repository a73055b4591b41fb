/**
 * Export: what a language model or another program reads first: what the site is, and where the plain text of each page
 * is.
 * @see https://llmstxt.org/
 */
import type { LlmsIndex, LlmsLink } from '../model/llms.ts';

/** Writes `llms.txt`. Text of others is escaped, so that it makes no headings, links or lines of its own. */
export function formatLlms({ title, summary, details, sections }: LlmsIndex): string {
  return [
    `# ${oneLine(title)}`,
    `> ${oneLine(summary)}`,
    ...details.map(oneLine),
    ...sections
      .filter(({ links }) => links.length > 0)
      .flatMap((section) => [`## ${oneLine(section.title)}`, section.links.map(formatLink).join('\n')]),
  ]
    .map((block) => `${block}\n`)
    .join('\n');
}

function formatLink({ title, href, description }: LlmsLink): string {
  return `- [${oneLine(title)}](${href})${description === undefined ? '' : `: ${oneLine(description)}`}`;
}

/** What Markdown would read as something else than a letter. */
const MARKUP = /[\\`*_[\]<>#~]|&(?=[#\w])/g;

function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(MARKUP, '\\$&')
    .replace(/^(\d*)([-+=.)])/, '$1\\$2');
}
