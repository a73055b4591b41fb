/** Browser: what the checker found, as a list of links to the questions, and the summary of errors before saving. */
import type { Diagnostic, Severity } from '../../model/diagnostic.ts';
import type { Words } from '../shared/words.ts';
import { codeWords } from './code-words.ts';
import { pattern, within } from './controls.ts';
import type { FindingPlace } from './find.ts';
import { fieldId } from './form.ts';

/** A finding with the place in the form that it speaks of. */
export interface PlacedFinding {
  finding: Diagnostic;
  place: FindingPlace;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** The element that a finding leads to: its question, or the nearest that holds it. */
export function targetOf(place: FindingPlace): HTMLElement | undefined {
  if (typeof place === 'string') return document.getElementById(`builder-${place}`) ?? undefined;
  for (let length = place.length; length > 0; length--) {
    const found = document.getElementById(fieldId(place.slice(0, length)));
    if (found) return found;
  }
  return document.getElementById('builder-questions') ?? undefined;
}

/** Goes to a question: opens what it is folded into, and puts the focus there. */
export function goTo(place: FindingPlace): void {
  const target = targetOf(place);
  for (let part = target?.closest('details'); part; part = part.parentElement?.closest('details'))
    part.open = true;
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}

/** Fills the list, gravest first. */
export function showFindings(
  list: HTMLElement,
  found: readonly PlacedFinding[],
  words: Words,
  ruleHref: (path: string) => string,
): void {
  const sorted = severities.flatMap((severity) =>
    found.filter(({ finding }) => finding.severity === severity),
  );
  list.replaceChildren(
    ...sorted.map(({ finding, place }) => {
      const item = pattern('finding');
      const link = within<HTMLAnchorElement>(item, '.app-builder__to');
      const { severity, message, hint, ruleId, url } = finding;
      within<HTMLElement>(item, '.app-builder__severity').textContent = words.say(severity);
      item.dataset.severity = severity;
      link.replaceChildren(...codeWords(message));
      leadTo(link, place);
      const advice = within<HTMLElement>(item, '.app-builder__hint');
      if (hint === undefined) advice.remove();
      else advice.replaceChildren(...codeWords(hint));
      const rule = within<HTMLAnchorElement>(item, '.app-builder__rule');
      rule.href = ruleHref(url);
      rule.textContent = words.say('rule', { id: ruleId });
      return item;
    }),
  );
}

/** Shows the summary of errors, in the order of the questions, and puts the focus on it; without errors it goes away. */
export function summariseErrors(holder: HTMLElement, found: readonly PlacedFinding[], words: Words): void {
  const errors = found
    .filter(({ finding }) => finding.severity === 'error')
    .map((one) => ({ ...one, target: targetOf(one.place) }))
    .sort((a, b) => inOrder(a.target, b.target));
  holder.replaceChildren();
  if (errors.length === 0) return;
  const summary = pattern('summary');
  within<HTMLElement>(summary, '.govuk-error-summary__list').replaceChildren(
    ...errors.map(({ finding, place }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.append(...codeWords(finding.message));
      leadTo(link, place);
      item.append(link);
      return item;
    }),
  );
  within<HTMLElement>(summary, '.govuk-error-summary__title').textContent = words.count(
    'errors',
    errors.length,
  );
  summary.tabIndex = -1;
  holder.append(summary);
  summary.focus();
}

/** Negative where the first element comes first on the page. */
function inOrder(a: HTMLElement | undefined, b: HTMLElement | undefined): number {
  if (!a || !b || a === b) return 0;
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function leadTo(link: HTMLAnchorElement, place: FindingPlace): void {
  link.href = `#${targetOf(place)?.id ?? ''}`;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    goTo(place);
  });
}
