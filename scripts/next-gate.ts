/** What falls due for a service at its next gate, with stubs for what is missing, and the step through the gate. */

import { join } from 'node:path';
import { fillValues } from '../src/edit/fill-values.ts';
import { missingPaths } from '../src/edit/missing-paths.ts';
import { blank, factAt } from '../src/edit/stubs.ts';
import { counted } from '../src/model/counted.ts';
import { judgeReadiness } from '../src/model/judge-readiness.ts';
import { type Phase, phaseNames, phaseReached, phases } from '../src/model/phase.ts';
import { nameOf } from '../src/read/schema-problems.ts';
import { formatNext, type NextGateReport } from '../src/report/format-next.ts';
import { canAsk, confirm } from './ask.ts';
import { type Desk, findGuide, openDesk, readEditable } from './desk.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { type GatePlan, planGate, withStubs } from './plan-gate.ts';
import { replaceFile } from './write-new-files.ts';

/** What can be asked of the next gate. */
export interface NextOptions {
  content?: string;
  date?: string;
  to?: Phase;
  insert?: boolean;
  advance?: boolean;
}

/** Says what falls due and, if asked, changes the guide. Answers the exit code. @throws UsageError */
export async function nextGate(id: string, options: NextOptions): Promise<number> {
  const desk = openDesk(options);
  const guide = findGuide(desk.try(), id);
  const { phase } = guide.draft;
  if (phase === undefined)
    throw new UsageError(`${guide.file} does not say its phase. Run \`opsguide check\` and mend it first.`);
  const target = options.to ?? phases[phases.indexOf(phase) + 1];
  if (target === undefined) {
    process.stdout.write(`${guide.draft.title ?? id} is retired. Nothing falls due any more.\n`);
    return exitCodes.clean;
  }
  if (!phaseReached(target, phase))
    throw new UsageError(
      `${id} is in ${inWords(phase)}, which comes after ${inWords(target)}. A service goes forward only; to correct its phase, change the line \`phase:\`.`,
    );
  const editable = readEditable(desk.folder.path, guide.file);
  const plan = planGate(desk, guide.file, editable.text, target);
  const write = (text: string) => replaceFile(join(desk.folder.path, guide.file), editable.back(text));
  if (options.advance) return advance(plan, id, write);
  if (options.insert) return insert(plan, editable.text, write);
  process.stdout.write(
    formatNext(reportOf(desk, plan, { id, phase, text: editable.text, asked: options.to })),
  );
  if (!canAsk()) return exitCodes.clean;
  if (plan.missing.length + plan.sections.length > 0)
    return (await confirm(`Put them into ${guide.file}, to be filled in?`))
      ? insert(plan, editable.text, write)
      : exitCodes.clean;
  if (isOpen(plan) && (await confirm(`Set the phase to ${inWords(target)}?`)))
    return advance(plan, id, write);
  return exitCodes.clean;
}

function inWords(phase: Phase): string {
  return phaseNames[phase].toLowerCase();
}

/** True if nothing keeps the service from the phase. */
function isOpen({ errors, blanks }: GatePlan): boolean {
  return errors.length === 0 && blanks.length === 0;
}

function insert(plan: GatePlan, text: string, write: (text: string) => void): number {
  const result = withStubs(plan, text);
  const { file } = plan.document;
  const said: string[] = [];
  if (result.text === text) said.push(`${file} has a place for everything that is due. Nothing was changed.`);
  else {
    write(result.text);
    said.push(
      `${file} now has ${count(result.inserted.length, 'stub')} and ${count(plan.sections.length, 'new section')}. Write the values where it says ${blank}. Lines that begin with #: count for nothing until you take that mark away, or \`opsguide next --advance\` does.`,
    );
  }
  for (const { path, line } of result.byHand)
    said.push(
      `Line ${line}: write \`${nameOf(path)}\` by hand. What holds it is written on one line, or in a short form.`,
    );
  process.stdout.write(`${said.join('\n')}\n`);
  return exitCodes.clean;
}

