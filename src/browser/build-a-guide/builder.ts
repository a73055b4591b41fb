/** Browser: puts the parts of the page together. The text of the guide is the one state; everything is drawn from it. */

import type { BuilderData } from '../../model/builder-data.ts';
import type { DataPath } from '../../model/data-path.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { guideSections } from '../../model/guide-sections.ts';
import { gateReached, phases } from '../../model/phase.ts';
import { valueAt } from '../../model/value-at.ts';
import { makeWords } from '../search/words.ts';
import { downloadText } from '../service-list/download-text.ts';
import { setError } from './controls.ts';
import { type Draft, forgetDraft, keepDraft, keptDraft } from './draft.ts';
import { type Checker, makeChecker, placeOf } from './find.ts';
import { type PlacedFinding, showFindings, summariseErrors } from './findings-view.ts';
import { drawForm, fieldId, moreId } from './form.ts';
import {
  decodeGuide,
  emptyGuide,
  type GuideText,
  orderOf,
  readGuideText,
  withAnswer,
  withBody,
  withEntries,
} from './guide-text.ts';

/** Findings follow this long after an answer, and are said aloud after the next pause. */
const PAUSE_MS = 250;
const SAY_MS = 900;
/** Servers refuse addresses that are much longer; GitHub does so from about this length on. */
const LONGEST_ADDRESS = 8000;
const MOST_BYTES = 5_000_000;
/** Answers on which it depends what else is asked. */
const DECIDING =
  /^(?:phase|uses_live_data|tier|data\.personal|release\.route|support\.lines\.\d+\.id|continuity\.backups\.\d+\.id|security\.risks\.\d+\.id)$/;

/** Loads what the page needs and starts it. A page whose data does not come says so. */
export async function startBuilder(): Promise<void> {
  const root = byId('builder');
  const loading = byId('builder-loading');
  try {
    const response = await fetch(root.dataset.source ?? '');
    if (!response.ok) throw new Error(String(response.status));
    run(root, (await response.json()) as BuilderData);
    loading.remove();
    root.hidden = false;
  } catch (error) {
    loading.textContent = root.dataset.failed ?? '';
    loading.hidden = false;
    console.warn(error);
  }
}

function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}

