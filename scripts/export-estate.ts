/** The export: content → checked → estate → files of another format. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backstageEntities } from '../src/export/backstage.ts';
import { backstageYaml } from '../src/export/backstage-yaml.ts';
import { oscalDocuments } from '../src/export/oscal/oscal-files.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { openEstate } from './open-estate.ts';
import type { ExportOptions } from './options.ts';
import { type Exporter, ownExporters } from './own-additions.ts';
import { readVersion } from './shipped-data.ts';

/** What each format makes of an estate. A new format is a line here. */
const exporters: Readonly<Record<string, Exporter>> = {
  backstage: (estate) => [
    { file: 'catalog-info.yaml', text: backstageYaml(backstageEntities(estate, estate.config.address)) },
  ],
  oscal: (estate) =>
    oscalDocuments({ estate, version: readVersion() }).map(({ file, document }) => ({
      file,
      text: `${JSON.stringify(document, undefined, 2)}\n`,
    })),
};

/** Checks and writes; returns the exit code. */
export function exportEstate(options: ExportOptions): number {
  const known = { ...exporters, ...ownExporters() };
  const exporter = Object.hasOwn(known, options.format) ? known[options.format] : undefined;
  if (!exporter)
    throw new UsageError(
      `There is no format ${options.format}. There are: ${Object.keys(known).join(', ')}.`,
    );
  const opened = openEstate(options);
  if ('refusal' in opened) {
    process.stderr.write(opened.refusal.text);
    return opened.refusal.code;
  }
  const files = exporter(opened.estate);
  const unsafe = files.find(({ file }) => !/^[\w-][\w.-]*$/.test(file));
  if (unsafe)
    throw new UsageError(`The format ${options.format} names a file ${unsafe.file}, which is no plain name.`);
  mkdirSync(options.output, { recursive: true });
  // All are written before the first takes its place, so that a full disk leaves no half of an export.
  for (const { file, text } of files) writeFileSync(join(options.output, `${file}.part`), text);
  for (const { file } of files) renameSync(join(options.output, `${file}.part`), join(options.output, file));
  console.log(`Wrote ${files.map(({ file }) => file).join(', ')} into ${options.output}.`);
  return exitCodes.clean;
}
