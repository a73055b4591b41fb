/** For commands that hand the estate on: content → checked → estate. Content with errors that a build refuses gives none. */
import { deriveEstate } from '../src/derive/derive-estate.ts';
import type { Estate } from '../src/model/estate.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { openContent } from './content-input.ts';
import type { ContentFolder, ContentOptions } from './options.ts';
import { type Refusal, refuse } from './refuse.ts';
import { loadShipped } from './shipped-data.ts';

/** An estate with the folder that it comes from, or why there is none. */
export type OpenedEstate = { estate: Estate; folder: ContentFolder } | { refusal: Refusal };

/** Reads, checks and derives. @throws UsageError for options that cannot be followed */
export function openEstate(options: ContentOptions): OpenedEstate {
  const { folder, source, today } = openContent(options);
  const checked = readAndCheck(source, { today, ...loadShipped() });
  const refusal = refuse(checked, folder);
  if (refusal) return { refusal };
  return {
    folder,
    estate: deriveEstate(checked.content, checked.diagnostics, checked.summary, today),
  };
}
