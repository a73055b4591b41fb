/**
 * Browser: moves and zooms the drawings of maps. Without it a drawing scrolls in its box. Moving stays scrolling, so that
 * the keyboard, assistive technology and a finger work as they do elsewhere; only zooming is added.
 */
import { addDragging } from './map/dragging.ts';
import { addPinching } from './map/pinching.ts';
import { makeZoom } from './map/zoom.ts';

/** Pixels that an arrow key moves. */
const STEP = 60;
/** How much one press of a key or a button enlarges. */
const FACTOR = 1.25;

for (const map of document.querySelectorAll<HTMLElement>('[data-app-map]')) {
  const box = map.querySelector<HTMLElement>('.app-map__box-scroll');
  const drawing = box?.querySelector('svg');
  if (box && drawing) start(map, box, drawing);
}

function start(map: HTMLElement, box: HTMLElement, drawing: SVGSVGElement): void {
  const status = map.querySelector('.app-map__zoom');
  const zoom = makeZoom(box, drawing, (percent) => {
    if (status) status.textContent = percent;
  });
  const actions: Readonly<Record<string, () => void>> = {
    in: () => zoom.by(FACTOR),
    out: () => zoom.by(1 / FACTOR),
    whole: () => zoom.whole(),
  };
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom.by(FACTOR),
    '=': () => zoom.by(FACTOR),
    '-': () => zoom.by(1 / FACTOR),
    '0': () => zoom.whole(),
    ArrowLeft: () => box.scrollBy(-STEP, 0),
    ArrowRight: () => box.scrollBy(STEP, 0),
    ArrowUp: () => box.scrollBy(0, -STEP),
    ArrowDown: () => box.scrollBy(0, STEP),
  };
  map.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-app-map-button]');
    actions[button?.dataset.appMapButton ?? '']?.();
  });
  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = keys[event.key];
    if (!action) return;
    const before = [box.scrollLeft, box.scrollTop];
    action();
    // An arrow that cannot move the drawing any further moves the page.
    const moved = box.scrollLeft !== before[0] || box.scrollTop !== before[1];
    if (moved || !event.key.startsWith('Arrow')) event.preventDefault();
  });
  box.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom.by(Math.exp(-event.deltaY / 200), event);
    },
    { passive: false },
  );
  addDragging(map, box);
  addPinching(box, zoom);
  zoom.centre(drawing.querySelector('[aria-current]'));
  map.classList.add('app-map--ready');
}
