/** Browser: the definition of a term beside the term, for who points at it or reaches it with the keyboard. */

/** How long a pointer rests on a term before its definition shows, and may be away before it goes; in milliseconds. */
const REST = 250;
/** Space between a term and its definition, and at the edges of the window, in pixels. */
const GAP = 6;

/**
 * Shows definitions. They go with Escape, stay while the pointer is on them, and are the same words that the term's
 * description has.
 * @see https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus.html
 */
export function showTerms(): void {
  if (!document.querySelector('.app-term') || !('popover' in HTMLElement.prototype)) return;
  const note = document.createElement('div');
  note.className = 'app-term-note';
  note.popover = 'manual';
  // Assistive technology has the words as the description of the link already.
  note.ariaHidden = 'true';
  document.body.append(note);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    if (note.matches(':popover-open')) note.hidePopover();
  };
  const later = (then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, REST);
  };
  document.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType !== 'mouse') return;
    const term = termOf(target);
    if (term) later(() => show(note, term));
    else if (note.contains(target as Node)) clearTimeout(timer);
    else later(hide);
  });
  document.addEventListener('focusin', ({ target }) => {
    const term = termOf(target);
    if (term?.matches(':focus-visible')) show(note, term);
    else hide();
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
}

function termOf(target: EventTarget | null): HTMLAnchorElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLAnchorElement>('a.app-term') ?? undefined)
    : undefined;
}

function show(note: HTMLElement, term: HTMLAnchorElement): void {
  const words = document.getElementById(term.getAttribute('aria-describedby') ?? '')?.textContent;
  const place = term.getClientRects()[0];
  if (!words || !place) return;
  note.textContent = words;
  if (!note.matches(':popover-open')) note.showPopover();
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = note.getBoundingClientRect();
  const below = place.bottom + GAP + height <= clientHeight;
  const top = below ? place.bottom + GAP : place.top - GAP - height;
  const left = Math.max(GAP, Math.min(place.left, clientWidth - GAP - width));
  note.style.top = `${top + scrollY}px`;
  note.style.left = `${left + scrollX}px`;
}
