import type { Content, GuideDocument, SourceDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import { nearest } from '../../model/nearest.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { pathTable, visitTexts } from '../path-table.ts';
import { referenceTargets, type TargetFinder, type Targets } from '../reference-targets.ts';
import {
  guideReferences,
  organisationReferences,
  pageReferences,
  type ReferenceKind,
} from '../references.ts';
import { writtenPath } from '../written-path.ts';

const guideTable = pathTable(guideReferences);
const organisationTable = pathTable(organisationReferences);
const pageTable = pathTable(pageReferences);

/** Everything that is referred to by id exists. */
export const unresolvedReference: Rule = {
  id: 'unresolved-reference',
  kind: 'document',
  severity: 'error',
  title: 'Refer only to what exists',
  why: 'A guide names teams, lines of support and other services by id. An id that leads nowhere leaves nobody to call at night, although the guide looks filled in.',
  requirements: ['S0.10', 'S0.20', 'S0.21', 'S0.29'],
  wrong: 'components:\n  - {id: dispatch, name: Message dispatch, type: application, owner: flood-operation}',
  right:
    'components:\n  - {id: dispatch, name: Message dispatch, type: application, owner: flood-operations}',
  *checkContent(content, { concerns = () => true }) {
    const targets = referenceTargets(content);
    const hints = new Map<string, string>();
    const unlisted = new Set<string>();
    for (const { document, path, kind, value, guide } of references(content, targets, concerns)) {
      const found = targets(kind, value, guide);
      // What nobody has listed yet is missing once: a file is not at fault with each of its lines.
      if (isUnlisted(found)) {
        const what = `${document.file} ${found.noun}`;
        if (unlisted.has(what)) continue;
        unlisted.add(what);
      }
      const key = `${found.shared ? '' : document.file} ${kind} ${value}`;
      const hint = hints.get(key) ?? hintFor(found, kind, value, content);
      hints.set(key, hint);
      yield { document, ...finding(found, path, value, hint) };
    }
  },
};

interface Reference {
  document: SourceDocument;
  guide?: GuideDocument;
  path: DataPath;
  kind: ReferenceKind;
  value: string;
}

/** The references that lead nowhere. */
function references(
  content: Content,
  targets: TargetFinder,
  concerns: (file: string) => boolean,
): Reference[] {
  const lost: Reference[] = [];
  const visitor =
    (document: SourceDocument, guide?: GuideDocument) =>
    (value: string, kind: ReferenceKind, path: DataPath) => {
      const { ids } = targets(kind, value, guide);
      if (ids === undefined || ids.has(value)) return;
      lost.push({ document, path: writtenPath(document, path), kind, value, ...(guide ? { guide } : {}) });
    };
  const { organisationDocument } = content;
  if (organisationDocument)
    visitTexts(organisationTable, content.organisation, visitor(organisationDocument));
  for (const guide of content.guides)
    if (concerns(guide.file)) visitTexts(guideTable, guide.draft, visitor(guide, guide));
  for (const page of content.pages) if (concerns(page.file)) visitTexts(pageTable, page.draft, visitor(page));
  return lost;
}

function finding(found: Targets, path: DataPath, value: string, hint: string): Finding {
  const { noun, place } = found;
  const name = path.filter((step) => typeof step === 'string').join('.');
  const lacks = isUnlisted(found) ? `no ${noun} in ${place} at all` : `no such ${noun} in ${place}`;
  return { at: { path }, message: `\`${name}\` names \`${value}\`, but there is ${lacks}.`, hint };
}

/** Whether nobody has listed any target of a kind. */
function isUnlisted({ shared, ids }: Targets): boolean {
  return shared && ids?.size === 0;
}

function hintFor(found: Targets, kind: ReferenceKind, value: string, content: Content): string {
  const { noun, place, ids = new Set() } = found;
  const suppliers =
    kind === 'line-or-supplier'
      ? Object.keys(content.organisation.suppliers).map((id) => `supplier:${id}`)
      : [];
  const known = [...ids, ...suppliers];
  const suggestion = nearest(value, known);
  if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
  if (isUnlisted(found))
    return `List it in ${place}. Until there is one, nothing else in this file that names a ${noun} is looked up.`;
  const few = known.length > 0 && known.length <= 10;
  return few
    ? `Write one of ${known.sort().join(', ')}, or add it to ${place}.`
    : `Add the ${noun} to ${place}, or correct the id.`;
}