function advance(plan: GatePlan, id: string, write: (text: string) => void): number {
  const { file } = plan.document;
  if (isOpen(plan)) {
    write(plan.active);
    process.stdout.write(`${plan.document.draft.title ?? id} is now in ${inWords(plan.phase)}.\n`);
    return exitCodes.clean;
  }
  const blanks = plan.blanks.map((path) => ({
    line: plan.document.locate(path, 'value').line,
    message: `\`${nameOf(path)}\` waits for a value.`,
  }));
  const blankLines = new Set(blanks.map(({ line }) => line));
  // What is wrong with a value that nobody has written yet would be said twice.
  const lines = [...blanks, ...plan.errors.filter(({ line }) => !blankLines.has(line))]
    .sort((a, b) => a.line - b.line)
    .map((found) => `  line ${found.line}: ${withHint(found)}`);
  process.stdout.write(
    `${file} is not ready for ${inWords(plan.phase)}, and was not changed:\n${lines.join('\n')}\n`,
  );
  return exitCodes.errors;
}

/** What is wrong, and what to write instead: a check of the file as it is would not tell, since stubs are comments. */
function withHint({ message, hint }: { message: string; hint?: string }): string {
  return hint === undefined ? message : `${message}\n    → ${hint.replaceAll('\n', '\n      ')}`;
}

function count(number: number, name: string): string {
  return number === 0 ? `no ${name}s` : counted(number, name);
}

function reportOf(
  desk: Desk,
  plan: GatePlan,
  { id, phase, text, asked }: { id: string; phase: Phase; text: string; asked: Phase | undefined },
): NextGateReport {
  const { document, phase: target } = plan;
  const readiness = readinessIn(desk, document.file, text, target);
  const told = new Set(plan.missing.map((path) => path.join('.')));
  const blanks = plan.blanks.map((path) => ({ path, line: document.locate(path, 'value').line }));
  const blankLines = new Set(blanks.map(({ line }) => line));
  const milestones = document.draft.lifecycle?.milestones;
  const plannedOn =
    target === 'private-beta'
      ? milestones?.private_beta
      : target === 'public-beta'
        ? milestones?.public_beta
        : target === 'live'
          ? milestones?.live
          : undefined;
  const others = plan.errors.filter(
    ({ ruleId, line, fact, message }) =>
      !(
        ruleId === 'missing-section' && plan.sections.some(({ heading }) => message.includes(`“${heading}”`))
      ) &&
      !blankLines.has(line) &&
      !(fact !== undefined && missingPaths(document.data, fact).some((path) => told.has(path.join('.')))),
  );
  return {
    title: document.draft.title ?? id,
    phase: inWords(phase),
    target: inWords(target),
    ...(plannedOn === undefined ? {} : { plannedOn }),
    ...(readiness ? { count: readiness.count } : {}),
    keys: [...blanks.map(({ path, line }) => ({ ...keyOf(path), line })), ...plan.missing.map(keyOf)],
    sections: plan.sections,
    criteria: (readiness?.blockers ?? []).map(({ criterion }) => ({
      id: criterion.id,
      title: criterion.title,
      turn: criterion.responsible.join('; '),
      templates: criterion.templates ?? [],
    })),
    others,
    advice: adviceOn(
      plan,
      `opsguide next ${id}${desk.contentOption}${asked === undefined ? '' : ` --to ${asked}`}`,
    ),
  };
}

function keyOf(path: readonly (string | number)[]): { path: string; about: string } {
  return { path: nameOf(path), about: factAt(path)?.info.about ?? '' };
}

function adviceOn(plan: GatePlan, command: string): string[] {
  if (plan.missing.length + plan.sections.length > 0)
    return [`To put them into ${plan.document.file}, to be filled in: ${command} --insert`];
  if (isOpen(plan)) return [`Nothing is missing. To go on: ${command} --advance`];
  return plan.blanks.length > 0
    ? [`Write the values where ${plan.document.file} says ${blank}.`]
    : [`Mend what is in the way in ${plan.document.file}. Then: ${command} --advance`];
}

/** Readiness of the guide as it is, judged for a phase; `undefined` while its schema refuses it. */
function readinessIn(desk: Desk, file: string, text: string, phase: Phase) {
  const now = desk.try({ [file]: text }).content.guides.find((guide) => guide.file === file);
  if (!now) return undefined;
  const tried = desk.try({ [file]: fillValues(now, [{ path: ['phase'], yaml: phase }]) });
  const guide = tried.content.guides.find((found) => found.file === file)?.guide;
  if (!guide) return undefined;
  const found = tried.diagnostics.filter((diagnostic) => diagnostic.file === file);
  const { frameworks, organisation } = tried.content;
  return judgeReadiness({
    guide,
    frameworks,
    organisation,
    today: desk.today,
    failedRules: new Set(found.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId)),
    findingRules: new Set(found.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId)),
  });
}
