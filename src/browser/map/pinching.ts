/** Browser: zooms a drawing with two fingers. */
import type { Zoom } from './zoom.ts';

/** Lets two fingers zoom, around the middle between them. */
export function addPinching(box: HTMLElement, zoom: Zoom): void {
  let apart = 0;
  const measure = ({ touches }: TouchEvent) => {
    const [first, second] = [touches[0], touches[1]];
    if (touches.length !== 2 || !first || !second) return undefined;
    return {
      apart: Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY),
      clientX: (first.clientX + second.clientX) / 2,
      clientY: (first.clientY + second.clientY) / 2,
    };
  };
  box.addEventListener('touchstart', (event) => {
    apart = measure(event)?.apart ?? 0;
  });
  box.addEventListener(
    'touchmove',
    (event) => {
      const now = measure(event);
      if (!now || apart === 0) return;
      event.preventDefault();
      zoom.by(now.apart / apart, now);
      apart = now.apart;
    },
    { passive: false },
  );
}
