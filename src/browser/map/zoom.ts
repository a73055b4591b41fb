/** Browser: the size of a drawing in the box that it scrolls in. */

/** A place on the screen. */
export interface ScreenPoint {
  clientX: number;
  clientY: number;
}

/** Zooming of one drawing. */
export interface Zoom {
  /** Enlarges by a factor; the place stays where it is, the middle of the box unless told. */
  by(factor: number, place?: ScreenPoint): void;
  /** Shows all of it, or its own size where that is smaller than the box. */
  whole(): void;
  /** Moves a part of the drawing to the middle of the box across, without changing the size. */
  centre(part: Element | null): void;
}

const LARGEST = 4;

/** Makes the zooming of a drawing. @param tell hears the size as a percentage, such as `150%` */
export function makeZoom(box: HTMLElement, drawing: SVGSVGElement, tell: (percent: string) => void): Zoom {
  const width = drawing.width.baseVal.value;
  const height = drawing.height.baseVal.value;
  const percent = new Intl.NumberFormat(document.documentElement.lang || undefined, { style: 'percent' });
  let size = 1;
  const smallest = () => Math.min(1, box.clientWidth / width, box.clientHeight / height);
  const middle = (element: Element): ScreenPoint => {
    const { left, top, width: across, height: down } = element.getBoundingClientRect();
    return { clientX: left + across / 2, clientY: top + down / 2 };
  };
  const set = (wanted: number, place: ScreenPoint) => {
    const next = Math.min(LARGEST, Math.max(smallest(), wanted));
    const before = drawing.getBoundingClientRect();
    const share = {
      x: (place.clientX - before.left) / before.width,
      y: (place.clientY - before.top) / before.height,
    };
    size = next;
    drawing.setAttribute('width', String(Math.round(width * size)));
    drawing.setAttribute('height', String(Math.round(height * size)));
    const after = drawing.getBoundingClientRect();
    box.scrollBy(
      after.left + share.x * after.width - place.clientX,
      after.top + share.y * after.height - place.clientY,
    );
    tell(percent.format(size));
  };
  return {
    by: (factor, place = middle(box)) => set(size * factor, place),
    whole: () => set(smallest(), middle(box)),
    centre(part) {
      if (!part) return;
      box.scrollBy(middle(part).clientX - middle(box).clientX, 0);
    },
  };
}
