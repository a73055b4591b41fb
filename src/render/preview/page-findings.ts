/**
 * Render: where on a page each finding of its file stands, for a preview. What a finding of the body speaks of is known by
 * the lines of its blocks, what one of the front matter speaks of by the keys that a part of the page shows.
 */
import type { SourceDocument } from '../../model/content.ts';
import { compareDiagnostics, type Diagnostic, type Severity } from '../../model/diagnostic.ts';
import { blockOfLine, sourceBlocks } from './source-blocks.ts';

/** A part of a page, and the keys of the front matter that it shows. */
export interface PagePart {
  id: string;
  keys: readonly string[];
}

/** A finding as a page shows it. */
export interface ShownFinding {
  finding: Diagnostic;
  /** Anchor of its place on the page; a heading never makes one with a capital letter. Absent where it has no place. */
  anchor?: string;
}

/** The findings of a page: all of them, gravest first, and those that have a place by that place. */
export interface PageFindings {
  all: ShownFinding[];
  byPart: ReadonlyMap<string, ShownFinding[]>;
  /** By the index of the token of the body behind which they stand. */
  byToken: ReadonlyMap<number, ShownFinding[]>;
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Finds the place of each finding.
 * @param document what the page shows; `undefined` if that is not what the findings speak of
 * @param partOfFile the part in which findings of other files stand that belong to the page
 */
export function pageFindings(
  document: SourceDocument | undefined,
  findings: readonly Diagnostic[],
  parts: readonly PagePart[],
  partOfFile?: string,
): PageFindings {
  const byPart = new Map<string, ShownFinding[]>();
  const byToken = new Map<number, ShownFinding[]>();
  const blocks = document ? sourceBlocks(document.body.tokens()) : [];
  const keyOf = document && keyFinder(document, parts);
  const shown = new Set(parts.map(({ id }) => id));
  const sorted = findings.toSorted(
    (a, b) => order[a.severity] - order[b.severity] || compareDiagnostics(a, b),
  );
  const all = sorted.map((finding, index): ShownFinding => {
    const placed = { finding, anchor: `Finding-${index + 1}` };
    if (!document || !keyOf) return { finding };
    const inBody = finding.file === document.file && finding.line >= document.body.firstLine;
    const block = inBody ? blockOfLine(blocks, finding.line - document.body.firstLine) : undefined;
    if (block) {
      push(byToken, block.last, placed);
      return placed;
    }
    const key = inBody ? undefined : keyOf(finding);
    const part =
      finding.file === document.file
        ? parts.find(({ keys }) => key !== undefined && keys.includes(key))?.id
        : partOfFile;
    if (part === undefined || !shown.has(part)) return { finding };
    push(byPart, part, placed);
    return placed;
  });
  return { all, byPart, byToken };
}

function push<K>(lists: Map<K, ShownFinding[]>, key: K, finding: ShownFinding): void {
  const list = lists.get(key);
  if (list) list.push(finding);
  else lists.set(key, [finding]);
}

/**
 * Finds the top-level key that a finding of the front matter speaks of: that of the fact that is missing, or the last one
 * that begins before the finding. What is missing at the top is reported where the first key stands, and has none.
 */
function keyFinder(
  document: SourceDocument,
  parts: readonly PagePart[],
): (finding: Diagnostic) => string | undefined {
  const top = document.locate([]);
  const isTop = ({ line, column }: { line: number; column: number }) =>
    line === top.line && column === top.column;
  // A key without a value is not among the data.
  const known = new Set([...Object.keys(document.data), ...parts.flatMap(({ keys }) => keys)]);
  const places = [...known]
    .map((key) => ({ key, at: document.locate([key], 'key') }))
    .filter(({ key, at }) => !isTop(at) || Object.hasOwn(document.data, key))
    .sort((a, b) => a.at.line - b.at.line);
  return (finding) => {
    if (finding.fact !== undefined) return finding.fact.split('.')[0];
    if (isTop(finding)) return undefined;
    return places.findLast(({ at }) => at.line <= finding.line)?.key;
  };
}
