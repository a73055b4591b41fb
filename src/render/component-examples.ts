/**
 * Render: the components of our pages with the examples that stand beside them, as `/components/` shows them. An
 * example is data; the macro that it is given to is ours.
 */
import nunjucks from 'nunjucks';
import { escapeHtml } from './markdown.ts';

/** A component, as its `example.yaml` describes it. */
export interface Component {
  /** Folder below `_includes/components`, and its anchor on the page. */
  id: string;
  title: string;
  about: string;
  macro: string;
  /** Class of the list around what the macro makes, if it makes items of one. */
  list?: string | undefined;
  examples: readonly ComponentExample[];
}

/** What a macro is called with; an example may show another macro of the same component. */
export interface ComponentExample {
  name: string;
  macro?: string | undefined;
  arguments: readonly unknown[];
}

/**
 * Renders one example to HTML that can stand beside others on one page: its ids and names are its own, and its links
 * lead back to the component, since the pages that an example speaks of need not exist.
 * @throws Error for an example that does not fit its macro
 */
export function renderExample(
  environment: nunjucks.Environment,
  component: Component,
  example: ComponentExample,
): string {
  const macro = example.macro ?? component.macro;
  const names = example.arguments.map((_value, index) => `argument${index}`);
  const html = new nunjucks.Template(
    `{% from "components/${component.id}/macro.njk" import ${macro} %}{{ ${macro}(${names.join(', ')}) }}`,
    environment,
    `components/${component.id}/example`,
    true,
  ).render(Object.fromEntries(names.map((name, index) => [name, example.arguments[index]])));
  const shown = standAlone(html, component.id, exampleId(component, example), example.name);
  return component.list ? `<ul class="${component.list}">\n${shown}</ul>` : shown;
}

/** Anchor of an example. */
export function exampleId(component: Component, example: ComponentExample): string {
  return `${component.id}-${component.examples.indexOf(example) + 1}`;
}

function standAlone(html: string, component: string, id: string, name: string): string {
  return html
    .replace(/ href="(?!mailto:|tel:)[^"]*"/g, ` href="#${component}"`)
    .replace(/ (id|for|list|form|aria-controls|aria-describedby)="([^"]*)"/g, ` $1="${id}-$2"`)
    .replace(/ aria-labelledby="([^"]*)"/g, ` aria-labelledby="${id} ${id}-$1"`)
    .replace(/ aria-label="([^"]*)"/g, ` aria-label="${escapeHtml(name)}: $1"`);
}
