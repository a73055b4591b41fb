/** The two services of a fixture as an estate, with edits: small enough to compare by hand. */
import { loadShipped } from '../../scripts/shipped-data.ts';
import { deriveEstate } from '../../src/derive/derive-estate.ts';
import type { DiffSide } from '../../src/derive/diff-estates.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { contentFixture, today } from './build-site.ts';

/** Changes a file, or leaves it out where it answers `undefined`. */
export type Edits = Readonly<Record<string, (text: string) => string | undefined>>;

const source = folderSource(contentFixture('two-services'));
const shipped = loadShipped();

/** The estate after edits, as one side of a comparison. */
export function smallSide(edits: Edits = {}, name = 'now'): DiffSide {
  const files: Record<string, string> = {};
  for (const { path } of source.entries()) {
    const text = new TextDecoder().decode(source.read(path));
    const edited = Object.hasOwn(edits, path) ? edits[path]?.(text) : text;
    if (edited !== undefined) files[path] = edited;
  }
  const { content, diagnostics, summary } = readAndCheck(memorySource(files), { today, ...shipped });
  const unread = content.guides.flatMap(({ id, file, guide }) => (guide ? [] : [{ id, file }]));
  return {
    end: { name, asOf: today, unread },
    estate: deriveEstate(content, diagnostics, summary, today),
  };
}
