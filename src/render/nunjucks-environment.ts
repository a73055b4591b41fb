/** Render: the Nunjucks environment of our own templates. Content never passes through it as a template. */
import nunjucks from 'nunjucks';
import { type FilterContext, filters, safeFilters } from './filters.ts';
import { inlineWords } from './inline-words.ts';

/** Where templates are, and what every template may use. */
export interface EnvironmentOptions {
  /** Folders searched for templates, in order. */
  folders: string[];
  globals: Readonly<Record<string, unknown>>;
  context: FilterContext;
}

/** Makes an environment that escapes by default and fails on a template that is missing. Its templates speak one language. */
export function makeEnvironment({ folders, globals, context }: EnvironmentOptions): nunjucks.Environment {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  const { words } = context;
  environment.addExtension('words', {
    tags: [],
    preprocess: (source: string) => inlineWords(source, words),
  } as unknown as nunjucks.Extension);
  for (const [name, filter] of Object.entries(filters))
    environment.addFilter(name, (value, ...rest) => filter(context, value, ...rest));
  for (const [name, filter] of Object.entries(safeFilters)) {
    environment.addFilter(
      name,
      (value, ...rest) => new nunjucks.runtime.SafeString(filter(context, value, ...rest)),
    );
  }
  for (const [name, value] of Object.entries(globals)) environment.addGlobal(name, value);
  return environment;
}
