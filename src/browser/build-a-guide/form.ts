/** Browser: the questions of a guide, drawn from what its text says. The phase decides which are asked. */

import { guideReferences, type ReferenceKind } from '../../check/references.ts';
import type { BuilderData } from '../../model/builder-data.ts';
import type { DataPath } from '../../model/data-path.ts';
import type { FormSection, Question, Shape } from '../../model/guide-form.ts';
import { gateReached, type Phase, phases } from '../../model/phase.ts';
import { valueAt } from '../../model/value-at.ts';
import type { Plain } from '../../read/plain.ts';
import type { Words } from '../shared/words.ts';
import { control, isInParts, pattern, within } from './controls.ts';

/** What the form is drawn from, and what it tells. */
export interface FormInput {
  data: BuilderData;
  /** The front matter as it stands. */
  values: Readonly<Record<string, unknown>>;
  words: Words;
  /** A value as it stands now: answers do not draw the form anew. */
  now(path: DataPath): unknown;
  /** Paths of the lists to which an entry was added that says nothing yet. */
  added: ReadonlySet<string>;
  /** Optional parts that stand open, by id. */
  open: ReadonlySet<string>;
  onAnswer(path: DataPath, value: Plain | undefined): void;
  /** A short form is to grow into a long one. */
  onLong(path: DataPath, value: Plain): void;
  onEntries(path: DataPath, entries: readonly string[]): void;
  onAdd(path: DataPath): void;
  onRemove(path: DataPath): void;
}

/** Always in sight: on the first it depends what else is asked, and one of the others says what an entry is about. */
const inSight: ReadonlySet<string> = new Set([
  'uses_live_data',
  'dependencies.*.service',
  'dependencies.*.external',
]);
const NONE: readonly string[] = [];

/** The id of the control or the group of a path. */
export function fieldId(path: DataPath): string {
  return ['field', ...path].join('-');
}

/** The id of the optional part of a group. */
export function moreId(path: DataPath): string {
  return `${fieldId(path)}-more`;
}

/** Draws the sections. Those in which nothing is asked yet are folded away. */
export function drawForm(input: FormInput): HTMLElement[] {
  const phase = phaseOf(input.values);
  return input.data.form.map((section) => drawSection(section, input, phase));
}

function phaseOf(values: Readonly<Record<string, unknown>>): Phase {
  return phases.find((phase) => phase === values.phase) ?? 'discovery';
}

function drawSection({ title, anchor, questions }: FormSection, input: FormInput, phase: Phase): HTMLElement {
  const asked = questions.some((question) => isAsked(question, [question.key], true, input, phase));
  const [only] = questions;
  // A section of one key with all below it: its name is said once.
  const alone = questions.length === 1 && only?.key === anchor;
  const parts =
    alone && only
      ? [hintOf(only), ...drawShape(only, [only.key], true, input, phase)]
      : drawQuestions(questions, [], true, input, phase);
  const section = document.createElement('section');
  const heading = document.createElement('h3');
  heading.className = 'govuk-heading-m';
  heading.id = `section-${anchor}`;
  heading.tabIndex = -1;
  heading.textContent = title;
  if (alone && only) section.id = fieldId([only.key]);
  section.tabIndex = -1;
  section.className = 'app-builder__section';
  section.setAttribute('aria-labelledby', heading.id);
  section.append(
    heading,
    ...(asked ? parts : [folded(`section-${anchor}-more`, input.words.say('notDue'), parts, input)]),
  );
  return section;
}

function hintOf(question: Question): HTMLElement {
  const hint = document.createElement('p');
  hint.className = 'govuk-hint';
  hint.textContent = hintText(question, true);
  return hint;
}

