/** Browser: where a guide goes: a file, the clipboard, a proposal at the repository. */
import type { BuilderData } from '../../model/builder-data.ts';
import { slug } from '../../model/primitives.ts';
import { downloadText } from '../shared/download-text.ts';
import { part } from '../shared/part.ts';
import type { Words } from '../shared/words.ts';
import { say } from './say.ts';
import type { Work } from './work.ts';

/** Servers refuse addresses that are much longer; GitHub does so from about this length on. */
const LONGEST_ADDRESS = 8000;

/** What saving needs. */
export interface SavingInput {
  data: BuilderData;
  words: Words;
  work: Work;
  /** Takes what was written into the text itself. Is called before anything is saved. */
  settle(): void;
}

/** Offers the ways to save. @returns shows where the guide belongs, as its id and text are now */
export function offerSaving({ data, words, work, settle }: SavingInput): () => void {
  const whole = part('builder-text', HTMLTextAreaElement);
  const propose = part('builder-propose', HTMLAnchorElement);
  const edit = part('builder-edit', HTMLAnchorElement);

  const saved = (message: string) => {
    work.setSaved();
    say(message, 'save');
  };
  part('builder-download').addEventListener('click', () => {
    settle();
    downloadText(work.guide.text, `${nameOf(work)}.md`, 'text/markdown');
    saved(words.say('downloaded'));
  });
  part('builder-copy').addEventListener('click', async () => {
    settle();
    const done = await navigator.clipboard?.writeText(work.guide.text).then(
      () => true,
      () => false,
    );
    if (done) {
      saved(words.say('copied'));
      return;
    }
    whole.closest('details')?.setAttribute('open', '');
    whole.focus();
    whole.select();
    say(words.say('notCopied'), 'save');
  });

  // The address that the link leads to holds the text: it is made anew before it is followed.
  propose.addEventListener('click', settle);

  // What is still in a field that has the focus counts too.
  const finishAnswer = () => {
    (document.activeElement as HTMLElement | null)?.blur();
    settle();
  };
  addEventListener('pagehide', finishAnswer);
  addEventListener('beforeunload', (event) => {
    finishAnswer();
    if (work.keeping !== 'kept' && work.isChanged()) event.preventDefault();
  });

  return () => {
    const path = `services/${nameOf(work)}.md`;
    part('builder-path').textContent = path;
    const existing = data.guides.some(({ id }) => id === work.draft.id);
    const address = data.newFileUrl
      ?.replace('{path}', encodeURIComponent(path))
      .replace('{text}', () => encodeURIComponent(work.guide.text));
    const long = address !== undefined && address.length > LONGEST_ADDRESS;
    const named = slug.safeParse(work.draft.id).success;
    leadTo(propose, long || existing || !named ? undefined : address);
    leadTo(edit, existing ? data.editUrl?.replace('{path}', path) : undefined);
    part('builder-too-long').hidden = !long || existing;
  };
}

function nameOf({ draft }: Work): string {
  return draft.id || 'new-service';
}

function leadTo(link: HTMLAnchorElement, address: string | undefined): void {
  link.hidden = address === undefined;
  link.href = address ?? '#';
}
