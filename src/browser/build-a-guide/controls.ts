/** Browser: controls of the form, copied from the patterns that the page was built with. */
import type { AnswerKind } from '../../model/guide-form.ts';
import { codeWords } from './code-words.ts';

/** What a control asks. */
export interface ControlInput {
  id: string;
  title: string;
  hint: string;
  kind: AnswerKind;
  /** Values to choose from, with what they are called. */
  options?: readonly { value: string; text: string }[];
  value: string;
  /** Called with what was answered; empty for no answer. */
  onAnswer: (value: string) => void;
}

/** A copy of a pattern of the page. @throws Error if the page lacks it: a mistake of ours */
export function pattern(name: string): HTMLElement {
  const holder = document.querySelector<HTMLTemplateElement>('#builder-patterns');
  const found = holder?.content.querySelector(`[data-pattern="${name}"]`)?.firstElementChild;
  if (!found) throw new Error(`the page has no pattern ${name}`);
  return document.importNode(found, true) as HTMLElement;
}

/** Finds an element within another. @throws Error if there is none: a mistake of ours */
export function within<T extends Element>(element: ParentNode, selector: string): T {
  const found = element.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** Whether an answer is given as day, month and year: a date that cannot be taken apart is shown as it is written. */
export function isInParts({ kind, value }: Pick<ControlInput, 'kind' | 'value'>): boolean {
  return kind === 'date' && /^(?:\d{4}-\d{2}-\d{2})?$/.test(value);
}

/** Makes a control. */
export function control(input: ControlInput): HTMLElement {
  if (isInParts(input)) return dateControl(input);
  if (input.options && input.options.length <= 4 && input.kind === 'flag') return radios(input);
  return input.options ? select(input) : textControl(input);
}

function textControl(input: ControlInput): HTMLElement {
  const group = labelled(input.kind === 'prose' ? 'prose' : 'text', input);
  const field = within<HTMLInputElement | HTMLTextAreaElement>(group, 'input, textarea');
  field.value = input.value;
  if (input.kind === 'number') field.inputMode = 'numeric';
  field.addEventListener('change', () => input.onAnswer(field.value.trim()));
  return group;
}

function select(input: ControlInput): HTMLElement {
  const group = labelled('choice', input);
  const field = within<HTMLSelectElement>(group, 'select');
  const known = input.options ?? [];
  const options =
    known.some(({ value }) => value === input.value) || input.value === ''
      ? known
      : [...known, { value: input.value, text: input.value }];
  for (const { value, text } of options) field.add(new Option(text, value));
  field.value = input.value;
  field.addEventListener('change', () => input.onAnswer(field.value));
  return group;
}

function labelled(name: string, { id, title, hint }: ControlInput): HTMLElement {
  const group = pattern(name);
  const label = within<HTMLLabelElement>(group, 'label');
  label.textContent = title;
  label.htmlFor = id;
  const field = within<HTMLElement>(group, 'input, textarea, select');
  field.id = id;
  field.setAttribute('name', id);
  setHint(group, field, id, hint);
  return group;
}

function setHint(group: HTMLElement, field: HTMLElement, id: string, hint: string): void {
  const element = within<HTMLElement>(group, '.govuk-hint');
  if (hint === '') {
    element.remove();
    field.removeAttribute('aria-describedby');
    return;
  }
  element.textContent = hint;
  element.id = `${id}-hint`;
  field.setAttribute('aria-describedby', element.id);
}

/** Yes, no, or not said. */
function radios(input: ControlInput): HTMLElement {
  const group = fieldsetOf('flag', input);
  const holder = within<HTMLElement>(group, '.govuk-radios');
  const [first, ...others] = [...holder.children];
  for (const other of others) other.remove();
  const copy = first?.cloneNode(true) as HTMLElement;
  first?.remove();
  for (const [index, { value, text }] of (input.options ?? []).entries()) {
    const item = copy.cloneNode(true) as HTMLElement;
    const field = within<HTMLInputElement>(item, 'input');
    const label = within<HTMLLabelElement>(item, 'label');
    field.id = index === 0 ? input.id : `${input.id}-${index + 1}`;
    field.name = input.id;
    field.value = value;
    field.checked = value === input.value;
    label.htmlFor = field.id;
    label.textContent = text;
    field.addEventListener('change', () => input.onAnswer(value));
    holder.append(item);
  }
  return group;
}

function dateControl(input: ControlInput): HTMLElement {
  const group = fieldsetOf('date', input);
  within<HTMLElement>(group, '.govuk-date-input').removeAttribute('id');
  const fields = [...group.querySelectorAll<HTMLInputElement>('input')];
  const [year = '', month = '', day = ''] = input.value.split('-');
  const parts = [day, month, year];
  for (const [index, field] of fields.entries()) {
    const id = index === 0 ? input.id : `${input.id}-${index + 1}`;
    const label = within<HTMLLabelElement>(field.parentElement ?? group, 'label');
    label.htmlFor = id;
    field.id = id;
    field.name = id;
    field.value = parts[index]?.replace(/^0/, '') ?? '';
    field.addEventListener('change', () => {
      const [d = '', m = '', y = ''] = fields.map(({ value }) => value.trim());
      // A date that is half written stays as it is until the rest is there, or all of it is gone.
      if (d !== '' && m !== '' && y !== '')
        input.onAnswer(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
      else if (d === '' && m === '' && y === '') input.onAnswer('');
    });
  }
  return group;
}

function fieldsetOf(name: string, { id, title, hint }: ControlInput): HTMLElement {
  const group = pattern(name);
  within<HTMLElement>(group, 'legend').textContent = title;
  setHint(group, within<HTMLElement>(group, 'fieldset'), id, hint);
  return group;
}

/** Shows what is wrong at a control, or nothing. */
export function setError(field: HTMLElement, message: string | undefined): void {
  // Each part of a date stands in a group of its own.
  const whole = field.closest('.govuk-date-input') ?? field;
  const group = whole.closest<HTMLElement>('.govuk-form-group');
  if (!group) return;
  const id = `${field.id}-error`;
  document.getElementById(id)?.remove();
  const described = group.querySelector('fieldset') ?? field;
  const others = (described.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((name) => name !== '' && name !== id);
  group.classList.toggle('govuk-form-group--error', message !== undefined);
  for (const input of group.querySelectorAll('input, select, textarea')) {
    const type = input.tagName === 'SELECT' ? 'select' : input.tagName === 'TEXTAREA' ? 'textarea' : 'input';
    if ((input as HTMLInputElement).type !== 'radio')
      input.classList.toggle(`govuk-${type}--error`, message !== undefined);
  }
  if (message !== undefined) {
    const element = pattern('error');
    element.id = id;
    element.lastChild?.replaceWith(' ', ...codeWords(message));
    const before = group.querySelector('.govuk-radios, .govuk-date-input') ?? field;
    before.before(element);
    others.push(id);
  }
  if (others.length > 0) described.setAttribute('aria-describedby', others.join(' '));
  else described.removeAttribute('aria-describedby');
}