/** Whether the phase asks for an answer, or there is one. */
function isAsked(
  question: Question,
  path: DataPath,
  parentAsked: boolean,
  input: FormInput,
  phase: Phase,
): boolean {
  if (valueAt(input.values, path) !== undefined || inSight.has(question.path)) return true;
  if (question.gate === undefined) return (question.required ?? false) && parentAsked;
  const { unless } = question;
  if (unless !== undefined && valueAt(input.values, [...path.slice(0, -1), unless]) !== undefined)
    return false;
  return gateReached(question.gate, phase, input.values.uses_live_data === true) && applies(question, input);
}

function applies({ when }: Question, { values, data }: FormInput): boolean {
  if (when === undefined) return true;
  if (when === 'health') return data.health;
  if (when === 'external-release') return valueAt(values, ['release', 'route']) === 'external-supplier';
  if (when === 'personal-data') return valueAt(values, ['data', 'personal']) === true;
  return valueAt(data.organisation.tiers, [String(values.tier), 'critical']) === true;
}

/** Questions that are asked, then the others folded away. Where none is, a group that is asked for shows all. */
function drawQuestions(
  questions: readonly Question[],
  parent: DataPath,
  parentAsked: boolean,
  input: FormInput,
  phase: Phase,
): HTMLElement[] {
  const asked = questions.filter((question) =>
    isAsked(question, [...parent, question.key], parentAsked, input, phase),
  );
  const shown = asked.length === 0 && parentAsked ? questions : asked;
  const others = questions.filter((question) => !shown.includes(question));
  const draw = (question: Question) =>
    drawQuestion(question, [...parent, question.key], asked.includes(question), input, phase);
  const parts = shown.map(draw);
  if (others.length === 0) return parts;
  const name = moreId(parent);
  return [...parts, folded(name, input.words.count('optional', others.length), others.map(draw), input)];
}

function folded(id: string, title: string, parts: readonly HTMLElement[], { open }: FormInput): HTMLElement {
  const details = pattern('optional') as HTMLDetailsElement;
  details.id = id;
  details.open = open.has(id);
  within<HTMLElement>(details, '.govuk-details__summary-text').textContent = title;
  within<HTMLElement>(details, '.govuk-details__text').replaceChildren(...parts);
  return details;
}

function drawQuestion(
  question: Question,
  path: DataPath,
  asked: boolean,
  input: FormInput,
  phase: Phase,
): HTMLElement {
  const value = valueAt(input.values, path);
  const isGroup =
    typeof value === 'object' ? !isTexts(question, value) : !question.scalar && !question.items?.scalar;
  if (!isGroup) {
    const parts = drawShape(question, path, asked, input, phase);
    const [first] = parts;
    if (parts.length === 1 && first) return first;
    const holder = document.createElement('div');
    holder.append(...parts);
    return holder;
  }
  const group = pattern('group');
  group.id = fieldId(path);
  group.tabIndex = -1;
  within<HTMLElement>(group, 'legend').textContent = titleOf(question, input);
  group.append(hintOf(question), ...drawShape(question, path, asked, input, phase));
  return group;
}

/** A value in the way in which it is written, or in the shortest one. */
function drawShape(
  question: Question | (Shape & { title: string; path: string }),
  path: DataPath,
  asked: boolean,
  input: FormInput,
  phase: Phase,
): HTMLElement[] {
  const value = valueAt(input.values, path);
  if (Array.isArray(value) ? question.items : !question.scalar && !question.keys && question.items)
    return isTexts(question, value)
      ? [drawTexts(question as Question, path, value, input)]
      : drawList(question as Question, path, value, asked, input, phase);
  if (typeof value === 'object' ? question.keys : !question.scalar && question.keys)
    return drawQuestions(question.keys ?? [], path, asked, input, phase);
  if (question.scalar && typeof value !== 'object')
    return drawScalar(question as Question, path, value, input);
  const note = document.createElement('p');
  note.className = 'govuk-hint';
  note.textContent = input.words.say('onlyText', { name: question.title });
  return [note];
}

