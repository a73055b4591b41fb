/** Browser: the list of what is on a page marks the part that is being read. */

/** A line across the window, this far from its top: what begins above it is being read. */
const READING_LINE = '-70%';

/** Follows the reader in every list of contents. The page is not moved, and nothing changes its size. */
export function followContents(): void {
  for (const contents of document.querySelectorAll<HTMLElement>('.app-contents')) follow(contents);
}

function follow(contents: HTMLElement): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of contents.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part) links.set(part, link);
  }
  const begun = new Set<Element>();
  let atEnd = false;
  const mark = () => {
    const parts = [...links.keys()];
    const read = atEnd ? parts.at(-1) : parts.findLast((part) => begun.has(part));
    for (const [part, link] of links) {
      if (part !== read) link.removeAttribute('aria-current');
      else if (!link.hasAttribute('aria-current')) {
        link.setAttribute('aria-current', 'location');
        reveal(contents, link);
      }
    }
  };
  const parts = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) begun.add(target);
        else begun.delete(target);
      mark();
    },
    // The upper margin is out of reach: a part that has begun stays so however far it is scrolled away.
    { rootMargin: `1000000px 0px ${READING_LINE}` },
  );
  for (const part of links.keys()) parts.observe(part);
  // The last parts may be too short to reach the line: at the end of the page the last one is being read.
  const end = document.querySelector('footer');
  if (!end) return;
  new IntersectionObserver(
    (entries) => {
      atEnd = entries.at(-1)?.isIntersecting ?? false;
      mark();
    },
    { threshold: 0.99 },
  ).observe(end);
}

/** Scrolls a long list, and only the list, until the link is in view. */
function reveal(contents: HTMLElement, link: HTMLElement): void {
  const [frame, { top, bottom }] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
  if (top < frame.top) contents.scrollTop -= frame.top - top;
  else if (bottom > frame.bottom) contents.scrollTop += bottom - frame.bottom;
}
