/** Browser: puts the parts of the page together. The text of the guide is the one state; everything is drawn from it. */
import type { BuilderData } from '../../model/builder-data.ts';
import { guideSections } from '../../model/guide-sections.ts';
import { gateReached, phases } from '../../model/phase.ts';
import { part } from '../shared/part.ts';
import { makeWords, type Words } from '../shared/words.ts';
import type { Draft } from './draft.ts';
import { followFindings } from './follow-findings.ts';
import { type GuideText, withBody } from './guide-text.ts';
import { askQuestions } from './questions.ts';
import { offerSaving } from './saving.ts';
import { say } from './say.ts';
import { offerStarts } from './starting.ts';
import { openWork } from './work.ts';

/** Loads what the page needs and starts it. A page whose data does not come says so. */
export async function startBuilder(): Promise<void> {
  const root = part('builder');
  const loading = part('builder-loading');
  try {
    const response = await fetch(root.dataset.source ?? '');
    if (!response.ok) throw new Error(String(response.status));
    const words = makeWords(JSON.parse(root.dataset.words ?? '{}'), document.documentElement.lang);
    build((await response.json()) as BuilderData, words);
    loading.remove();
    root.hidden = false;
  } catch (error) {
    loading.textContent = root.dataset.failed ?? '';
    loading.hidden = false;
    console.warn(error);
  }
}

function build(data: BuilderData, words: Words): void {
  const idField = part('builder-id', HTMLInputElement);
  const body = part('builder-body', HTMLTextAreaElement);
  const whole = part('builder-text', HTMLTextAreaElement);

  const { work, restored } = openWork(data.basePath, {
    onText() {
      whole.value = work.draft.text;
      findings.soon();
    },
    onKept() {
      const { keeping } = work;
      const text = keeping === 'nothing' ? '' : words.say(keeping);
      part('builder-kept').textContent = text;
      if (keeping === 'replaced') say(text, 'question');
      showSaving();
    },
  });
  const findings = followFindings(data, words, work);

  /** Takes what was written into the text itself and not read yet. Returns whether there was any. */
  const settle = () => {
    const text = textOfField(whole.value, work.draft.text);
    if (text === work.draft.text) return false;
    work.setText(text);
    body.value = work.guide.body;
    return true;
  };
  const questions = askQuestions({ data, words, work, settle, onDrawn: findings.mark });
  const settleAll = () => {
    if (settle()) questions.start();
  };
  const showSaving = offerSaving({ data, words, work, settle: settleAll });

  const open = (draft: Draft, message: string) => {
    work.take(draft);
    idField.value = draft.id;
    body.value = work.guide.body;
    findings.reset();
    questions.start();
    findings.now();
    say(message);
  };
  offerStarts({ data, words, work, open });

  idField.addEventListener('change', () => {
    work.setId(idField.value.trim());
    findings.soon();
  });
  body.addEventListener('change', () => {
    const written = body.value;
    settleAll();
    work.setText(withBody(work.guide, written));
    body.value = work.guide.body;
  });
  part('builder-sections').addEventListener('click', () => {
    settleAll();
    const headings = missingSections(work.guide);
    const before = work.guide.body.replace(/[^\n]$/, '$&\n');
    const text = headings.map((heading) => `\n## ${heading}\n`).join('');
    if (headings.length > 0) work.setText(withBody(work.guide, before + text));
    body.value = work.guide.body;
    body.focus();
    say(words.count('sections', headings.length), 'body');
  });
  part('builder-read').addEventListener('click', () => {
    settle();
    open(work.draft, words.say('read'));
    part('builder-questions-title').focus();
  });
  part('builder-check').addEventListener('click', () => {
    settleAll();
    findings.summarise();
  });

  open(work.draft, restored ? words.say('restored') : '');
  if (!restored) work.forget();
}

/** Headings of sections that the phase asks for and the text lacks. */
function missingSections({ data, body }: GuideText): string[] {
  const phase = phases.find((name) => name === data.phase) ?? 'discovery';
  return guideSections
    .filter(
      ({ heading, due }) =>
        gateReached(due, phase, data.uses_live_data === true) &&
        !new RegExp(`^##\\s+${heading}\\s*$`, 'im').test(body),
    )
    .map(({ heading }) => heading);
}

/** The text of a field, which knows one kind of line ending and no byte order mark; those of the guide stay. */
function textOfField(value: string, before: string): string {
  if (plainLines(value) === plainLines(before)) return before;
  const mark = before.startsWith('\ufeff') && !value.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + (before.includes('\r\n') ? value.replace(/\r?\n/g, '\r\n') : value);
}

function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
