import type { GuideDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import { dueFacts } from '../../model/due-facts.ts';
import type { DueCondition, FactInfo } from '../../model/fact.ts';
import { guideSchema } from '../../model/guide.ts';
import { gateReached, phaseNames } from '../../model/phase.ts';
import { findPlaceholder } from '../../model/placeholder.ts';
import type { CheckContext, Finding, Rule } from '../../model/rule.ts';
import { type PathTable, pathTable } from '../path-table.ts';

/** The keys that fall due, so that a guide is walked once. */
const table = pathTable(
  Object.fromEntries(dueFacts(guideSchema).map(({ path, info }) => [path.join('.'), info])),
);

/** What the schema says is due for the phase of a guide must be filled in. */
export const factDue: Rule = {
  id: 'fact-due',
  kind: 'readiness',
  severity: 'error',
  title: 'Fill in what is due in the phase of the service',
  why: 'Different facts are needed at different phases, and requirements add up. A service that reaches a phase without them has been let through a gate on trust.',
  requirements: [
    'S0.32',
    'S0.33',
    'S0.34',
    'S0.35',
    'S0.39',
    'S0.40',
    'S0.41',
    'S0.42',
    'S0.43',
    'S0.44',
    'S0.45',
    'S0.46',
    'S0.49',
  ],
  wrong: 'phase: private-beta\nsupport:\n  contact: flood-operations@landandwater.example',
  right:
    'phase: private-beta\nsupport:\n  contact: flood-operations@landandwater.example\n  hours: 8x5\n  lines:\n    - {id: first-line, level: 1, team: flood-operations, hours: 8x5}',
  *checkGuide(guide, context) {
    if (guide.draft.phase === undefined) return;
    yield* visit(table, guide.draft, [], guide, context);
  },
};

function* visit(
  node: PathTable<FactInfo>,
  value: unknown,
  path: DataPath,
  guide: GuideDocument,
  context: CheckContext,
): Iterable<Finding> {
  if (Array.isArray(value)) {
    const items = node.children.get('*');
    if (items)
      for (let index = 0; index < value.length; index++)
        yield* visit(items, value[index], [...path, index], guide, context);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of node.children) {
    const inner = (value as Record<string, unknown>)[key];
    const at = [...path, key];
    const stoodFor =
      child.entry?.unless !== undefined &&
      (value as Record<string, unknown>)[child.entry.unless] !== undefined;
    const problem = !stoodFor && isDue(child.entry, guide, context) ? whatIsWrong(inner) : undefined;
    if (problem !== undefined && child.entry && !isRefused(guide, at))
      yield finding(at, problem, child.entry, guide);
    else if (inner !== undefined) yield* visit(child, inner, at, guide, context);
  }
}

function whatIsWrong(value: unknown): string | undefined {
  if (value === undefined) return 'is missing';
  if (typeof value !== 'string') return undefined;
  const placeholder = findPlaceholder(value);
  return placeholder ? `holds the placeholder \`${placeholder.text}\`` : undefined;
}

function finding(path: DataPath, problem: string, info: FactInfo, guide: GuideDocument): Finding {
  const name = path.filter((step) => typeof step === 'string').join('.');
  return {
    fact: path.map((step) => (typeof step === 'number' ? '*' : step)).join('.'),
    at: { path, on: problem === 'is missing' ? 'key' : 'value' },
    message: `\`${name}\` ${problem}. It is due ${dueInWords(info, guide)}. ${info.about}`,
    hint: info.example ? `For example:\n${info.example}` : `Fill in \`${name}\`.`,
  };
}

function dueInWords(info: FactInfo, guide: GuideDocument): string {
  if (info.due === 'live-data' && guide.draft.uses_live_data) return 'as soon as a service uses live data';
  const from = info.due === 'live-data' ? 'private-beta' : info.due;
  const phase = from === undefined || from === 'always' ? 'discovery' : from;
  return `from ${phaseNames[phase].toLowerCase()} on${info.when ? ` for ${conditionNames[info.when]}` : ''}`;
}

const conditionNames: Readonly<Record<DueCondition, string>> = {
  critical: 'critical services',
  health: 'health and care services',
  'external-release': 'services that an external supplier releases',
  'personal-data': 'services that handle personal data',
};

function isDue(info: FactInfo | undefined, guide: GuideDocument, context: CheckContext): boolean {
  const { phase, uses_live_data } = guide.draft;
  if (!info?.due || !phase || !gateReached(info.due, phase, uses_live_data ?? false)) return false;
  return info.when === undefined || conditions[info.when](guide, context);
}

const conditions: Readonly<Record<DueCondition, (guide: GuideDocument, context: CheckContext) => boolean>> = {
  critical: (guide, { organisation }) => organisation.tiers[guide.draft.tier ?? '']?.critical ?? false,
  health: (_guide, { config }) => config.health,
  'external-release': (guide) => guide.draft.release?.route === 'external-supplier',
  'personal-data': (guide) => guide.draft.data?.personal ?? false,
};

/** True if the schema already refused the value or what holds it: that finding is enough. */
function isRefused(guide: GuideDocument, path: DataPath): boolean {
  return guide.refused.some((refused) =>
    refused.slice(0, path.length).every((step, index) => step === path[index]),
  );
}
