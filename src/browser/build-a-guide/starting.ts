/** Browser: where a guide comes from: nothing, a published guide, a file. Asks before a draft with changes gives way. */
import type { BuilderData } from '../../model/builder-data.ts';
import { part } from '../shared/part.ts';
import type { Words } from '../shared/words.ts';
import { setError } from './controls.ts';
import type { Draft } from './draft.ts';
import { decodeGuide } from './guide-text.ts';
import { say } from './say.ts';
import { newDraft, type Work } from './work.ts';

const MOST_BYTES = 5_000_000;

/** What starting needs. */
export interface StartingInput {
  data: BuilderData;
  words: Words;
  work: Work;
  /** Opens a guide and says a message. */
  open(draft: Draft, message: string): void;
}

/** Offers the ways to start, and to discard what is there. */
export function offerStarts({ data, words, work, open }: StartingInput): void {
  const title = part('builder-start-title');
  const asking = part('builder-replace');
  const list = part('builder-guide', HTMLSelectElement);

  const replace = (next: () => void) => {
    const from = document.activeElement;
    asking.hidden = true;
    if (!work.isChanged()) {
      next();
      return;
    }
    asking.hidden = false;
    part('builder-replace-yes').onclick = () => {
      asking.hidden = true;
      next();
    };
    part('builder-replace-no').onclick = () => {
      asking.hidden = true;
      if (from instanceof HTMLElement) from.focus();
    };
    asking.focus();
  };

  const start = (draft: Draft, message: string) =>
    replace(() => {
      open(draft, message);
      part('builder-questions-title').focus();
    });

  const startWith = (id: string, text: string) =>
    start({ id, text, opened: text }, words.say('opened', { name: id }));

  part('builder-new').addEventListener('click', () => start(newDraft(), words.say('started')));

  part('builder-file', HTMLInputElement).addEventListener('change', async ({ target }) => {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > MOST_BYTES) {
      input.value = '';
      say(words.say('tooLarge'));
      return;
    }
    const text = decodeGuide(await file.arrayBuffer());
    input.value = '';
    if (text === undefined) say(words.say('notText', { name: file.name }));
    else startWith(file.name.replace(/\.(?:md|markdown|txt)$/i, ''), text);
  });

  for (const guide of data.guides) list.add(new Option(guide.title, guide.id));
  part('builder-open').addEventListener('click', async () => {
    const { id, href } = data.guides[list.selectedIndex - 1] ?? {};
    setError(list, id === undefined ? words.say('chooseFirst') : undefined);
    if (id === undefined || href === undefined) {
      list.focus();
      return;
    }
    const response = await fetch(href).catch(() => undefined);
    const text = response?.ok ? decodeGuide(await response.arrayBuffer()) : undefined;
    if (text === undefined) say(words.say('notLoaded', { name: id }));
    else startWith(id, text);
  });

  part('builder-discard').addEventListener('click', () =>
    replace(() => {
      open(newDraft(), words.say('discarded'));
      work.forget();
      title.focus();
    }),
  );
}
