/** Makes evidence packs: a prepared site → the files of a pack. The same content, day and version give the same bytes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosticRecord, serviceRecord } from '../src/export/api/service.ts';
import { canonicalJson } from '../src/export/canonical-json.ts';
import { assemblePack, type PackFile } from '../src/export/pack/assemble-pack.ts';
import { frameworkFile, frameworkFiles } from '../src/export/pack/framework-files.ts';
import { indexFile, packLink, serviceFiles, serviceFolder } from '../src/export/pack/pack-paths.ts';
import { selfContained } from '../src/export/pack/self-contained.ts';
import {
  evidenceRegister,
  historyTable,
  serviceLevelTable,
  waiverTable,
} from '../src/export/pack/service-tables.ts';
import type { PackedFile } from '../src/export/pack/zip.ts';
import type { ApiService } from '../src/model/api.ts';
import type { GuideDocument } from '../src/model/content.ts';
import type { Service } from '../src/model/estate.ts';
import { nearest } from '../src/model/nearest.ts';
import { type PackManifest, type PackScope, packNames } from '../src/model/pack.ts';
import type { CheckedContent } from '../src/pipeline.ts';
import type { ContentSource } from '../src/read/content-source.ts';
import { splitFrontMatter } from '../src/read/front-matter.ts';
import { siteHref } from '../src/render/markdown.ts';
import { makeSiteRenderer } from '../src/render/site-renderer.ts';
import { UsageError } from './exit-codes.ts';
import { mediaType } from './media-type.ts';
import type { PrintedSite } from './print-site.ts';
import { packageRoot } from './shipped-data.ts';
import { type PreparedSite, templateFolders } from './site.ts';

/** What packs are made from. */
export interface PackInput {
  prepared: PreparedSite;
  checked: CheckedContent;
  source: ContentSource;
  revision: PackManifest['revision'];
  /** Prints the guides of a pack. */
  printGuides: (services: readonly Service[]) => Promise<PrintedGuides>;
}

/** Printed guides by the site paths of their pages, and what was found while they were printed. */
export type PrintedGuides = Pick<PrintedSite, 'pdfOf' | 'downloads' | 'diagnostics'>;

/** Makes packs of one content. */
export interface PackMaker {
  /**
   * Everything that a pack holds but a signature, in order.
   * @throws UsageError if there is no such service or group
   */
  make(scope: PackScope): Promise<PackedFile[]>;
}

/** A page before it is made self-contained, or a file as it is; made when it is packed, and not kept. */
type Part = { name: string; about: string } & ({ html(): string } | { bytes(): string | Uint8Array });

/** What a pack holds of one service. */
interface ServiceParts {
  id: string;
  title: string;
  incomplete?: string[];
  parts: Part[];
}