function run(root: HTMLElement, data: BuilderData): void {
  const words = makeWords(JSON.parse(root.dataset.words ?? '{}'), document.documentElement.lang);
  const order = orderOf(data.form);
  const site = data.basePath;
  const idField = byId<HTMLInputElement>('builder-id');
  const body = byId<HTMLTextAreaElement>('builder-body');
  const whole = byId<HTMLTextAreaElement>('builder-text');
  const questions = byId('builder-questions');
  const note = byId('builder-note');
  const added = new Map<string, number>();
  let check: Checker | undefined;
  let draft: Draft = { id: '', text: emptyGuide };
  let guide: GuideText = readGuideText(draft.text);
  let found: PlacedFinding[] = [];
  let kept = true;
  let pausing = 0;
  let saying = 0;
  let tried = false;

  const say = (text: string) => {
    note.textContent = '';
    // Said again even if it is the same.
    setTimeout(() => {
      note.textContent = text;
    }, 50);
  };

  /** Draws the questions anew and leaves the focus where it was. */
  const draw = (focus = document.activeElement?.id, opening: readonly string[] = []) => {
    const open = new Set(
      [...questions.querySelectorAll('details[open]')].map(({ id }) => id).concat(opening),
    );
    questions.replaceChildren(
      ...drawForm({
        ...{ data, words, added, open, values: guide.data },
        now: (path) => valueAt(guide.data, path),
        onAnswer: (path, value) => {
          if (value === undefined && valueAt(guide.data, path) === undefined) return;
          answer(
            path,
            withAnswer(guide, path, value, order),
            typeof value === 'object' || typeof valueAt(guide.data, path) === 'object',
          );
        },
        onLong(path, value) {
          answer(path, withAnswer(guide, path, value, order), false);
          draw(fieldId(path), [moreId(path)]);
        },
        onEntries: (path, entries) => answer(path, withEntries(guide, path, entries, order), false),
        onAdd(path) {
          added.set(path.join('.'), (added.get(path.join('.')) ?? 0) + 1);
          const list = valueAt(guide.data, path);
          const number = (Array.isArray(list) ? list.length : 0) + (added.get(path.join('.')) ?? 1) - 1;
          draw('');
          byId(fieldId([...path, number])).focus();
        },
        onRemove(path) {
          const list = path.slice(0, -1);
          const more = added.get(list.join('.')) ?? 0;
          if (valueAt(guide.data, path) === undefined) {
            added.set(list.join('.'), Math.max(0, more - 1));
            draw('');
          } else answer(path, withAnswer(guide, path, undefined, order), true);
          byId(`${fieldId(list)}-add`).focus();
        },
      }),
    );
    if (focus) document.getElementById(focus)?.focus();
    showErrors();
  };

  /** Whether the last thing that was used is the keyboard, with which one goes through a list of choices. */
  let byKeyboard = false;
  let waiting: string | undefined;
  addEventListener('keydown', () => {
    byKeyboard = true;
  });
  addEventListener('pointerdown', () => {
    byKeyboard = false;
  });
  /** Draws once this turn is over: what the focus moves to must not be replaced before it gets there. */
  const drawSoon = (from: string) =>
    setTimeout(() => {
      draw();
      if (document.activeElement === document.body) document.getElementById(from)?.focus();
    }, 0);
  questions.addEventListener('focusout', () => {
    if (waiting !== undefined) drawSoon(waiting);
    waiting = undefined;
  });

  const answer = (path: DataPath, text: string | undefined, structural: boolean) => {
    if (text === undefined) {
      say(words.say('cannotChange', { name: path.join('.') }));
      draw();
      return;
    }
    const entries = entriesAt(guide, path);
    change(text);
    // An entry that was added and now says something is no longer one that only the form knows.
    for (const [list, before] of entries) {
      const more = lengthAt(guide, list.split('.').map(stepOf)) - before;
      if (more > 0) added.set(list, Math.max(0, (added.get(list) ?? 0) - more));
    }
    const from = document.activeElement;
    const choosing = byKeyboard && from?.matches('select, input[type=radio]');
    if (choosing && DECIDING.test(path.join('.'))) waiting = from?.id;
    else if (structural || DECIDING.test(path.join('.'))) drawSoon(from?.id ?? fieldId(path));
  };

  const change = (text: string) => {
    draft = { ...draft, text };
    guide = readGuideText(text);
    whole.value = text;
    keep();
    look();
  };

  const keep = () => {
    kept = keepDraft(site, draft);
    byId('builder-kept').textContent = words.say(kept ? 'kept' : 'notKept');
  };

  const look = () => {
    clearTimeout(pausing);
    pausing = window.setTimeout(findNow, PAUSE_MS);
  };

  const findNow = () => {
    clearTimeout(pausing);
    check ??= makeChecker(data.content);
    const diagnostics = check(draft.id || 'new-service', guide.text, localDay());
    found = diagnostics.map((finding) => ({ finding, place: placeOf(finding, guide) }));
    if (draft.id === '') found.unshift({ finding: withoutId(words.say('noId')), place: 'id' });
    const errors = found.filter(({ finding }) => finding.severity === 'error').length;
    const others = found.length - errors;
    const text =
      found.length === 0
        ? words.say('clean')
        : words.say('found', {
            errors: words.count('errors', errors),
            others: words.count('others', others),
          });
    showFindings(byId('builder-found'), found, words, (path) => data.basePath + path.replace(/^\//, ''));
    byId('builder-count').textContent = text;
    clearTimeout(saying);
    saying = window.setTimeout(() => {
      byId('builder-status').textContent = text;
    }, SAY_MS);
    showErrors();
    showSaving();
  };

  /** A question that was answered shows what is wrong with the answer; the others only once somebody asked. */
  const showErrors = () => {
    for (const group of questions.querySelectorAll<HTMLElement>('.govuk-form-group--error')) {
      const field = group.querySelector<HTMLElement>('input, select, textarea');
      if (field) setError(field, undefined);
    }
    const id = found.find(({ place }) => place === 'id');
    setError(idField, tried || draft.id !== '' ? id?.finding.message : undefined);
    for (const { finding, place } of found) {
      if (finding.severity !== 'error' || typeof place === 'string') continue;
      const field = document.getElementById(fieldId(place));
      const answered = valueAt(guide.data, place) !== undefined;
      if (field?.matches('input, select, textarea') && questions.contains(field) && (tried || answered))
        setError(
          field,
          [finding.message, finding.hint?.startsWith('Did you') ? finding.hint : ''].join(' ').trim(),
        );
    }
  };

  const showSaving = () => {
    const path = `services/${draft.id || 'new-service'}.md`;
    byId('builder-path').textContent = path;
    const link = byId<HTMLAnchorElement>('builder-propose');
    const edit = byId<HTMLAnchorElement>('builder-edit');
    const existing = data.guides.some(({ id }) => id === draft.id);
    const address = data.newFileUrl
      ?.replace('{path}', encodeURIComponent(path))
      .replace('{text}', () => encodeURIComponent(guide.text));
    const long = address !== undefined && address.length > LONGEST_ADDRESS;
    link.hidden = address === undefined || long || existing;
    link.href = link.hidden ? '#' : (address ?? '#');
    byId('builder-too-long').hidden = !long || existing;
    edit.hidden = data.editUrl === undefined || !existing;
    edit.href = edit.hidden ? '#' : (data.editUrl?.replace('{path}', path) ?? '#');
  };

  /** Takes another text for the guide. */
  const open = (next: Draft, message: string) => {
    draft = next;
    guide = readGuideText(draft.text);
    added.clear();
    tried = false;
    byId('builder-errors').replaceChildren();
    idField.value = draft.id;
    body.value = guide.body;
    byId('builder-unreadable').hidden = guide.readable;
    questions.hidden = !guide.readable;
    change(draft.text);
    draw('');
    findNow();
    say(message);
  };

  const isChanged = () => draft.text !== (draft.opened ?? emptyGuide);

  /** Asks before a draft with changes gives way to something else. */
  const replace = (next: () => void) => {
    const asking = byId('builder-replace');
    if (!isChanged()) {
      next();
      return;
    }
    asking.hidden = false;
    byId('builder-replace-yes').onclick = () => {
      asking.hidden = true;
      next();
    };
    byId('builder-replace-no').onclick = () => {
      asking.hidden = true;
      byId('builder-start-title').focus();
    };
    asking.focus();
  };

  const openText = (id: string, text: string) =>
    replace(() => {
      open({ id, text, opened: text }, words.say('opened', { name: id }));
      byId('builder-questions-title').focus();
    });

  byId('builder-new').addEventListener('click', () =>
    replace(() => {
      open({ id: '', text: emptyGuide }, words.say('started'));
      byId('builder-questions-title').focus();
    }),
  );
  byId<HTMLInputElement>('builder-file').addEventListener('change', async ({ target }) => {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > MOST_BYTES) {
      say(words.say('tooLarge'));
      return;
    }
    const text = decodeGuide(await file.arrayBuffer());
    input.value = '';
    if (text === undefined) say(words.say('notText', { name: file.name }));
    else openText(file.name.replace(/\.(?:md|markdown|txt)$/i, ''), text);
  });
  byId('builder-open').addEventListener('click', async () => {
    const { id, href } = data.guides[byId<HTMLSelectElement>('builder-guide').selectedIndex - 1] ?? {};
    if (id === undefined || href === undefined) return;
    const response = await fetch(href).catch(() => undefined);
    const text = response?.ok ? decodeGuide(await response.arrayBuffer()) : undefined;
    if (text === undefined) say(words.say('notLoaded', { name: id }));
    else openText(id, text);
  });
  for (const { id, title } of data.guides)
    byId<HTMLSelectElement>('builder-guide').add(new Option(title, id));

  idField.addEventListener('change', () => {
    draft = { ...draft, id: idField.value.trim() };
    keep();
    look();
  });
  body.addEventListener('change', () => change(withBody(guide, body.value)));
  byId('builder-sections').addEventListener('click', () => {
    const phase = phases.find((name) => name === guide.data.phase) ?? 'discovery';
    const live = guide.data.uses_live_data === true;
    const missing = guideSections.filter(
      ({ heading, due }) =>
        gateReached(due, phase, live) && !new RegExp(`^##\\s+${heading}\\s*$`, 'im').test(guide.body),
    );
    const before = guide.body === '' || guide.body.endsWith('\n') ? guide.body : `${guide.body}\n`;
    const text = missing.map(({ heading }) => `\n## ${heading}\n`).join('');
    if (missing.length > 0) change(withBody(guide, before + text));
    body.value = guide.body;
    body.focus();
    say(words.count('sections', missing.length));
  });
  byId('builder-read').addEventListener('click', () => {
    const same = plainLines(whole.value) === plainLines(draft.text);
    open({ ...draft, text: same ? draft.text : sameLines(whole.value, draft.text) }, words.say('read'));
    byId('builder-questions-title').focus();
  });
  byId('builder-check').addEventListener('click', () => {
    tried = true;
    findNow();
    summariseErrors(byId('builder-errors'), found, words);
    if (!found.some(({ finding }) => finding.severity === 'error')) byId('builder-findings-title').focus();
  });
  byId('builder-download').addEventListener('click', () => {
    downloadText(guide.text, `${draft.id || 'new-service'}.md`, 'text/markdown');
    saved(words.say('downloaded'));
  });
  byId('builder-copy').addEventListener('click', async () => {
    const done = await navigator.clipboard?.writeText(guide.text).then(
      () => true,
      () => false,
    );
    if (done) saved(words.say('copied'));
    else {
      whole.closest('details')?.setAttribute('open', '');
      whole.focus();
      whole.select();
      say(words.say('notCopied'));
    }
  });
  byId('builder-discard').addEventListener('click', () => {
    const next = () => {
      open({ id: '', text: emptyGuide }, words.say('discarded'));
      forgetDraft(site);
      byId('builder-kept').textContent = '';
      byId('builder-start-title').focus();
    };
    replace(next);
  });

  const saved = (message: string) => {
    draft = { ...draft, opened: draft.text };
    keep();
    say(message);
  };

  // What is still in a field that has the focus counts too.
  addEventListener('pagehide', () => (document.activeElement as HTMLElement | null)?.blur());
  addEventListener('beforeunload', (event) => {
    (document.activeElement as HTMLElement | null)?.blur();
    if (!kept && isChanged()) event.preventDefault();
  });

  const before = keptDraft(site);
  open(before ?? draft, before ? words.say('restored') : '');
  if (!before) forgetDraft(site);
}

/** A guide is found by its id, which a checker of files takes from the name of the file. */
function withoutId(message: string): Diagnostic {
  return {
    ...{ ruleId: 'file-name', kind: 'document', severity: 'error', url: '/rules/file-name/' },
    ...{ message, file: '', line: 1, column: 1 },
  };
}

/** What a text field makes of a text. */
function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A text field knows one kind of line ending; those of the guide stay. */
function sameLines(text: string, before: string): string {
  const mark = before.startsWith('\ufeff') && !text.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + (before.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text);
}

function stepOf(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}

function lengthAt(guide: GuideText, path: DataPath): number {
  const list = valueAt(guide.data, path);
  return Array.isArray(list) ? list.length : 0;
}

/** The lists that a path goes through, with how many entries each has. */
function entriesAt(guide: GuideText, path: DataPath): [string, number][] {
  return path.flatMap((step, index): [string, number][] => {
    if (typeof step !== 'number') return [];
    const list = path.slice(0, index);
    return [[list.join('.'), lengthAt(guide, list)]];
  });
}

/** Today where the reader is, `YYYY-MM-DD`. */
function localDay(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
