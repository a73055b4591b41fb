/** Browser: asks the questions, and writes each answer into the text of the guide. */
import type { BuilderData } from '../../model/builder-data.ts';
import type { DataPath } from '../../model/data-path.ts';
import { valueAt } from '../../model/value-at.ts';
import { part } from '../shared/part.ts';
import type { Words } from '../shared/words.ts';
import { setError } from './controls.ts';
import { drawForm, fieldId, moreId } from './form.ts';
import { type GuideText, orderOf, withAnswer, withEntries } from './guide-text.ts';
import { say } from './say.ts';
import type { Work } from './work.ts';

/** Answers on which it depends what else is asked. */
const DECIDING =
  /^(?:phase|uses_live_data|tier|data\.personal|release\.route|support\.lines\.\d+\.id|continuity\.backups\.\d+\.id|security\.risks\.\d+\.id)$/;

/** What asking needs. */
export interface QuestionsInput {
  data: BuilderData;
  words: Words;
  work: Work;
  /** Takes what was written into the text itself; true if there was any. Is called before an answer is written. */
  settle(): boolean;
  /** Is called when the questions were drawn anew. */
  onDrawn(): void;
}

/** The questions of the page. */
export interface Questions {
  /** Asks what another guide leaves open. */
  start(): void;
}

/** Asks the questions of a guide. */
export function askQuestions({ data, words, work, settle, onDrawn }: QuestionsInput): Questions {
  const questions = part('builder-questions');
  const order = orderOf(data.form);
  /**
   * Paths of the lists with an entry that only the form knows, because it says nothing yet. There is one at a time: an
   * entry has its place once those before it say something.
   */
  const added = new Set<string>();
  /** Whether the last thing that was used is the keyboard, with which one goes through a list of choices. */
  let byKeyboard = false;
  /** Id of the list of choices that must lose the focus before anything is drawn. */
  let waiting: string | undefined;

  addEventListener('keydown', () => {
    byKeyboard = true;
  });
  addEventListener('pointerdown', () => {
    byKeyboard = false;
  });
  questions.addEventListener('focusout', () => {
    if (waiting !== undefined) drawSoon(waiting);
    waiting = undefined;
  });

  /** Draws the questions anew and leaves the focus where it was. */
  const draw = (focus = document.activeElement?.id, opening: readonly string[] = []) => {
    const open = new Set(
      [...questions.querySelectorAll('details[open]')].map(({ id }) => id).concat(opening),
    );
    questions.replaceChildren(
      ...drawForm({
        ...{ data, words, added, open, values: work.guide.data },
        now: (path) => valueAt(work.guide.data, path),
        onAnswer(path, value) {
          const settled = settle();
          const before = valueAt(work.guide.data, path);
          if (value === undefined && before === undefined) return;
          const structural = settled || typeof value === 'object' || typeof before === 'object';
          answer(path, withAnswer(work.guide, path, value, order), structural);
        },
        onLong(path, value) {
          settle();
          answer(path, withAnswer(work.guide, path, value, order), false);
          draw(fieldId(path), [moreId(path)]);
        },
        onEntries(path, entries) {
          const settled = settle();
          answer(path, withEntries(work.guide, path, entries, order), settled);
        },
        onAdd(path) {
          added.add(path.join('.'));
          draw('');
          part(fieldId([...path, lengthAt(work.guide, path)])).focus();
        },
        onRemove(path) {
          settle();
          const list = path.slice(0, -1);
          if (valueAt(work.guide.data, path) === undefined) {
            added.delete(list.join('.'));
            draw('');
          } else answer(path, withAnswer(work.guide, path, undefined, order), true);
          part(`${fieldId(list)}-add`).focus();
        },
      }),
    );
    questions.hidden = !work.guide.readable;
    part('builder-unreadable').hidden = work.guide.readable;
    if (focus) document.getElementById(focus)?.focus();
    onDrawn();
  };

  /** Draws once this turn is over: what the focus moves to must not be replaced before it gets there. */
  const drawSoon = (from: string) =>
    setTimeout(() => {
      draw();
      if (document.activeElement === document.body) document.getElementById(from)?.focus();
    }, 0);

  /**
   * @param text the guide with the answer; absent where YAML cannot be changed by certain means
   * @param structural whether parts of the form come or go with the answer
   */
  const answer = (path: DataPath, text: string | undefined, structural: boolean) => {
    if (text === undefined) {
      const why = words.say('cannotChange', { name: path.join('.') });
      say(why, 'question');
      draw();
      const field = document.getElementById(fieldId(path));
      if (field) setError(field, why);
      return;
    }
    const entries = entriesAt(work.guide, path);
    work.setText(text);
    // An entry that was added and now says something is no longer one that only the form knows.
    for (const { list, length } of entries)
      if (lengthAt(work.guide, list) > length) added.delete(list.join('.'));
    const from = document.activeElement;
    const deciding = DECIDING.test(path.join('.'));
    const choosing = byKeyboard && from?.matches('select, input[type=radio]');
    if (choosing && deciding) waiting = from?.id;
    else if (structural || deciding) drawSoon(from?.id ?? fieldId(path));
  };

  return {
    start() {
      added.clear();
      draw('');
    },
  };
}

function lengthAt(guide: GuideText, path: DataPath): number {
  const list = valueAt(guide.data, path);
  return Array.isArray(list) ? list.length : 0;
}

/** The lists that a path goes through, with how many entries each has. */
function entriesAt(guide: GuideText, path: DataPath): { list: DataPath; length: number }[] {
  return path.flatMap((step, index) => {
    if (typeof step !== 'number') return [];
    const list = path.slice(0, index);
    return [{ list, length: lengthAt(guide, list) }];
  });
}
