/**
 * Read: which entries of a content folder are content, and what is said about the others. Refusing by default keeps
 * scripts, templates and devices out.
 */
import { printable } from '../model/printable.ts';
import { listSteps } from '../model/service-list.ts';
import type { SourceEntry } from './content-source.ts';
import type { ReadingRuleId } from './reading-rules.ts';

/** Names of the two YAML files of a content folder. */
export const configFile = 'opsguide.config.yaml';
export const organisationFile = 'organisation.yaml';
/** The words that readers may not know. */
export const glossaryFile = 'glossary.yaml';

/** The brand of an organisation: what it says, with pictures and a typeface beside it. */
export const brandFile = 'brand/brand.yaml';

const OWN_FILES = new Set([configFile, organisationFile, glossaryFile, brandFile]);
const MAX_BYTES = 1_000_000;
const MAX_IMAGE_BYTES = 10_000_000;
/** Logo and typeface are loaded with the first page that somebody sees. */
const MAX_BRAND_BYTES = 60_000;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const IMAGE = /^assets\/(?:[a-z0-9][a-z0-9_-]*\/)*[a-z0-9][a-z0-9_.-]*\.(?:png|jpe?g|gif|webp)$/;
const BRAND_ASSET = /^brand\/[a-z0-9][a-z0-9_.-]*\.(?:svg|png|woff2)$/;
const WORDS = /^words\/[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?\.yaml$/;
const FRAMEWORK = /^frameworks\/[a-z0-9]+(?:-[a-z0-9]+)*\.yaml$/;
/** Files that repositories have beside content; they are never published. */
const BYSTANDERS = new Set([
  'README.md',
  'LICENSE',
  'LICENCE',
  'LICENSE.md',
  'LICENCE.md',
  'CODEOWNERS',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
]);
/** Ids that would take the place of the site's own pages or mean something to an operating system or JavaScript. */
const RESERVED = new Set([
  'index',
  'api',
  'search',
  'assets',
  'all',
  'new',
  '404',
  'constructor',
  'prototype',
  'tostring',
  'valueof',
  'hasownproperty',
  'con',
  'prn',
  'aux',
  'nul',
  ...Array.from({ length: 9 }, (_, index) => [`com${index + 1}`, `lpt${index + 1}`]).flat(),
]);

/** True for files that repositories have beside content. */
export function isBystander(entry: SourceEntry): boolean {
  return BYSTANDERS.has(entry.path) && entry.type === 'file';
}

/** Why an entry is not read; a bad name alone (`file-name`) does not keep its other findings back. */
export function refusalOf(
  entry: SourceEntry,
): { rule: ReadingRuleId; message: string; hint: string } | undefined {
  const { path } = entry;
  const shown = printable(path);
  if (entry.type === 'symbolic-link')
    return {
      rule: 'unsafe-file',
      message: `${shown} is a symbolic link. It could show a file from outside the content.`,
      hint: 'Put a copy of the file here, or link to its page.',
    };
  if (entry.type === 'other')
    return {
      rule: 'unsafe-file',
      message: `${shown} is not an ordinary file with a readable name.`,
      hint: 'Delete it, or move it out of the content folder.',
    };
  if (/^brand\/.*\.(?:svg|woff2)$/.test(path) && entry.size > MAX_BRAND_BYTES)
    return {
      rule: 'file-too-large',
      message: `${shown} has ${Math.ceil(entry.size / 1000)} KB; 60 KB is the most for a logo or typeface.`,
      hint: 'Simplify the logo, or keep only the characters of the typeface that you need (a subset).',
    };
  const image = IMAGE.test(path);
  if (entry.size > (image ? MAX_IMAGE_BYTES : MAX_BYTES)) {
    return {
      rule: 'file-too-large',
      message: `${shown} has ${Math.ceil(entry.size / 1_000_000)} MB; ${image ? 10 : 1} MB is the most.`,
      hint: 'Keep what people need to read, and link to the rest.',
    };
  }
  if (image || OWN_FILES.has(path) || [FRAMEWORK, BRAND_ASSET, WORDS].some((kind) => kind.test(path)))
    return undefined;
  if (/^words\/[^/]+\.yaml$/.test(path))
    return {
      rule: 'file-name',
      message: `The name of ${shown} is no language.`,
      hint: 'Name it by the tag of its language: for example `words/cy.yaml`, `words/ar.yaml` or `words/en-GB.yaml`.',
    };
  const history = /^services\/([^/]+)\.csv$/s.exec(path)?.[1];
  if (history !== undefined) return historyNameProblem(history, shown);
  const place = /^(services|guidance)\/(.+)\.md$/s.exec(path);
  if (!place?.[2] || (place[1] === 'services' && place[2].includes('/'))) {
    return {
      rule: 'unexpected-file',
      message: `${shown} is not content.`,
      hint: 'Guides are services/<id>.md, what a level achieved is services/<id>.<level>.csv, guidance is guidance/**/<name>.md, frameworks are frameworks/<id>.yaml, terms are glossary.yaml, words of the interface are words/<language>.yaml, images are assets/**/<name>.png (or jpg, gif, webp), a brand is brand/brand.yaml with .svg, .png and .woff2 files beside it. Move or delete the file.',
    };
  }
  return nameProblem(place[1] === 'services', place[2], shown);
}

function historyNameProblem(
  name: string,
  shown: string,
): { rule: ReadingRuleId; message: string; hint: string } | undefined {
  const parts = name.split('.');
  const good =
    parts.length <= 2 &&
    parts.every((part) => SLUG.test(part) && part.length <= 64) &&
    !RESERVED.has(parts[0] ?? '') &&
    !listSteps.has(parts[0] ?? '');
  return good
    ? undefined
    : {
        rule: 'file-name',
        message: `The name of ${shown} cannot be an address.`,
        hint: 'Name it after its guide and the service level: for example `flood-warnings.availability.csv`.',
      };
}

function nameProblem(
  guide: boolean,
  name: string,
  shown: string,
): { rule: ReadingRuleId; message: string; hint: string } | undefined {
  const bad = name.split('/').find((part) => !SLUG.test(part) || part.length > 64);
  if (bad !== undefined) {
    const suggestion = bad
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 64);
    return {
      rule: 'file-name',
      message: `The name of ${shown} cannot be an address.`,
      hint: `Use lower-case letters, digits and single hyphens, at most 64${suggestion ? `: for example \`${suggestion}.md\`` : ''}.`,
    };
  }
  const last = name.split('/').pop() ?? '';
  if (guide ? RESERVED.has(last) || listSteps.has(last) : RESERVED.has(last) && last !== 'index')
    return {
      rule: 'file-name',
      message: `The name \`${last}\` is reserved.`,
      hint: 'Choose a name that says what the page is about.',
    };
  return undefined;
}
