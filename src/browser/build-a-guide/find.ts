/** Browser: the findings of one guide, by the rules of the checker. */
import type { BuilderContent } from '../../model/builder-data.ts';
import type { DataPath } from '../../model/data-path.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { readAndCheck } from '../../pipeline.ts';
import { type ContentSource, memorySource } from '../../read/content-source.ts';
import { makeMemory, nextState } from '../../read/reading-memory.ts';
import { readYamlTree, type YamlNode } from '../../read/yaml-tree.ts';
import type { GuideText } from './guide-text.ts';

/** Checks the guide of an id. */
export type Checker = (id: string, text: string, today: string) => Diagnostic[];

/** Makes a checker that remembers what else there is. */
export function makeChecker(content: BuilderContent): Checker {
  const encoder = new TextEncoder();
  const calendars = Object.fromEntries(
    Object.entries(content.calendars).map(([nation, calendar]) => [
      nation,
      { ...calendar, holidays: new Set(calendar.holidays) },
    ]),
  );
  const frameworks = content.frameworks.map(({ file, text }) => ({ file, bytes: encoder.encode(text) }));
  const glossary = { file: content.glossary.file, bytes: encoder.encode(content.glossary.text) };
  const memory = makeMemory();
  const others = memorySource(content.files);
  return (id, text, today) => {
    const file = `services/${id}.md`;
    const own = memorySource({ [file]: text });
    const source: ContentSource = {
      entries: () =>
        [...others.entries().filter(({ path }) => path !== file), ...own.entries()].sort((a, b) =>
          a.path < b.path ? -1 : 1,
        ),
      read: (path) => (path === file ? own : others).read(path),
      // All but the guide itself stays as it is.
      version: (path) => (path === file ? undefined : 'published'),
    };
    const { diagnostics } = readAndCheck(source, {
      today,
      calendars,
      frameworks,
      glossary,
      memory,
      only: file,
    });
    nextState(memory);
    return diagnostics.filter((found) => found.file === file);
  };
}

/** What of the form a finding speaks of: a path of the front matter, the body, or the id. */
export type FindingPlace = DataPath | 'body' | 'id';

/** Finds what a finding of a guide speaks of. */
export function placeOf(finding: Diagnostic, guide: GuideText): FindingPlace {
  if (finding.ruleId === 'file-name' || finding.ruleId === 'unexpected-file') return 'id';
  // A section that is missing is reported at the key that asks for it.
  if (finding.ruleId === 'missing-section' || finding.line >= guide.bodyLine) return 'body';
  const lines = guide.text.slice(0, guide.yamlOffset).split('\n').length;
  const starts = guide.yaml.split('\n');
  const before = starts.slice(0, finding.line - lines).reduce((sum, line) => sum + line.length + 1, 0);
  const found = deepest(readYamlTree(guide.yaml), before + finding.column - 1);
  return missingPath(finding, found) ?? found;
}

/** The path of what is missing, which is reported at the first key of what should hold it. */
function missingPath({ ruleId, message, fact }: Diagnostic, found: DataPath): DataPath | undefined {
  if (ruleId === 'missing-key') {
    const [, key, parent = ''] = /^`(\w+)` is missing(?: in `([^`]+)`)?/.exec(message) ?? [];
    // In words an item has the number that people count by.
    const steps = parent.match(/\w+/g) ?? [];
    return key === undefined
      ? undefined
      : [...steps.map((step) => (/^\d+$/.test(step) ? Number(step) - 1 : step)), key];
  }
  const path: (string | number)[] = [];
  for (const [index, step] of (fact ?? '').split('.').entries()) {
    const place = step === '*' ? found[index] : step;
    if (place === undefined || place === '' || (step === '*' && typeof place !== 'number')) return undefined;
    path.push(place);
  }
  return path;
}

/** The innermost key or item that an offset stands in. */
function deepest(node: YamlNode | undefined, offset: number): DataPath {
  if (node?.kind === 'keys') {
    const entry = node.entries.find(({ keyStart, value, colonEnd }) =>
      contains(keyStart, Math.max(value.end, colonEnd), offset),
    );
    return entry ? [entry.key, ...deepest(entry.value, offset)] : [];
  }
  if (node?.kind === 'list') {
    const index = node.items.findIndex(({ start, end }) => contains(start, end, offset));
    return index === -1 ? [] : [index, ...deepest(node.items[index], offset)];
  }
  return [];
}

function contains(start: number, end: number, offset: number): boolean {
  return offset >= start && offset < Math.max(end, start + 1);
}
