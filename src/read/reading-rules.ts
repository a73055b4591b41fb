/**
 * Read: what reading itself can find fault with, stated like every other rule. The logic stands in the files of this
 * stage; here is what people read about it.
 */
import type { RuleInfo } from '../model/rule.ts';

const minimal = '---\ntitle: Flood alert sign-up\n---\n';

/** Rules of reading, in the order in which a file is read. */
export const readingRules = [
  {
    id: 'unexpected-file',
    kind: 'document',
    severity: 'error',
    title: 'Keep only content in the content folder',
    why: 'A content folder holds guides, guidance, images and two YAML files. Anything else, such as a script or a template, would look as if it did something; nothing in content is ever run.',
    wrong: 'services/evil.11ty.js',
    right: 'services/flood-warnings.md',
  },
  {
    id: 'unsafe-file',
    kind: 'document',
    severity: 'error',
    title: 'Use ordinary files, no links or devices',
    why: 'A symbolic link could publish a file from outside the content folder, and a pipe or device would never end.',
    wrong: 'services/passwords.md -> /etc/passwd',
    right: 'services/passwords.md (an ordinary file)',
  },
  {
    id: 'file-too-large',
    kind: 'document',
    severity: 'error',
    title: 'Keep each file below one megabyte',
    why: 'Nobody reads a guide of that size at night; it is nearly always a log or an export that was pasted in.',
    wrong: 'services/flood-warnings.md (50 MB)',
    right: 'services/flood-warnings.md (10 KB)',
  },
  {
    id: 'file-name',
    kind: 'document',
    severity: 'error',
    title: 'Name files in lower-case words joined by hyphens',
    why: 'The file name is the id of a service and its address on the site. Addresses must be safe, readable and the same on every operating system.',
    requirements: ['S1.10'],
    wrong: 'services/Flood Warnings.md',
    right: 'services/flood-warnings.md',
  },
  {
    id: 'not-utf8',
    kind: 'document',
    severity: 'error',
    title: 'Save files as UTF-8',
    why: 'In another encoding, names and punctuation turn into other characters on the page.',
    wrong: 'A file saved as UTF-16 or Windows-1252',
    right: 'The same file saved as UTF-8',
  },
  {
    id: 'hidden-character',
    kind: 'document',
    severity: 'error',
    title: 'Use no invisible or direction-changing characters',
    why: 'What nobody can see cannot be reviewed: such characters can make a command read differently from what it does.',
    wrong: 'Run `restart\\u200b-dispatch`',
    right: 'Run `restart-dispatch`',
  },
  {
    id: 'front-matter-missing',
    kind: 'document',
    severity: 'error',
    title: 'Begin each page with front matter',
    why: 'Facts that a machine can check stand in the front matter; without it a page has not even a title.',
    wrong: '# Flood alert sign-up\n',
    right: minimal,
  },
  {
    id: 'front-matter-language',
    kind: 'document',
    severity: 'error',
    title: 'Write front matter as YAML',
    why: 'Front matter marked as JavaScript would run as a program in other tools. Content is data here, and only YAML is read.',
    wrong: '---js\n{ title: "x" }\n---\n',
    right: minimal,
  },
  {
    id: 'front-matter-not-first',
    kind: 'document',
    severity: 'error',
    title: 'Put the front matter on the first line',
    why: 'With a blank line or a comment before it, other tools print the front matter as text.',
    wrong: '\n---\ntitle: Flood alert sign-up\n---\n',
    right: minimal,
  },
  {
    id: 'front-matter-unclosed',
    kind: 'document',
    severity: 'error',
    title: 'Close the front matter with three hyphens',
    why: 'Without the closing line the whole page is taken for front matter, and other tools publish an empty page.',
    wrong: '---\ntitle: Flood alert sign-up\n\n## What the service does\n',
    right: minimal,
  },
  {
    id: 'front-matter-not-keys',
    kind: 'document',
    severity: 'error',
    title: 'Write front matter as keys and values',
    why: 'A list or a single value has no names, so nothing of it can be checked or shown.',
    wrong: '---\n- Flood alert sign-up\n---\n',
    right: minimal,
  },
  {
    id: 'yaml-syntax',
    kind: 'document',
    severity: 'error',
    title: 'Write YAML that can be read',
    why: 'A slip such as a tab, an unclosed quotation mark or a colon inside a value makes the front matter unreadable.',
    wrong: '---\ntitle: Flood alerts: sign-up\n---\n',
    right: '---\ntitle: "Flood alerts: sign-up"\n---\n',
  },
  {
    id: 'yaml-duplicate-key',
    kind: 'document',
    severity: 'error',
    title: 'Write each key once',
    why: 'Of two equal keys only one counts, and which one depends on the tool: a reviewer sees one fact and readers another.',
    wrong: '---\nphase: alpha\nphase: live\n---\n',
    right: '---\nphase: alpha\n---\n',
  },
  {
    id: 'yaml-reserved-key',
    kind: 'document',
    severity: 'error',
    title: 'Use no keys that mean something to JavaScript',
    why: 'Keys such as `__proto__` can change how a program behaves.',
    wrong: '---\n__proto__: {admin: true}\n---\n',
    right: minimal,
  },
  {
    id: 'yaml-alias-or-tag',
    kind: 'document',
    severity: 'error',
    title: 'Write values out, without anchors, aliases or tags',
    why: 'They let a small file grow without bounds, or name types of a programming language; and people who review guides do not know them.',
    wrong: '---\na: &contact x@landandwater.example\nb: *contact\n---\n',
    right: '---\na: x@landandwater.example\nb: x@landandwater.example\n---\n',
  },
  {
    id: 'yaml-more-documents',
    kind: 'document',
    severity: 'error',
    title: 'Keep one block of front matter',
    why: 'What follows the end mark of a YAML document would be lost.',
    wrong: '---\ntitle: Flood alert sign-up\n...\nphase: live\n---\n',
    right: minimal,
  },
  {
    id: 'missing-key',
    kind: 'document',
    severity: 'error',
    title: 'Fill in what every guide must list',
    why: 'Whatever its phase, a guide lists its components, its support model and its lifecycle ownership: without them nobody knows what can fail, whom to call and who answers for it.',
    requirements: ['S0.19', 'S0.20', 'S0.21', 'X2'],
    wrong: '---\ntitle: Flood alert sign-up\nphase: discovery\n---\n',
    right:
      'components:\n  - id: sign-up-form\n    name: Sign-up form\n    type: application\n    owner: flood-alerts',
  },
  {
    id: 'unknown-key',
    kind: 'document',
    severity: 'error',
    title: 'Use only keys that are known',
    why: 'A misspelt key says nothing to anybody: the fact looks filled in and is not.',
    wrong: 'delivery_goup: water',
    right: 'delivery_group: water',
  },
  {
    id: 'wrong-value',
    kind: 'document',
    severity: 'error',
    title: 'Give each key a value of its kind',
    why: 'Dates, durations, hours and addresses are computed with and linked, so they must be what they seem.',
    wrong: 'last_reviewed_on: 1 October',
    right: 'last_reviewed_on: 2026-10-01',
  },
  {
    id: 'empty-value',
    kind: 'style',
    severity: 'warning',
    title: 'Leave out keys that have no value',
    why: 'An empty key looks like an answer and is none. It counts as missing.',
    requirements: ['S1.47'],
    wrong: 'tier:  (and nothing after it)',
    right: 'tier: standard',
  },
] as const satisfies readonly RuleInfo[];

/** Ids of the rules of reading. */
export type ReadingRuleId = (typeof readingRules)[number]['id'];

const byId = new Map<string, RuleInfo>(readingRules.map((rule) => [rule.id, rule]));

/** A rule of reading by id. */
export function readingRule(id: ReadingRuleId): RuleInfo {
  const rule = byId.get(id);
  if (!rule) throw new Error(`no rule of reading: ${id}`);
  return rule;
}