function drawScalar(question: Question, path: DataPath, value: unknown, input: FormInput): HTMLElement[] {
  const kind = question.scalar?.kind ?? 'text';
  const options = optionsOf(question, path, input);
  const written = value === undefined ? '' : String(value);
  const element = control({
    id: fieldId(path),
    title: titleOf(question, input),
    hint: hintText(question, options !== undefined || isInParts({ kind, value: written })),
    kind,
    ...(options ? { options } : {}),
    value: written,
    onAnswer: (answer) => input.onAnswer(path, plainOf(answer, question)),
  });
  if (!question.keys) return [element];
  const more = pattern('button') as HTMLButtonElement;
  more.id = `${fieldId(path)}-long`;
  more.textContent = input.words.say('longForm', { name: question.title });
  more.addEventListener('click', () => {
    const long = longOf(question, input.now(path), input);
    if (long) input.onLong(path, long);
  });
  return [element, more];
}

/** The long form that says the same; a value to begin with where there is none. */
function longOf(question: Question, value: unknown, input: FormInput): Plain | undefined {
  const first = question.keys?.[0];
  const key = question.shortFor ?? first?.key;
  if (key === undefined) return undefined;
  if (question.shortFor && typeof value === 'string') return { [key]: value };
  return { [key]: input.words.say('toFillIn') };
}

function plainOf(answer: string, { scalar }: Question): Plain | undefined {
  if (answer === '') return undefined;
  if (scalar?.kind === 'flag') return answer === 'true';
  const number = scalar?.options?.find((option) => typeof option === 'number' && String(option) === answer);
  if (number !== undefined) return number;
  return scalar?.kind === 'number' && /^-?\d+(?:\.\d+)?$/.test(answer) ? Number(answer) : answer;
}

/** A list of plain values: one on each line. */
function drawTexts(question: Question, path: DataPath, value: unknown, input: FormInput): HTMLElement {
  const written = Array.isArray(value) ? value.map(String) : NONE;
  return control({
    id: fieldId(path),
    title: titleOf(question, input),
    hint: `${hintText(question, true)} ${input.words.say('onePerLine')}`.trim(),
    kind: 'prose',
    value: written.join('\n'),
    onAnswer: (answer) => {
      input.onEntries(
        path,
        answer
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      );
    },
  });
}

function isTexts({ items }: Shape, value: unknown): boolean {
  if (!items?.scalar) return false;
  return !Array.isArray(value) ? value === undefined : value.every((item) => typeof item !== 'object');
}

function drawList(
  question: Question,
  path: DataPath,
  value: unknown,
  asked: boolean,
  input: FormInput,
  phase: Phase,
): HTMLElement[] {
  const { words, added } = input;
  const written = Array.isArray(value) ? (value as unknown[]) : [];
  const count = written.length + (added.has(path.join('.')) ? 1 : 0);
  const parts: HTMLElement[] = [];
  for (let index = 0; index < count; index++) {
    const at = [...path, index];
    const entry = pattern('entry');
    entry.id = fieldId(at);
    entry.tabIndex = -1;
    const name = words.say('entry', { name: question.title, number: String(index + 1) });
    const called = nameOf(written[index]);
    within<HTMLElement>(entry, 'legend').textContent = called === undefined ? name : `${name}: ${called}`;
    const shape = { ...question.items, title: question.title, path: `${question.path}.*` };
    const remove = pattern('button') as HTMLButtonElement;
    remove.id = `${fieldId(at)}-remove`;
    remove.textContent = words.say('remove', { name });
    remove.addEventListener('click', () => input.onRemove(at));
    entry.append(
      ...drawShape(
        { ...shape, ...(shape.keys ? { scalar: undefined } : {}) } as Question,
        at,
        true,
        input,
        phase,
      ),
      remove,
    );
    parts.push(entry);
  }
  const add = pattern('button') as HTMLButtonElement;
  add.id = `${fieldId(path)}-add`;
  add.textContent = words.say(count === 0 ? 'addFirst' : 'addAnother', { name: question.title });
  add.addEventListener('click', () => input.onAdd(path));
  parts.push(add);
  if (count === 0 && asked && question.mayBeEmpty && question.gate) {
    const none = control({
      id: `${fieldId(path)}-none`,
      title: words.say('none', { name: question.title }),
      hint: '',
      kind: 'flag',
      options: [
        { value: 'none', text: words.say('noneYes') },
        { value: '', text: words.say('noneNo') },
      ],
      value: Array.isArray(value) ? 'none' : '',
      onAnswer: (answer) => input.onAnswer(path, answer === 'none' ? [] : undefined),
    });
    parts.push(none);
  }
  return parts;
}