/** Makes the maker. */
export function makePacker({ prepared, checked, source, revision, printGuides }: PackInput): PackMaker {
  const { site } = prepared;
  const { estate, basePath, interfaceWords: words } = site;
  const { config } = estate;
  const { content } = checked;
  const { render } = makeSiteRenderer(site, { includes: templateFolders });
  const services = new Map(estate.services.map((service) => [service.id, service]));
  const assets = new Map<string, Uint8Array>([
    ...prepared.assets.map(({ path, text }) => [path, encode(text)] as const),
    ...[...prepared.copies, ...prepared.images()].map(({ path, bytes }) => [path, bytes] as const),
  ]);
  const styles = new TextDecoder().decode(assets.get((site.assets.styles ?? '').slice(1)));
  const guideTemplate = splitFrontMatter(
    readFileSync(join(packageRoot, 'src', 'pages', 'service.njk'), 'utf8'),
  ).body;
  const address = config.address && new URL(basePath, config.address).href;
  // Without an address the base path says nothing, and a pack does not depend on it.
  const href = (path: string) =>
    address === undefined ? path : new URL(siteHref(basePath, path), address).href;
  const fileOf = (named: string) => {
    const inside = named.startsWith(basePath) ? named.slice(basePath.length) : `assets/${named}`;
    const bytes = assets.get(inside);
    const type = mediaType(inside);
    return bytes && type && /^(?:image|font)\//.test(type) ? { type, bytes } : undefined;
  };

  // Four files of a service show the same record, one after the other.
  let latest: { service: Service; record: ApiService } | undefined;
  const recordOf = (service: Service): ApiService => {
    if (latest?.service !== service) latest = { service, record: serviceRecord(service, estate, href) };
    return latest.record;
  };

  const partsOf = (document: GuideDocument, printed: PrintedGuides): ServiceParts => {
    const folder = serviceFolder(document.id);
    const about = (key: string) => words.say(`pack.files.${key}`);
    const file = (key: keyof typeof serviceFiles, bytes: () => string | Uint8Array): Part => ({
      ...{ name: folder + serviceFiles[key], bytes, about: about(key) },
    });
    const page = (key: 'guide' | 'readiness', html: () => string): Part => ({
      ...{ name: folder + serviceFiles[key], html, about: about(key) },
    });
    const found = checked.diagnostics.filter((diagnostic) => diagnostic.file === document.file);
    const unprinted = printed.diagnostics.filter((diagnostic) => diagnostic.file === document.file);
    const history = site.history.known ? site.history.byFile.get(document.file) : undefined;
    const common = {
      source: file('source', () => source.read(document.file)),
      diagnostics: file('diagnostics', () =>
        json([...found, ...unprinted].map((diagnostic) => diagnosticRecord(diagnostic, href))),
      ),
      history: file('history', () => historyTable(history)),
    };
    const service = services.get(document.id);
    if (!service) {
      const { title } = document.draft;
      return {
        id: document.id,
        title: typeof title === 'string' ? title : document.id,
        incomplete: [
          words.say('pack.refused', { count: found.filter(({ severity }) => severity === 'error').length }),
        ],
        parts: [common.source, common.diagnostics, common.history],
      };
    }
    const record = () => recordOf(service);
    const isPrinted = Object.hasOwn(printed.downloads, service.href);
    const shown = (path: string) => ({ id: document.id, page: { url: path }, standalone: revision });
    const recorded = content.histories.filter(({ file: name }) =>
      service.guide.service_levels?.some(({ achieved }) => isFile(achieved, name)),
    );
    return {
      id: service.id,
      title: service.title,
      ...(isPrinted ? {} : { incomplete: unprinted.map(({ message }) => message) }),
      parts: [
        page('guide', () => render({ name: 'service.njk', text: guideTemplate }, shown(service.href))),
        ...(isPrinted ? [file('pdf', () => printed.pdfOf(service.href))] : []),
        common.source,
        page('readiness', () =>
          render({ name: 'sheets/service-readiness.njk' }, shown(`${service.href}readiness/`)),
        ),
        file('registerCsv', () => evidenceRegister(record())),
        file('registerJson', () => json(record().criteria)),
        file('waivers', () => waiverTable(record())),
        common.diagnostics,
        file('levels', () => serviceLevelTable(service.guide)),
        ...recorded.map(({ file: name }) => ({
          name: `${folder}recorded/${name.split('/').pop() ?? name}`,
          bytes: () => source.read(name),
          about: about('levelSource'),
        })),
        common.history,
        file('data', () => json(record())),
      ],
    };
  };
  return {
    async make(scope) {
      const documents = inScope(checked, scope);
      const printed = await printGuides(documents.flatMap(({ id }) => services.get(id) ?? []));
      const packed = documents.map((document) => partsOf(document, printed));
      const frameworks = frameworkFiles(content, words.say);
      const names = new Set([
        ...[packNames.readme, indexFile],
        ...packed.flatMap(({ parts }) => parts.map(({ name }) => name)),
        ...frameworks.map(({ name }) => name),
      ]);
      const whole = (name: string, html: string): Uint8Array => {
        const link = (target: string) => packLink(target, { basePath, address, names, from: name });
        return encode(selfContained(html, { styles, file: fileOf, link }));
      };
      const subject = words.say('pack.subject', { kind: scope.kind, name: subjectName(checked, scope) });
      const index = render(
        { name: 'pack/index.njk' },
        {
          standalone: revision,
          page: {},
          pack: {
            subject,
            services: packed.map(({ parts, ...about }) => ({
              ...about,
              ...links(about.id, parts, words.say),
            })),
            frameworks: content.frameworks.map(({ id, title }) => ({ title, href: frameworkFile(id) })),
          },
        },
      );
      const bytesOf = (part: Part): Uint8Array => {
        if ('html' in part) return whole(part.name, part.html());
        const bytes = part.bytes();
        return typeof bytes === 'string' ? encode(bytes) : bytes;
      };
      function* files(): Generator<PackFile> {
        yield { name: indexFile, bytes: whole(indexFile, index), about: words.say('pack.files.index') };
        for (const { parts } of packed)
          for (const part of parts) yield { name: part.name, about: part.about, bytes: bytesOf(part) };
        yield* frameworks;
      }
      return assemblePack(
        {
          tool: { name: 'opsguide', version: site.version },
          asOf: estate.today,
          title: config.title,
          organisation: config.organisation,
          ...(address === undefined ? {} : { site: address }),
          scope,
          revision,
          services: packed.map(({ id, title, incomplete }) => ({
            id,
            title,
            ...(incomplete ? { incomplete } : {}),
          })),
        },
        files(),
        { say: words.say, day: words.day, subject },
      );
    },
  };
}

