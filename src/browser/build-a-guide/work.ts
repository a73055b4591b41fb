/** Browser: the guide that is worked on. Its text is the one state, kept on this computer with each change. */
import { type Draft, forgetDraft, keepDraft, keptDraft } from './draft.ts';
import { emptyGuide, type GuideText, readGuideText } from './guide-text.ts';

/** The guide that is worked on. */
export interface Work {
  readonly draft: Draft;
  /** What the text of the draft says. */
  readonly guide: GuideText;
  /** Whether the browser could keep the draft; absent while there is nothing to keep. */
  readonly kept: boolean | undefined;
  /** Whether there is something that neither was there at first nor has been saved. */
  isChanged(): boolean;
  setId(id: string): void;
  setText(text: string): void;
  /** Works on another guide from now on. */
  take(draft: Draft): void;
  /** The text as it is has been saved elsewhere. */
  setSaved(): void;
  /** Forgets what was kept. */
  forget(): void;
}

/** What is told of changes. */
export interface Told {
  /** The text is another one. */
  onText(): void;
  /** Something was kept, or forgotten. */
  onKept(): void;
}

/**
 * Goes on with the draft that was kept, or begins with an empty guide.
 * @param site the base path of the site, whose drafts are its own
 */
export function openWork(site: string, { onText, onKept }: Told): { work: Work; restored: boolean } {
  const before = keptDraft(site);
  let draft: Draft = before ?? newDraft();
  let guide = readGuideText(draft.text);
  let kept: boolean | undefined;
  const keep = (next: Draft) => {
    draft = next;
    kept = keepDraft(site, draft);
    onKept();
  };
  const take = (next: Draft) => {
    guide = readGuideText(next.text);
    keep(next);
    onText();
  };
  const work: Work = {
    get draft() {
      return draft;
    },
    get guide() {
      return guide;
    },
    get kept() {
      return kept;
    },
    isChanged: () => draft.text !== (draft.opened ?? emptyGuide),
    setId: (id) => keep({ ...draft, id }),
    setText: (text) => take({ ...draft, text }),
    take,
    setSaved: () => keep({ ...draft, opened: draft.text }),
    forget() {
      forgetDraft(site);
      // A browser that keeps nothing stays one.
      kept = kept === false ? false : undefined;
      onKept();
    },
  };
  return { work, restored: before !== undefined };
}

/** A draft that says nothing yet. */
export function newDraft(): Draft {
  return { id: '', text: emptyGuide };
}
