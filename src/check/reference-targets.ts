/**
 * Check: the ids that references may lead to. They are taken from what was written, so that a target which the schema
 * refused for another reason is not reported a second time as missing.
 */
import { contactKind } from '../model/contact.ts';
import type { Content, DataDocument, GuideDocument } from '../model/content.ts';
import type { ReferenceKind } from './references.ts';

/** Where targets of one kind stand, and their ids; `undefined` ids cannot be known, so nothing can be said. */
export interface Targets {
  noun: string;
  place: string;
  /** Whether every guide has the same ones. */
  shared: boolean;
  ids: ReadonlySet<string> | undefined;
}

/** Finds the targets for a value of a guide (or of a document that is none) by kind. */
export type TargetFinder = (kind: ReferenceKind, value: string, guide?: GuideDocument) => Targets;

/** Collects the ids of a whole content once; those within a guide are collected when they are asked for. */
export function referenceTargets(content: Content): TargetFinder {
  const { organisation, organisationDocument: written } = content;
  const shared = (
    noun: string,
    ...sections: ('teams' | 'roles' | 'delivery_groups' | 'tiers' | 'suppliers' | 'priorities')[]
  ): Targets => {
    const lists = sections.map((section) =>
      keysAsWritten(written, section)?.concat(Object.keys(organisation[section])),
    );
    return {
      noun,
      place: 'organisation.yaml',
      shared: true,
      ids: lists.includes(undefined) ? undefined : new Set(lists.flatMap((ids) => ids ?? [])),
    };
  };
  const party = shared('team, role or delivery group', 'teams', 'roles', 'delivery_groups');
  const suppliers = prefixed(shared('supplier', 'suppliers'), 'supplier:');
  const inGuide = targetsInGuide();
  const byKind = {
    party,
    'delivery-group': shared('delivery group', 'delivery_groups'),
    tier: shared('tier', 'tiers'),
    priorities: shared('set of incident priorities', 'priorities'),
    service: {
      noun: 'guide',
      place: 'services/',
      shared: true,
      ids: new Set(content.guides.map((guide) => guide.id)),
    },
  };
  return (kind, value, guide) => {
    if (kind === 'party-or-contact') {
      return party.ids?.has(value) || contactKind(value) === undefined ? party : contact;
    }
    if (kind === 'line-or-supplier')
      return value.startsWith('supplier:') ? suppliers : inGuide('line', guide);
    if (kind === 'line' || kind === 'backup' || kind === 'risk') return inGuide(kind, guide);
    return byKind[kind];
  };
}

/** A contact stands for itself: there is nothing to look up. */
const contact: Targets = { noun: 'contact', place: 'the guide', shared: true, ids: undefined };

const lists = {
  line: { noun: 'line of support', place: 'support.lines', path: ['support', 'lines'] },
  backup: { noun: 'backup', place: 'continuity.backups', path: ['continuity', 'backups'] },
  risk: { noun: 'risk', place: 'security.risks', path: ['security', 'risks'] },
} as const;

type ListKind = keyof typeof lists;

/** A finder of targets within guides that keeps those of the last guide, because a guide is asked about many times. */
function targetsInGuide(): (kind: ListKind, guide: GuideDocument | undefined) => Targets {
  let last: GuideDocument | undefined;
  let known: Partial<Record<ListKind, Targets>> = {};
  return (kind, guide) => {
    if (guide !== last) [last, known] = [guide, {}];
    const { noun, place, path } = lists[kind];
    known[kind] ??= {
      noun,
      place: `\`${place}\` of this guide`,
      shared: false,
      ids: idsAsWritten(guide, path),
    };
    return known[kind];
  };
}

/** Ids of a list of a guide; `undefined` if what stands there is no list. */
function idsAsWritten(guide: GuideDocument | undefined, path: readonly string[]): Set<string> | undefined {
  // In a guide of which nothing was refused, both say the same.
  let node: unknown = guide?.guide ?? guide?.data;
  for (const step of path) node = node === undefined || isKeys(node) ? node?.[step] : null;
  if (node === undefined) return new Set();
  return Array.isArray(node) ? new Set(node.map((item) => (isKeys(item) ? String(item.id) : ''))) : undefined;
}

function prefixed(targets: Targets, prefix: string): Targets {
  return { ...targets, ids: targets.ids && new Set([...targets.ids].map((id) => `${prefix}${id}`)) };
}

/** Ids of a section as written; `undefined` if the file or the section cannot be read as keys. */
function keysAsWritten(document: DataDocument | undefined, section: string): string[] | undefined {
  if (!document) return [];
  const unreadable = Object.keys(document.data).length === 0 && /^[^\S\n]*[^\s#]/m.test(document.text);
  const value = document.data[section];
  if (unreadable) return undefined;
  return value === undefined ? [] : isKeys(value) ? Object.keys(value) : undefined;
}

function isKeys(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
