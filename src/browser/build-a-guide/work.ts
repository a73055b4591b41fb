/** Browser: the guide that is worked on. Its text is the one state, kept on this computer with each change. */
import { type Draft, forgetDraft, keepDraft, keptDraft, onReplacedDraft } from './draft.ts';
import { emptyGuide, type GuideText, readGuideText } from './guide-text.ts';

/**
 * What has become of the draft: there is none, the browser keeps it or cannot, or another tab has put its own in its place.
 */
export type Keeping = 'nothing' | 'kept' | 'notKept' | 'replaced';

/** The guide that is worked on. */
export interface Work {
  readonly draft: Draft;
  /** What the text of the draft says. */
  readonly guide: GuideText;
  readonly keeping: Keeping;
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
  /** Something was kept, forgotten or replaced. */
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
  let keeping: Keeping = 'nothing';
  const keep = (next: Draft) => {
    draft = next;
    keeping = keepDraft(site, draft) ? 'kept' : 'notKept';
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
    get keeping() {
      return keeping;
    },
    isChanged: () => draft.text !== (draft.opened ?? emptyGuide),
    setId: (id) => keep({ ...draft, id }),
    setText: (text) => take({ ...draft, text }),
    take,
    setSaved: () => keep({ ...draft, opened: draft.text }),
    forget() {
      forgetDraft(site);
      // A browser that keeps nothing stays one.
      if (keeping !== 'notKept') keeping = 'nothing';
      onKept();
    },
  };
  onReplacedDraft(site, () => {
    if (!work.isChanged() || keptDraft(site)?.text === draft.text) return;
    keeping = 'replaced';
    onKept();
  });
  return { work, restored: before !== undefined };
}

/** A draft that says nothing yet. */
export function newDraft(): Draft {
  return { id: '', text: emptyGuide };
}
