/** Export, PDF: which characters a font can show, read from its `cmap` table. @see https://learn.microsoft.com/typography/opentype/spec/cmap */

/** Code points that a font has a glyph for. @throws Error for bytes that are no font with such a table: a bug of ours */
export function fontCoverage(bytes: Uint8Array): Set<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cmap = tableAt(view, 'cmap');
  const count = view.getUint16(cmap + 2);
  let best: { at: number; format: number } | undefined;
  for (let index = 0; index < count; index++) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(at);
    // Format 12 reaches beyond the first 65,536 characters.
    if ((format === 12 || format === 4) && format > (best?.format ?? 0)) best = { at, format };
  }
  if (!best) throw new Error('the font has no table of characters that can be read');
  return best.format === 12 ? groups(view, best.at) : segments(view, best.at);
}

function tableAt(view: DataView, name: string): number {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(at + step)));
    if (tag === name) return view.getUint32(at + 8);
  }
  throw new Error(`the font has no table ${name}`);
}

function groups(view: DataView, at: number): Set<number> {
  const found = new Set<number>();
  const count = view.getUint32(at + 12);
  for (let index = 0; index < count; index++) {
    const group = at + 16 + index * 12;
    const [start, end, glyph] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)];
    for (let code = start; code <= end; code++) if (glyph + code - start !== 0) found.add(code);
  }
  return found;
}

function segments(view: DataView, at: number): Set<number> {
  const found = new Set<number>();
  const double = view.getUint16(at + 6);
  for (let index = 0; index < double; index += 2) {
    const end = view.getUint16(at + 14 + index);
    const start = view.getUint16(at + 16 + double + index);
    const delta = view.getUint16(at + 16 + double * 2 + index);
    const place = at + 16 + double * 3 + index;
    const offset = view.getUint16(place);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw = offset === 0 ? code : view.getUint16(place + offset + (code - start) * 2);
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) found.add(code);
    }
  }
  return found;
}
