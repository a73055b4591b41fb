/** Read: a content source → all documents and every diagnostic of reading, in order of file name. */
import { type Config, configSchema } from '../model/config.ts';
import type { Content, DataDocument, GuideDocument, PageDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type GuidancePage, guidanceSchema } from '../model/guidance.ts';
import { guideSchema } from '../model/guide.ts';
import { makeDiagnostic } from '../model/make-diagnostic.ts';
import { type Organisation, organisationSchema } from '../model/organisation.ts';
import { printable } from '../model/printable.ts';
import type { ContentSource, SourceEntry } from './content-source.ts';
import { readMarkdown, readYaml } from './read-document.ts';
import { type ReadingRuleId, readingRule } from './reading-rules.ts';
import type { SchemaProblem } from './validate.ts';

/** Names of the two YAML files of a content folder. */
export const configFile = 'opsguide.config.yaml';
export const organisationFile = 'organisation.yaml';

const MAX_BYTES = 1_000_000;
const MAX_IMAGE_BYTES = 10_000_000;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const IMAGE = /^assets\/(?:[a-z0-9][a-z0-9_-]*\/)*[a-z0-9][a-z0-9_.-]*\.(?:png|jpe?g|gif|webp)$/;
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

/** Reads everything. Mistakes of authors are returned, never thrown. */
export function readContent(source: ContentSource): { content: Content; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const entries = source.entries();
  const read = (entry: SourceEntry) => source.read(entry.path);
  const content: Content = {
    config: configSchema.parse({}),
    organisation: organisationSchema.parse({}),
    guides: [],
    pages: [],
    assets: [],
  };
  for (const entry of entries) {
    const { path } = entry;
    if (BYSTANDERS.has(path) && entry.type === 'file') continue;
    const refusal = refusalOf(entry);
    if (refusal) {
      diagnostics.push(makeDiagnostic(readingRule(refusal.rule), path, { line: 1, column: 1 }, refusal));
      if (refusal.rule !== 'file-name') continue;
    }
    if (path === configFile) readConfig(path, read(entry), content, diagnostics);
    else if (path === organisationFile) readOrganisation(path, read(entry), content, diagnostics);
    else if (path.startsWith('services/')) content.guides.push(readGuide(path, read(entry), diagnostics));
    else if (path.startsWith('guidance/')) content.pages.push(readPage(path, read(entry), diagnostics));
    else content.assets.push(path);
  }
  return { content, diagnostics };
}

/** Why an entry is not read; a bad name alone does not keep its other findings back. */
function refusalOf(entry: SourceEntry): { rule: ReadingRuleId; message: string; hint: string } | undefined {
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
  const image = IMAGE.test(path);
  if (entry.size > (image ? MAX_IMAGE_BYTES : MAX_BYTES)) {
    return {
      rule: 'file-too-large',
      message: `${shown} has ${Math.ceil(entry.size / 1_000_000)} MB; ${image ? 10 : 1} MB is the most.`,
      hint: 'Keep what people need to read, and link to the rest.',
    };
  }
  if (image || path === configFile || path === organisationFile) return undefined;
  const place = /^(services|guidance)\/(.+)\.md$/s.exec(path);
  if (!place?.[2] || (place[1] === 'services' && place[2].includes('/'))) {
    return {
      rule: 'unexpected-file',
      message: `${shown} is not content.`,
      hint: 'Guides are services/<id>.md, guidance is guidance/**/<name>.md, images are assets/**/<name>.png (or jpg, gif, webp). Move or delete the file.',
    };
  }
  return nameProblem(place[1] === 'services', place[2], shown);
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
  if (RESERVED.has(last) && (guide || last !== 'index'))
    return {
      rule: 'file-name',
      message: `The name \`${last}\` is reserved.`,
      hint: 'Choose a name that says what the page is about.',
    };
  return undefined;
}

function readConfig(path: string, bytes: Uint8Array, content: Content, diagnostics: Diagnostic[]): void {
  const result = readYaml(path, bytes, { schema: configSchema });
  diagnostics.push(...result.diagnostics);
  content.config = { ...content.config, ...(result.draft as Config) };
  content.configDocument = asData(result.source);
}

function readOrganisation(
  path: string,
  bytes: Uint8Array,
  content: Content,
  diagnostics: Diagnostic[],
): void {
  const result = readYaml(path, bytes, { schema: organisationSchema });
  diagnostics.push(...result.diagnostics);
  content.organisation = { ...content.organisation, ...(result.draft as Organisation) };
  content.organisationDocument = asData(result.source);
}

function asData(source: DataDocument | Omit<DataDocument, 'kind'>): DataDocument {
  return { ...source, kind: 'data' };
}

function readGuide(path: string, bytes: Uint8Array, diagnostics: Diagnostic[]): GuideDocument {
  const result = readMarkdown(path, bytes, { schema: guideSchema, adjust: adjustGuideProblem });
  diagnostics.push(...result.diagnostics);
  const id = path.slice('services/'.length, -'.md'.length);
  return {
    ...result.source,
    kind: 'guide',
    id,
    draft: result.draft,
    ...(result.value ? { guide: result.value } : {}),
  };
}

function adjustGuideProblem(problem: SchemaProblem): { hint?: string } {
  if (problem.name === 'unknown-key' && problem.path.length === 1 && problem.path[0] === 'id')
    return { hint: 'Delete it: the file name is the id of the service.' };
  return {};
}

/** A guidance page may carry keys of other generators; an unknown key is worth a word, not a refusal. */
function adjustPageProblem(problem: SchemaProblem): Partial<Pick<Diagnostic, 'severity'>> {
  return problem.name === 'unknown-key' ? { severity: 'warning' } : {};
}

function readPage(path: string, bytes: Uint8Array, diagnostics: Diagnostic[]): PageDocument {
  const result = readMarkdown(path, bytes, { schema: guidanceSchema, adjust: adjustPageProblem });
  diagnostics.push(...result.diagnostics);
  const id = path.slice('guidance/'.length, -'.md'.length);
  const page: GuidancePage | undefined =
    result.value ??
    (result.draft.title === undefined
      ? undefined
      : ({ ...result.draft, title: result.draft.title } as GuidancePage));
  return { ...result.source, kind: 'page', id, draft: result.draft, ...(page ? { page } : {}) };
}
