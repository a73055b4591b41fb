/** Browser: text that was made here becomes a file. */

/** Offers a text for download. @param type media type without the encoding, which is UTF-8 */
export function downloadText(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin to read only after this turn.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
