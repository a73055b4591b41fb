/**
 * Import: `catalog-info.yaml` of a Backstage catalogue → drafts of guides. A System is a service, and its Components are
 * its parts; a Component without a System is a service of its own.
 * @see https://backstage.io/docs/features/software-catalog/descriptor-format
 */
import type { Phase } from '../../model/phase.ts';
import { isFatal, parseYaml } from '../../read/yaml.ts';
import { slugOf } from '../names.ts';
import type { Notes } from '../report.ts';
import { fenced } from '../tags/markdown.ts';
import { type DraftComponent, type DraftDependency, draftGuide, oneLine } from './draft.ts';

/** True for a file of a catalogue. */
export function isCatalogue(path: string): boolean {
  return /(?:^|\/)catalog-info[^/]*\.ya?ml$/i.test(path);
}

/** An entity as it was written. */
export interface Entity {
  file: string;
  kind: string;
  name: string;
  metadata: Readonly<Record<string, unknown>>;
  spec: Readonly<Record<string, unknown>>;
  text: string;
}

/** A draft made from entities. */
export interface CatalogueGuide {
  /** Files that it comes from; the first is where its notes go. */
  files: string[];
  name: string;
  data: Record<string, unknown>;
  body: string;
}

const PHASES: Readonly<Record<string, Phase>> = {
  experimental: 'alpha',
  development: 'alpha',
  alpha: 'alpha',
  beta: 'public-beta',
  production: 'live',
  live: 'live',
  deprecated: 'retiring',
  retired: 'retired',
};
const TYPES: Readonly<Record<string, string>> = {
  service: 'application',
  website: 'application',
  library: 'application',
  api: 'api',
  openapi: 'api',
  database: 'database',
  queue: 'queue',
  topic: 'queue',
  's3-bucket': 'storage',
  bucket: 'storage',
  storage: 'storage',
  network: 'network',
  cluster: 'platform',
  external: 'third-party',
  'third-party': 'third-party',
  identity: 'identity',
  hardware: 'hardware',
  batch: 'batch',
  job: 'batch',
};

/** Reads the entities of a file; what is none is noted. */
export function readEntities(file: string, text: string, notes: Notes): Entity[] {
  return text.split(/^---[ \t]*(?:#.*)?$/m).flatMap((part) => {
    if (part.replace(/^\s*#.*$/gm, '').trim() === '') return [];
    const { value, problems } = parseYaml(part);
    const { kind, metadata, spec } = (isKeys(value) ? value : {}) as Record<string, unknown>;
    if (
      problems.some(isFatal) ||
      typeof kind !== 'string' ||
      !isKeys(metadata) ||
      typeof metadata.name !== 'string'
    ) {
      notes.left('This is no entity of a catalogue that can be read.', part.trim().slice(0, 2000));
      return [];
    }
    return [{ file, kind, name: metadata.name, metadata, spec: isKeys(spec) ? spec : {}, text: part.trim() }];
  });
}

/** Drafts of all services that the entities of a catalogue describe. */
export function catalogueGuides(
  entities: readonly Entity[],
  notesOf: (file: string) => Notes,
): CatalogueGuide[] {
  const systems = entities.filter(({ kind }) => kind === 'System');
  const parts = entities.filter(({ kind }) => kind === 'Component' || kind === 'Resource' || kind === 'API');
  const guides = new Map<string, { main: Entity; parts: Entity[] }>();
  const home = new Map<string, string>();
  for (const system of systems)
    if (!guides.has(`system:${key(system.name)}`))
      guides.set(`system:${key(system.name)}`, { main: system, parts: [] });
  for (const part of parts) {
    const system = typeof part.spec.system === 'string' ? `system:${key(nameIn(part.spec.system))}` : '';
    const owner = guides.get(system);
    const id = owner ? system : `${part.kind.toLowerCase()}:${key(part.name)}`;
    if (owner) owner.parts.push(part);
    else if (part.kind === 'Component' && !guides.has(id)) guides.set(id, { main: part, parts: [part] });
    else if (part.kind !== 'Component') continue;
    home.set(`${part.kind.toLowerCase()}:${key(part.name)}`, id);
  }
  for (const id of guides.keys()) if (id.startsWith('system:')) home.set(id, id);
  const slugs = slugsOf(guides);
  return [...guides].map(([id, guide]) =>
    makeGuide(id, guide, { home, slugs, notes: notesOf(guide.main.file) }),
  );
}

function slugsOf(guides: ReadonlyMap<string, { main: Entity }>): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    [...guides].map(([id, { main }]) => {
      const base = slugOf(main.name, 'service');
      let slug = base;
      for (let count = 2; taken.has(slug); count++) slug = `${base}-${count}`;
      taken.add(slug);
      return [id, slug];
    }),
  );
}

