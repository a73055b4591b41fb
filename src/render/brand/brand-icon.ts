/** Render: the icon of a site whose brand brings none: a tick in the colours of its dark bands. */
import type { Colours } from '../../model/brand-colours.ts';

/** An SVG of 32 by 32. */
export function brandIcon({ ink, ink_text: tick }: Pick<Colours, 'ink' | 'ink_text'>): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${ink}"/><path d="M7 17l6 6 12-14" fill="none" stroke="${tick}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;
}
