/** Browser: moves a drawing with the mouse. A finger scrolls the box by itself. */

/** Pixels within which a press is a click and not a drag. */
const SLACK = 5;

/** Lets the mouse drag what scrolls in the box; a drag that ends on a link does not follow it. */
export function addDragging(map: HTMLElement, box: HTMLElement): void {
  let from: { x: number; y: number; pointer: number } | undefined;
  let dragged = false;
  box.addEventListener('pointerdown', (event) => {
    dragged = false;
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY, pointer: event.pointerId };
  });
  box.addEventListener('pointermove', (event) => {
    if (!from || event.pointerId !== from.pointer) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (!dragged && Math.hypot(x, y) < SLACK) return;
    if (!dragged) {
      dragged = true;
      box.setPointerCapture(from.pointer);
      map.classList.add('app-map--dragging');
    }
    box.scrollBy(-x, -y);
    from = { ...from, x: event.clientX, y: event.clientY };
  });
  const end = () => {
    from = undefined;
    map.classList.remove('app-map--dragging');
  };
  box.addEventListener('pointerup', end);
  box.addEventListener('pointercancel', end);
  // A link would be dragged as a link otherwise.
  box.addEventListener('dragstart', (event) => event.preventDefault());
  box.addEventListener(
    'click',
    (event) => {
      if (dragged) event.preventDefault();
      dragged = false;
    },
    true,
  );
}
