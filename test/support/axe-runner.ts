/**
 * A runner for Pa11y: axe with the rules of WCAG 2.2 A and AA and its best practices, everything it finds an error.
 *
 * Pa11y's own axe runner stops at WCAG 2.1 and makes less of moderate findings. Pa11y loads this file by its path and
 * runs the text of `run` in the page, so `run` may use nothing from outside itself.
 * @see https://github.com/pa11y/pa11y#writing-your-own-test-runner
 */
import { createRequire } from 'node:module';

interface AxeNode {
  target: string[];
}
interface AxeRule {
  id: string;
  help: string;
  nodes: AxeNode[];
}
interface Axe {
  run(context: unknown, options: unknown): Promise<{ violations: AxeRule[]; incomplete: AxeRule[] }>;
}
type Level = 'error' | 'warning' | 'notice';
interface Issue {
  code: string;
  type: Level;
  message: string;
  element: Element | null;
}

/** Versions of Pa11y that this works with. */
export const supports = '^9.0.0';

const fromPa11yCi = createRequire(import.meta.resolve('pa11y-ci'));

/** What is loaded into the page first. */
export const scripts = [createRequire(fromPa11yCi.resolve('pa11y')).resolve('axe-core/axe.min.js')];

/**
 * Runs axe in the page.
 * @param options those of Pa11y; `levelCapWhenNeedsReview` is the level of what axe cannot decide
 */
export async function run({ levelCapWhenNeedsReview }: { levelCapWhenNeedsReview: Level }): Promise<Issue[]> {
  const { axe } = window as unknown as { axe: Axe };
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
  const { violations, incomplete } = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    // The one rule of WCAG 2.2 is off unless it is asked for.
    rules: { 'target-size': { enabled: true } },
  });
  const issues = (rules: AxeRule[], type: Level) =>
    rules.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => ({
        code: id,
        type,
        message: help,
        element: document.querySelector(target.join(' ')),
      })),
    );
  // Axe does not see what is drawn behind text of a drawing; its colours are pairs that the test of brands judges.
  const undecided = issues(incomplete, levelCapWhenNeedsReview).filter(
    ({ element }) => !element?.closest('svg'),
  );
  return [...issues(violations, 'error'), ...undecided];
}