interface Around {
  home: ReadonlyMap<string, string>;
  slugs: ReadonlyMap<string, string>;
  notes: Notes;
}

function makeGuide(
  id: string,
  { main, parts }: { main: Entity; parts: Entity[] },
  around: Around,
): CatalogueGuide {
  const { notes, slugs } = around;
  const title = oneLine(main.metadata.title) ?? main.name;
  const description = oneLine(main.metadata.description);
  const lifecycle = [main, ...parts]
    .map(({ spec }) => spec.lifecycle)
    .find((value) => typeof value === 'string');
  const phase = typeof lifecycle === 'string' ? PHASES[lifecycle.toLowerCase()] : undefined;
  if (lifecycle !== undefined && phase === undefined)
    notes.left('This lifecycle is no phase that is known.', lifecycle as string);
  const owner = [main, ...parts].map(({ spec }) => spec.owner).find((value) => typeof value === 'string');
  const data = draftGuide(
    {
      title,
      description,
      phase,
      owner: typeof owner === 'string' ? nameIn(owner) : undefined,
      aliases: title === main.name ? [] : [main.name],
      components: componentsOf(parts, owner),
      dependencies: dependenciesOf(id, [main, ...parts], around),
    },
    notes,
  );
  const all = [main, ...parts.filter((part) => part !== main)];
  const body = [
    '## What the service does',
    description ??
      `The catalogue has no description of ${title}. Say in two or three sentences what it does.`,
    '## What the catalogue says',
    ...all.map(({ text }) => fenced('yaml', text)),
  ].join('\n\n');
  return {
    files: [...new Set(all.map(({ file }) => file))],
    name: slugs.get(id) ?? slugOf(main.name),
    data,
    body,
  };
}

function componentsOf(parts: readonly Entity[], owner: unknown): DraftComponent[] {
  const taken = new Set<string>();
  return parts.map(({ kind, name, metadata, spec }) => {
    const base = slugOf(name, 'part');
    let id = base;
    for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
    taken.add(id);
    const description = oneLine(metadata.description);
    const mine = typeof spec.owner === 'string' ? spec.owner : owner;
    const type = String(spec.type ?? '').toLowerCase();
    return {
      id,
      name: oneLine(metadata.title) ?? name,
      type: TYPES[type] ?? (kind === 'API' ? 'api' : kind === 'Resource' ? 'platform' : 'application'),
      owner: slugOf(typeof mine === 'string' ? nameIn(mine) : 'owner-not-known-yet'),
      ...(description === undefined ? {} : { description }),
      ...(spec.lifecycle === 'production'
        ? { lifecycle: 'active' }
        : spec.lifecycle === 'deprecated'
          ? { lifecycle: 'deprecated' }
          : {}),
    };
  });
}

function dependenciesOf(id: string, entities: readonly Entity[], { home, slugs }: Around): DraftDependency[] {
  const found = new Map<string, DraftDependency>();
  for (const { spec } of entities) {
    const references = [spec.dependsOn, spec.consumesApis].flatMap((list, index) =>
      (Array.isArray(list) ? list : []).flatMap((item) =>
        typeof item === 'string'
          ? [item.includes(':') ? item : `${index === 1 ? 'api' : 'component'}:${item}`]
          : [],
      ),
    );
    for (const reference of references) {
      const kind = reference.slice(0, reference.indexOf(':')).toLowerCase();
      const name = nameIn(reference);
      const target = home.get(`${kind}:${key(name)}`);
      if (target === id) continue;
      const slug = target === undefined ? undefined : slugs.get(target);
      if (slug === undefined) found.set(`external:${name}`, { external: name });
      else found.set(`service:${slug}`, { service: slug });
    }
  }
  return [...found.values()];
}

/** Names of owners, so that they can be listed once. */
export function ownersIn(entities: readonly Entity[]): { name: string; title?: string }[] {
  const groups = new Map(
    entities
      .filter(({ kind }) => kind === 'Group')
      .map(({ name, metadata }) => [key(name), oneLine(metadata.title)]),
  );
  return entities.flatMap(({ spec }) => {
    if (typeof spec.owner !== 'string') return [];
    const name = nameIn(spec.owner);
    const title = groups.get(key(name));
    return [{ name, ...(title === undefined ? {} : { title }) }];
  });
}

/** `group:default/flood-alerts` → `flood-alerts`. */
function nameIn(reference: string): string {
  return reference.slice(reference.indexOf(':') + 1).replace(/^[^/]*\//, '');
}

function key(name: string): string {
  return name.toLowerCase();
}

function isKeys(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
