/**
 * Browser: a part of the page, by its id.
 * @throws Error if the page lacks it, or has an element of another type there: a mistake of ours
 */
export function part(id: string): HTMLElement;
export function part<T extends HTMLElement>(id: string, type: new () => T): T;
export function part(id: string, type: new () => HTMLElement = HTMLElement): HTMLElement {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page lacks its part #${id}.`);
  return found;
}