/** The guides that a pack is about. */
function inScope({ content }: CheckedContent, { kind, id = '' }: PackScope): GuideDocument[] {
  const { guides, organisation } = content;
  if (kind === 'estate') return guides;
  const groupOf = ({ draft }: GuideDocument) => draft.delivery_group;
  const found = guides.filter((guide) => (kind === 'service' ? guide.id === id : groupOf(guide) === id));
  if (found.length > 0) return found;
  if (kind === 'group' && Object.hasOwn(organisation.delivery_groups, id)) return [];
  const known =
    kind === 'service'
      ? guides.map((guide) => guide.id)
      : [
          ...new Set([
            ...Object.keys(organisation.delivery_groups),
            ...guides.flatMap((g) => groupOf(g) ?? []),
          ]),
        ];
  const meant = nearest(id, known);
  const hint = meant ? `Did you mean ${meant}?` : `There are: ${known.join(', ')}.`;
  throw new UsageError(`There is no ${kind} ${id}. ${hint}`);
}

function subjectName({ content }: CheckedContent, { kind, id = '' }: PackScope): string {
  if (kind === 'service') return content.guides.find((guide) => guide.id === id)?.draft.title ?? id;
  const groups = content.organisation.delivery_groups;
  return (Object.hasOwn(groups, id) ? groups[id]?.name : undefined) ?? id;
}

/** What the first page says of a service: where its guide is, and every file of it. */
function links(id: string, parts: readonly Part[], say: (key: string) => string) {
  const folder = serviceFolder(id);
  const keys = new Map(Object.entries(serviceFiles).map(([key, name]) => [folder + name, key]));
  const guide = folder + serviceFiles.guide;
  return {
    ...(parts.some(({ name }) => name === guide) ? { href: guide } : {}),
    files: parts.map(({ name }) => {
      const key = keys.get(name);
      return {
        href: name,
        title: key === undefined ? name.slice(folder.length) : say(`pack.fileNames.${key}`),
      };
    }),
  };
}

function isFile(achieved: unknown, file: string): boolean {
  const named = (achieved as { file?: string } | undefined)?.file;
  return named !== undefined && `services/${named}` === file;
}

function json(value: unknown): string {
  return `${canonicalJson(value)}\n`;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
