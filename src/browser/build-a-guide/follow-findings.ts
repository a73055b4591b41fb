/** Browser: looks at the guide as the checker does, while it is written, and shows what was found. */
import type { BuilderData } from '../../model/builder-data.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { valueAt } from '../../model/value-at.ts';
import { part } from '../shared/part.ts';
import type { Words } from '../shared/words.ts';
import { setError } from './controls.ts';
import { type Checker, makeChecker, placeOf } from './find.ts';
import { type PlacedFinding, showFindings, summariseErrors } from './findings-view.ts';
import { fieldId } from './form.ts';
import type { Work } from './work.ts';

/** Milliseconds without an answer after which findings follow, and after which they are said aloud. */
const PAUSE_MS = 250;
const SAY_MS = 900;

/** What was found in the guide that is worked on. */
export interface Findings {
  /** Looks when nothing has changed for a moment. */
  soon(): void;
  now(): void;
  /** Looks, and leads to the errors; from then on, questions without an answer too say what is wrong. */
  summarise(): void;
  /** Says at the questions what is wrong with their answers: whenever they were drawn. */
  mark(): void;
  /** Forgets that anybody asked for a summary: another guide is opened. */
  reset(): void;
}

/** Follows what is found in a guide. */
export function followFindings(data: BuilderData, words: Words, work: Work): Findings {
  const questions = part('builder-questions');
  const idField = part('builder-id', HTMLInputElement);
  const summary = part('builder-errors');
  let check: Checker | undefined;
  let found: PlacedFinding[] = [];
  let asked = false;
  let pausing = 0;
  let saying = 0;

  const now = () => {
    clearTimeout(pausing);
    // Made when it is first needed: the page is there before.
    check ??= makeChecker(data.content);
    const { id } = work.draft;
    const diagnostics = check(id || 'new-service', work.guide.text, localDay());
    found = diagnostics.map((finding) => ({ finding, place: placeOf(finding, work.guide) }));
    if (id === '') found.unshift({ finding: withoutId(words.say('noId')), place: 'id' });
    showFindings(part('builder-found'), found, words, (path) => data.basePath + path.replace(/^\//, ''));
    const text = inWords(found, words);
    part('builder-count').textContent = text;
    clearTimeout(saying);
    saying = window.setTimeout(() => {
      part('builder-status').textContent = text;
    }, SAY_MS);
    mark();
  };

  const mark = () => {
    for (const group of questions.querySelectorAll<HTMLElement>('.govuk-form-group--error')) {
      const field = group.querySelector<HTMLElement>('input, select, textarea');
      if (field) setError(field, undefined);
    }
    const id = found.find(({ place }) => place === 'id');
    setError(idField, asked || work.draft.id !== '' ? id?.finding.message : undefined);
    for (const { finding, place } of found) {
      if (finding.severity !== 'error' || typeof place === 'string') continue;
      const field = document.getElementById(fieldId(place));
      const answered = valueAt(work.guide.data, place) !== undefined;
      if (field?.matches('input, select, textarea') && questions.contains(field) && (asked || answered))
        setError(
          field,
          [finding.message, finding.hint?.startsWith('Did you') ? finding.hint : ''].join(' ').trim(),
        );
    }
  };

  return {
    soon() {
      clearTimeout(pausing);
      pausing = window.setTimeout(now, PAUSE_MS);
    },
    now,
    summarise() {
      asked = true;
      now();
      summariseErrors(summary, found, words);
      if (!found.some(({ finding }) => finding.severity === 'error')) part('builder-findings-title').focus();
    },
    mark,
    reset() {
      asked = false;
      summary.replaceChildren();
    },
  };
}

function inWords(found: readonly PlacedFinding[], words: Words): string {
  if (found.length === 0) return words.say('clean');
  const errors = found.filter(({ finding }) => finding.severity === 'error').length;
  return words.say('found', {
    errors: words.count('errors', errors),
    others: words.count('others', found.length - errors),
  });
}

/** A guide is found by its id, which a checker of files takes from the name of the file. */
function withoutId(message: string): Diagnostic {
  return {
    ...{ ruleId: 'file-name', kind: 'document', severity: 'error', url: '/rules/file-name/' },
    ...{ message, file: '', line: 1, column: 1 },
  };
}

/** Today where the reader is, `YYYY-MM-DD`. */
function localDay(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
