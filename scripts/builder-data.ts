/** What the page on which guides are built loads: the form, and of the content what a check of one guide looks at. */
import { basename } from 'node:path';
import type { BuilderContent, BuilderData } from '../src/model/builder-data.ts';
import type { Content, SourceDocument } from '../src/model/content.ts';
import { guideSchema } from '../src/model/guide.ts';
import { guideForm } from '../src/model/guide-form.ts';
import { markdownPath } from '../src/model/link-target.ts';
import type { Say } from '../src/model/spoken-words.ts';
import { parseYaml } from '../src/read/yaml.ts';
import { siteHref } from '../src/render/markdown.ts';
import { loadCalendars, loadFrameworks, loadGlossary } from './shipped-data.ts';

/** Keys of other guides that rules compare with those of the guide that is built. */
const comparedKeys = [
  'title',
  'description',
  'phase',
  'delivery_group',
  'tier',
  'redirect_from',
  'support',
  'dependencies',
  'service_levels',
] as const;

/** The file for a site. */
export function builderData(content: Content, basePath: string, say: Say): BuilderData {
  const { config, organisation } = content;
  const { teams, roles, delivery_groups, tiers, suppliers, priorities } = organisation;
  return {
    form: guideForm(guideSchema, say),
    guides: content.guides.map(({ id, file, draft }) => ({
      id,
      title: draft.title ?? id,
      href: siteHref(basePath, markdownPath(file) ?? ''),
    })),
    organisation: { teams, roles, delivery_groups, tiers, suppliers, priorities },
    health: config.health,
    ...(config.edit_url === undefined ? {} : { editUrl: config.edit_url }),
    ...(config.new_file_url === undefined ? {} : { newFileUrl: config.new_file_url }),
    basePath,
    content: contentOf(content),
  };
}

function contentOf(content: Content): BuilderContent {
  const { configDocument, organisationDocument, frameworkDocuments, glossaryDocument } = content;
  const asJson = (document: SourceDocument | undefined) =>
    document === undefined ? [] : [[document.file, `${JSON.stringify(document.data)}\n`] as const];
  const decoder = new TextDecoder();
  const shippedGlossary = loadGlossary();
  const inForce = new Set(content.frameworks.map(({ id }) => id));
  return {
    files: Object.fromEntries([
      ...asJson(configDocument),
      ...asJson(organisationDocument),
      ...asJson(glossaryDocument),
      ...frameworkDocuments
        .filter(({ file }) => file.startsWith('frameworks/'))
        .map(({ file, text }) => [file, text] as const),
      ...content.guides.map((guide) => [guide.file, outlineOf(guide, comparedKeys)] as const),
      ...content.pages.map((page) => [page.file, outlineOf(page, ['title', 'redirect_from'])] as const),
      ...content.histories.map(({ file, text }) => [file, text] as const),
      ...content.assets.map((asset) => [asset, ''] as const),
    ]),
    frameworks: loadFrameworks()
      .filter(({ file }) => inForce.has(basename(file, '.yaml')))
      .map(({ file, bytes }) => ({ file, text: withoutComments(decoder.decode(bytes)) })),
    glossary: { file: shippedGlossary.file, text: withoutComments(decoder.decode(shippedGlossary.bytes)) },
    calendars: Object.fromEntries(
      Object.entries(loadCalendars()).map(([nation, { from, to, holidays }]) => [
        nation,
        { from, to, holidays: [...holidays].sort() },
      ]),
    ),
  };
}

/** The same data as JSON, which is YAML: what only people read stays out. */
function withoutComments(yaml: string): string {
  return `${JSON.stringify(parseYaml(yaml).value)}\n`;
}

/** A document without what no other document is compared with: some keys, and the headings that links may lead to. */
function outlineOf({ data, body }: SourceDocument, keys: readonly string[]): string {
  const kept = Object.fromEntries(keys.flatMap((key) => (key in data ? [[key, data[key]]] : [])));
  const headings = body.headings.map(({ level, text }) => `${'#'.repeat(level)} ${text}\n`).join('\n');
  return `---\n${JSON.stringify(kept)}\n---\n\n${headings}`;
}
