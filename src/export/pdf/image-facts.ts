/** Export, PDF: what an image says of itself in its first bytes: whether it is one, and how large it unfolds. */

/** An image by its kind and its size in pixels. */
export interface ImageFacts {
  kind: 'png' | 'jpg' | 'gif' | 'webp';
  width: number;
  height: number;
}

/** Pixels beyond which an image is not printed: unfolded it would fill the memory. */
const MOST_PIXELS = 40_000_000;

/** What an image is; `undefined` for bytes that are none, or for one that is too large to print. Never throws. */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const facts = png(view) ?? gif(view) ?? webp(view) ?? jpeg(view);
    const pixels = facts ? facts.width * facts.height : 0;
    return pixels > 0 && pixels <= MOST_PIXELS ? facts : undefined;
  } catch (error) {
    // The bytes end before they have said what they are.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function startsWith(view: DataView, at: number, text: string): boolean {
  return [...text].every((character, index) => view.getUint8(at + index) === character.charCodeAt(0));
}

function png(view: DataView): ImageFacts | undefined {
  if (!startsWith(view, 0, '\u0089PNG\r\n\u001a\n')) return undefined;
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): ImageFacts | undefined {
  if (!startsWith(view, 0, 'GIF8')) return undefined;
  return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webp(view: DataView): ImageFacts | undefined {
  if (!startsWith(view, 0, 'RIFF') || !startsWith(view, 8, 'WEBP')) return undefined;
  const kind = 'webp';
  if (startsWith(view, 12, 'VP8X')) return { kind, width: int24(view, 24) + 1, height: int24(view, 27) + 1 };
  if (startsWith(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { kind, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { kind, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function int24(view: DataView, at: number): number {
  return view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
}

/** A JPEG is a row of parts; the size stands in the one that begins its picture. */
function jpeg(view: DataView): ImageFacts | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; ; ) {
    const mark = view.getUint16(at);
    if (mark >>> 8 !== 0xff) return undefined;
    // The first sixteen but for those that hold tables.
    if (mark >= 0xffc0 && mark <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(mark))
      return { kind: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
}