/** What an entry is called, as far as it says. */
function nameOf(entry: unknown): string | undefined {
  for (const key of ['name', 'id', 'metric', 'service', 'external', 'task', 'criterion']) {
    const value = valueAt(entry, [key]);
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** What it means, what to write unless the control shows it, and from when on it is due. */
function hintText({ about, due, value }: Question, chosen = false): string {
  return [
    about.replaceAll('`', ''),
    value === undefined || chosen ? '' : `${capital(value)}.`,
    due === undefined ? '' : `${due}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The name of a question; one that nobody has to answer says so. */
function titleOf({ title, gate, required }: Question, { words }: FormInput): string {
  return gate === undefined && !required ? words.say('optionalTitle', { name: title }) : title;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What can be chosen: the values of the schema, or what a reference may lead to. */
function optionsOf(
  question: Question,
  path: DataPath,
  input: FormInput,
): { value: string; text: string }[] | undefined {
  const { scalar } = question;
  const blank = { value: '', text: input.words.say('notSaid') };
  if (scalar?.kind === 'flag')
    return [
      { value: 'true', text: input.words.say('yes') },
      { value: 'false', text: input.words.say('no') },
      blank,
    ];
  if (scalar?.options)
    return [
      blank,
      ...scalar.options.map((option) => ({
        value: String(option),
        text: capital(String(option).replaceAll('-', ' ')),
      })),
    ];
  const kind = referenceKind(path);
  const targets = kind === undefined ? [] : targetsOf(kind, input);
  return targets.length === 0 ? undefined : [blank, ...targets];
}

/** A short form of a list refers to what its long form refers to. */
function referenceKind(path: DataPath): ReferenceKind | undefined {
  const name = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  return (
    guideReferences[name] ??
    guideReferences[`${name}.*.team`] ??
    guideReferences[name.replace(/\.team$/, '.*.team')]
  );
}

function targetsOf(kind: ReferenceKind, { data, values }: FormInput): { value: string; text: string }[] {
  const { teams, roles, delivery_groups: groups, tiers, suppliers, priorities } = data.organisation;
  const named = (record: Readonly<Record<string, { name: string }>>, prefix = '') =>
    Object.entries(record).map(([id, { name }]) => ({ value: `${prefix}${id}`, text: name }));
  const listed = (...path: string[]) => {
    const list = valueAt(values, path);
    return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((item) => {
      const id = valueAt(item, ['id']);
      return typeof id === 'string' ? [{ value: id, text: id }] : [];
    });
  };
  switch (kind) {
    case 'party':
      return [...named(teams), ...named(roles), ...named(groups)];
    case 'delivery-group':
      return named(groups);
    case 'tier':
      return named(tiers);
    case 'priorities':
      return Object.keys(priorities).map((id) => ({ value: id, text: id }));
    case 'service':
      return data.guides.map(({ id, title }) => ({ value: id, text: title }));
    case 'line':
      return listed('support', 'lines');
    case 'line-or-supplier':
      return [...listed('support', 'lines'), ...named(suppliers, 'supplier:')];
    case 'backup':
      return listed('continuity', 'backups');
    case 'risk':
      return listed('security', 'risks');
    case 'party-or-contact':
      return [];
  }
}
