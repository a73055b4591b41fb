/** Messages and those who say them: each message that is said exists, and each that exists is said somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadWords } from '../../scripts/shipped-data.ts';
import { guidanceSchema } from '../../src/model/guidance.ts';
import { guideSchema } from '../../src/model/guide.ts';
import { flatMessages, type Messages } from '../../src/model/messages.ts';
import { organisationSchema } from '../../src/model/organisation.ts';
import { spokenWords } from '../../src/model/spoken-words.ts';
import { messageParts } from '../../src/read/message-parts.ts';
import { projectRoot } from '../support/build-site.ts';
import { templateTexts } from '../support/template-words.ts';

const english = loadWords();
const messages = new Map(flatMessages(english));
const sources = [
  ...templateTexts().values(),
  ...examples(),
  ...modules('src')
    .filter((path) => !path.startsWith('src/check/'))
    .map(read),
  ...modules('scripts').map(read),
];

/** Component examples name messages too. */
function examples(): string[] {
  return readdirSync(join(projectRoot, '_includes'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('example.yaml'))
    .map((name) => read(join('_includes', name)));
}

function modules(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

function read(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/** Keys said as they stand, and beginnings of keys that are put together. */
function said(text: string): { keys: string[]; beginnings: string[] } {
  const keys: string[] = [];
  const beginnings: string[] = [];
  const code = text.replace(/\/\*[\s\S]*?\*\/|\{#[\s\S]*?#\}/g, '');
  for (const [, first = ''] of code.matchAll(/\b(?:th?|say|sayHtml)\(\s*([^{),]*)/g)) {
    for (const [, quoted = '', rest = ''] of first.matchAll(/["'`]([\w.-]+?\.?)["'`](\s*\+)?/g))
      (rest === '' && !quoted.endsWith('.') ? keys : beginnings).push(quoted);
  }
  for (const [, beginning = ''] of code.matchAll(/\b(?:say|sayHtml)\(\s*`([\w.-]+\.)\$\{/g))
    beginnings.push(beginning);
  return { keys, beginnings };
}

describe('messages', () => {
  const found = sources.map(said);
  const beginnings = new Set(found.flatMap((one) => one.beginnings));

  it('exist where they are said', () => {
    const keys = found.flatMap((one) => one.keys).filter((key) => /^[^.]+\./.test(key));
    expect(keys.length).toBeGreaterThan(500);
    expect([...new Set(keys)].filter((key) => !messages.has(key))).toEqual([]);
    const groups = [...messages.keys()];
    // A module may say all its messages from one group of its own.
    const exists = (beginning: string) => groups.some((key) => `.${key}`.includes(`.${beginning}`));
    expect([...beginnings].filter((beginning) => !exists(beginning))).toEqual([]);
  });

  it('are said somewhere', () => {
    const quoted = new Set(sources.flatMap((text) => text.match(/[A-Za-z]\w*(?:\.[\w-]+)+/g) ?? []));
    const unused = [...messages.keys()].filter(
      (key) =>
        !quoted.has(key) &&
        !(key in spokenWords) &&
        key.includes('.') &&
        // A group whose keys are put together of parts counts as said.
        ![...beginnings, 'values.'].some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it('can all be filled in', () => {
    const broken = [...messages].filter(([, text]) => typeof messageParts(text) === 'string');
    expect(broken).toEqual([]);
  });

  it('that the checker shares are the same in the model', () => {
    for (const [key, text] of Object.entries(spokenWords)) expect(messages.get(key), key).toBe(text);
  });
});

/** Lists from which guides, guidance pages and organisations choose, by their place in the schema. */
const lists: Readonly<Record<string, readonly [z.ZodType, string]>> = {
  agreementState: [guideSchema, 'release.agreements.*.status'],
  agreementType: [guideSchema, 'release.agreements.*.type'],
  approvalState: [guideSchema, 'readiness.governance.*.state'],
  boardOutcome: [guideSchema, 'readiness.review_board.outcome'],
  changeModel: [guideSchema, 'processes.change.models.*.model'],
  changeScope: [guideSchema, 'change_scope'],
  componentState: [guideSchema, 'components.*.lifecycle.state'],
  componentType: [guideSchema, 'components.*.type'],
  contractStatus: [organisationSchema, 'suppliers.*.contract.status'],
  decision: [guideSchema, 'release.go_no_go.decision'],
  dependencyType: [guideSchema, 'dependencies.*.type'],
  deploymentGroup: [guideSchema, 'release.deployment_verification.groups'],
  deploymentState: [guideSchema, 'release.deployment_verification.groups.risk_acceptance.state'],
  documentStatus: [guideSchema, 'support.documentation.*.status'],
  guideStatus: [guideSchema, 'status'],
  lifecycleStage: [guideSchema, 'lifecycle.owners'],
  metric: [guideSchema, 'service_levels.*.metric'],
  pageType: [guidanceSchema, 'type'],
  point14: [guideSchema, 'readiness.review_board.point_14'],
  rating: [guideSchema, 'readiness.operational.rating'],
  recoveryTest: [guideSchema, 'continuity.dr_test.outcome'],
  rehearsal: [guideSchema, 'readiness.rehearsals.*.type'],
  rehearsalOutcome: [guideSchema, 'readiness.rehearsals.*.outcome'],
  releaseParty: [guideSchema, 'release.site_readiness.signed'],
  runbookTask: [guideSchema, 'runbooks.*.task'],
  supportLine: [guideSchema, 'support.lines.*.level'],
  validationCategory: [guideSchema, 'release.validation'],
  validationResult: [guideSchema, 'release.validation.security.result'],
};

/** What may stand at a path of a schema: the values of an enumeration, or the keys of an object. */
function choices(schema: z.ZodType, path: string): string[] {
  const found: string[] = [];
  const walk = (at: z.ZodType, steps: readonly string[]): void => {
    if (at instanceof z.ZodOptional || at instanceof z.ZodDefault) walk(at.unwrap() as z.ZodType, steps);
    else if (at instanceof z.ZodPipe) walk(at.in as z.ZodType, steps);
    else if (at instanceof z.ZodUnion) for (const option of at.options) walk(option as z.ZodType, steps);
    else if (at instanceof z.ZodArray)
      walk(at.element as z.ZodType, steps[0] === '*' ? steps.slice(1) : steps);
    else if (at instanceof z.ZodRecord) walk(at.valueType as z.ZodType, steps.slice(1));
    else if (at instanceof z.ZodObject) {
      const [step, ...rest] = steps;
      const shape = at.shape as Record<string, z.ZodType>;
      if (step === undefined) found.push(...Object.keys(shape));
      else if (shape[step]) walk(shape[step], rest);
    } else if (steps.length === 0 && at instanceof z.ZodEnum) found.push(...at.options.map(String));
    else if (steps.length === 0 && at instanceof z.ZodLiteral) found.push(...[...at.values].map(String));
  };
  walk(schema, path.split('.'));
  return [...new Set(found)];
}

describe('names of values', () => {
  it('cover every list of the words', () => {
    expect(Object.keys((english.values ?? {}) as Messages).sort()).toEqual(Object.keys(lists).sort());
  });

  it.each(Object.entries(lists))('name all that can be chosen: %s', (list, [schema, path]) => {
    const named = Object.keys(((english.values as Messages)[list] ?? {}) as Messages);
    const chosen = choices(schema, path);
    expect(chosen.length).toBeGreaterThan(1);
    expect(chosen.filter((value) => !named.includes(value))).toEqual([]);
    expect(named.filter((value) => !chosen.includes(value))).toEqual([]);
  });
});
