/** Render: our Sass with that of the design system → one style sheet. */
import { compile } from 'sass';

/**
 * Compiles a Sass file, compressed.
 * @param file the entry file
 * @param loadPaths folders searched for `@use`
 * @throws Error for a mistake in our own styles
 */
export function renderStyles(file: string, loadPaths: string[]): string {
  return compile(file, { loadPaths, style: 'compressed', quietDeps: true, sourceMap: false, charset: false })
    .css;
}
