/** What an organisation has added to this run of opsguide. Kept apart from its loading, so that a run without pays nothing. */
import type { Estate } from '../src/model/estate.ts';
import type { Rule } from '../src/model/rule.ts';

/** What an estate is written as: files by their names, without folders. */
export type Exporter = (estate: Estate) => { file: string; text: string }[];

/** What a module may add, as its default export. */
export interface Extension {
  rules?: readonly Rule[];
  /** By the name that `export --format` takes. */
  exporters?: Readonly<Record<string, Exporter>>;
}

let rules: readonly Rule[] = [];
let exporters: Readonly<Record<string, Exporter>> = {};

/** Adds to what was added before. */
export function addOwn(extension: Extension): void {
  rules = [...rules, ...(extension.rules ?? [])];
  exporters = { ...exporters, ...extension.exporters };
}

/** Rules that were added. */
export function ownRules(): readonly Rule[] {
  return rules;
}

/** Exporters that were added. */
export function ownExporters(): Readonly<Record<string, Exporter>> {
  return exporters;
}
