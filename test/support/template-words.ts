/** What a template says by itself: words that stand in it instead of among the words of the interface. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from './build-site.ts';

/** Attributes that people read or hear. */
const SPOKEN =
  /\s(?:aria-label|aria-description|aria-roledescription|title|alt|placeholder|label|data-label)="([^"]*)"/g;
/** Commands, configuration and styles are the same in every language. */
const CODE = /<(pre|code|style)\b[^>]*>[\s\S]*?<\/\1>/g;
/** The first argument of `t` and `th`: the key of a message, which may be put together. */
const KEY = /\bth?\([^,)]*/g;
/** Names that no language changes, those of files among them. */
const NAMES = /^(?:DCB\d+|[\w-]+\.(?:txt|json|csv))$/;

/** Every template of the project, by path. */
export function templateTexts(): Map<string, string> {
  const folders = ['src/pages', '_includes'];
  return new Map(
    folders.flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.njk'))
        .sort()
        .map((name) => {
          const path = join(projectRoot, folder, name);
          return [relative(projectRoot, path), readFileSync(path, 'utf8')] as const;
        }),
    ),
  );
}

/** The literal words of a template: text, attributes that are spoken, and texts within expressions. */
export function literalWords(template: string): string[] {
  const text = template.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/\{#[\s\S]*?#\}/g, '');
  const markup = text.replace(/\{%[\s\S]*?%\}/g, '').replace(/\{\{[\s\S]*?\}\}/g, '');
  const plain = markup.replace(CODE, '').replace(/<!--[\s\S]*?-->/g, '');
  const outside = plain.replace(/<[^>]*>/g, '\n').replace(/&(?:lt|gt|amp|nbsp|quot);/g, '');
  const spoken = [...plain.matchAll(SPOKEN)].map(([, value = '']) => value);
  const within = [...text.matchAll(/\{[{%]([\s\S]*?)[%}]\}/g)].flatMap(([, expression = '']) =>
    [...expression.replace(KEY, '').matchAll(/"([^"]*)"|'([^']*)'/g)].map(
      ([, double, single]) => double ?? single ?? '',
    ),
  );
  return [
    ...[...outside.split('\n'), ...spoken].filter((words) => /\p{L}/u.test(words)),
    ...within.filter(isSaid),
  ]
    .map((words) => words.trim())
    .filter((words) => !NAMES.test(words));
}

/** True for a text that reads like words: it has a capital letter first, two words, or a word after punctuation. */
function isSaid(text: string): boolean {
  if (/\b(?:govuk|app)-|-src\b/.test(text)) return false;
  return /^\s*\p{Lu}|\p{L} +\p{L}|^\s*[(,;:]\s*\p{L}/u.test(text);
}
