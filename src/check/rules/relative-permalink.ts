import type { PageDocument } from '../../model/content.ts';
import type { Finding, Rule } from '../../model/rule.ts';

/** A permalink is a clean path of a site, and no other page has it. @see S1.4 @see S2.5 */
export const relativePermalink: Rule = {
  id: 'relative-permalink',
  kind: 'style',
  severity: 'warning',
  title: 'Write permalinks as whole paths, one for each page',
  why: 'A generator that follows `../` writes the page outside its output folder and reports success. Here a permalink never decides where a file is written, but whoever builds the page elsewhere is not so lucky.',
  requirements: ['S1.4', 'S2.5', 'X1'],
  wrong: 'permalink: ../standard/service-operation/',
  right: 'permalink: /standard/service-operation/',
  *checkContent({ pages }) {
    const taken = new Map<string, PageDocument>();
    for (const document of pages) {
      const { permalink } = document.draft;
      if (typeof permalink !== 'string') continue;
      const problem = problemOf(permalink);
      const clean = cleaned(permalink);
      if (problem)
        yield {
          document,
          at,
          message: `\`permalink\` ${problem}. It is not used here: the address comes from the name of the file.`,
          hint: `Delete it, or write \`permalink: ${clean}\`.`,
        };
      const other = taken.get(clean);
      if (other)
        yield {
          document,
          at,
          message: `${other.file} has the same permalink.`,
          hint: 'Give each page an address of its own, or delete the key.',
          related: [{ document: other, at, message: 'It is first used here.' }],
        };
      else taken.set(clean, document);
    }
  },
};

const at: Finding['at'] = { path: ['permalink'] };

function problemOf(permalink: string): string | undefined {
  const path = permalink.trim();
  if (path.split(/[/\\]/).includes('..')) return 'climbs out of its folder by `..`';
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return 'is a web address, not a path';
  if (!path.startsWith('/')) return 'does not begin with a slash';
  if (path !== permalink) return 'has spaces around it';
  if (/[\s\\]/.test(path)) return 'holds a space or a backslash';
  return undefined;
}

function cleaned(permalink: string): string {
  const path = permalink.trim().replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  const steps = path
    .split(/[/\\]+/)
    .filter((step) => !/^\.{0,2}$/.test(step))
    .map((step) => step.trim().replace(/\s+/g, '-'));
  return `/${steps.join('/')}${/\.\w+$|^$/.test(path) || steps.length === 0 ? '' : '/'}`;
}
