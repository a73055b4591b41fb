/** Browser: what stands between backticks in a finding, as code. Everything else is text. */
import { element } from '../shared/element.ts';

/** The parts of a text whose `code` is marked up and nothing else. */
export function codeWords(text: string): (Node | string)[] {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? element('code', { class: 'app-code-inline' }, part) : part));
}
