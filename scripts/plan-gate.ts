/** What a gate asks of a guide that it does not say yet, and the guide with stubs for it. */
import { fillValues } from '../src/edit/fill-values.ts';
import { insertSections, missingSections } from '../src/edit/insert-sections.ts';
import { type InsertedStubs, insertStubs } from '../src/edit/insert-stubs.ts';
import { missingPaths, pathsOf } from '../src/edit/missing-paths.ts';
import { activateStubs, blank, bySchemaOrder } from '../src/edit/stubs.ts';
import type { Content, GuideDocument } from '../src/model/content.ts';
import type { DataPath } from '../src/model/data-path.ts';
import type { Diagnostic } from '../src/model/diagnostic.ts';
import type { GuideSection } from '../src/model/guide-sections.ts';
import { judgeOpenStages } from '../src/model/judge-readiness.ts';
import type { Phase } from '../src/model/phase.ts';
import { asWritten, type Desk, errorsIn, readTemplate } from './desk.ts';
import { UsageError } from './exit-codes.ts';

/** A guide as it would be in a phase. */
export interface GatePlan {
  phase: Phase;
  /** The file with its stubs active and in that phase: line for line the same as the file. */
  active: string;
  document: GuideDocument;
  /** Keys that are missing, outermost first. */
  missing: DataPath[];
  /** Keys that are there and wait for a value. */
  blanks: DataPath[];
  sections: GuideSection[];
  /** Every error that the check would find. */
  errors: Diagnostic[];
}

/** Tries a guide out in a phase. @throws UsageError if its front matter cannot be read, with or without its stubs */
export function planGate(desk: Desk, file: string, text: string, phase: Phase): GatePlan {
  const active = inPhase(desk, file, activateStubs(text), phase);
  const tried = desk.try({ [file]: active });
  const document = asWritten(documentAt(tried.content.guides, file));
  const errors = errorsIn(tried, file);
  const facts = new Set([
    ...tried.diagnostics.flatMap((found) =>
      found.file === file && found.severity === 'error' && found.fact !== undefined ? [found.fact] : [],
    ),
    ...evidenceMissing(desk, tried.content, document.guide),
  ]);
  const missing = new Map(
    [...facts]
      .flatMap((fact) => missingPaths(document.data, fact))
      .map((path) => [path.join('.'), path] as const),
  );
  return {
    phase,
    active,
    document,
    missing: [...missing.values()].sort(bySchemaOrder),
    blanks: pathsOf(blank, document.data),
    sections: missingSections(document, phase, document.draft.uses_live_data ?? false),
    errors,
  };
}

/** Facts that criteria ask for and that are empty: a finding names only the first one of each criterion. */
function evidenceMissing(
  desk: Desk,
  { frameworks, organisation }: Content,
  guide: GuideDocument['guide'],
): string[] {
  if (!guide) return [];
  return judgeOpenStages({ guide, frameworks, organisation, today: desk.today, failedRules: new Set() })
    .filter(({ state, criterion }) => state === 'not-met' && !criterion.advisory)
    .flatMap(({ evidence }) =>
      evidence.flatMap(({ fact, problem }) => (problem?.kind === 'empty' ? [fact] : [])),
    );
}

/** The guide with stubs of what is missing, in the order of the template of the phase. */
export function withStubs(plan: GatePlan, text: string): InsertedStubs {
  const template = readTemplate(`service-operations-guide-${templatePhase(plan.phase)}.md`);
  const result = insertStubs(text, plan.document, plan.missing, template.data);
  // Headings move by the lines that were put in above them.
  const moved = result.text.split('\n').length - text.split('\n').length;
  const headings = plan.document.body.headings.map((heading) => ({
    ...heading,
    range: { ...heading.range, line: heading.range.line + moved },
  }));
  return {
    ...result,
    text:
      plan.sections.length === 0
        ? result.text
        : insertSections(result.text, { body: { ...plan.document.body, headings } }, plan.sections),
  };
}

/** A service that is retired says what it said while it retired. */
function templatePhase(phase: Phase): Phase {
  return phase === 'retired' ? 'retiring' : phase;
}

function inPhase(desk: Desk, file: string, text: string, phase: Phase): string {
  const tried = desk.try({ [file]: text });
  const document = documentAt(tried.content.guides, file);
  if (document.data.phase === undefined) {
    // Line for line the text is that of the file: what is wrong in a stub stands there.
    const [wrong] = errorsIn(tried, file);
    throw new UsageError(
      wrong
        ? `The front matter of ${file} cannot be read with the lines that begin with #:. Line ${wrong.line}: ${wrong.message}${wrong.hint === undefined ? '' : ` ${wrong.hint}`}`
        : `The front matter of ${file} has no phase. Run \`opsguide check\`.`,
    );
  }
  return fillValues(asWritten(document), [{ path: ['phase'], yaml: phase }]);
}

function documentAt(guides: readonly GuideDocument[], file: string): GuideDocument {
  const found = guides.find((guide) => guide.file === file);
  if (!found) throw new UsageError(`${file} cannot be read as a guide. Run \`opsguide check\`.`);
  return found;
}
