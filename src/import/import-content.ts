/**
 * Import: files of another generator → files of a content folder, and a report that says per file what became of it. A
 * pure function of the bytes: nothing is run, nothing is written here, and no file stops the others.
 */
import { countWords } from './count-words.ts';
import { decodePage } from './decode-page.ts';
import type { DialectId } from './dialect.ts';
import { chooseDialect } from './dialects.ts';
import { finishPages } from './finish-pages.ts';
import { catalogueGuides, type Entity, ownersIn, readEntities } from './guides/backstage.ts';
import type { ImportSource } from './import-source.ts';
import type { ImportedFile } from './imported-file.ts';
import { makeOrganisation } from './make-organisation.ts';
import { pathGiver, safeName } from './names.ts';
import { openFolder } from './open-folder.ts';
import { placeImages } from './place-images.ts';
import { placePages } from './place-pages.ts';
import { readPage } from './read-page.ts';
import { type FileReport, notesOf } from './report.ts';
import { sortEntries } from './sort-entries.ts';
import { writePage } from './write-page.ts';

/** All that an import makes. */
export interface Imported {
  dialect: DialectId;
  files: ImportedFile[];
  /** One for each file of the folder, sorted by path. */
  reports: FileReport[];
}

/** Imports a folder. Never throws for what the folder holds. */
export function importContent(source: ImportSource, from?: DialectId): Imported {
  const entries = source.entries();
  const reports = new Map<string, FileReport>(
    entries.map(({ path }) => [
      path,
      { file: path, outcome: 'not imported', to: [], changed: [], left: [], lost: [] },
    ]),
  );
  const reportOf = (path: string) => reports.get(path) as FileReport;
  const read = (path: string): Uint8Array | undefined => {
    try {
      return source.read(path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'no reason given';
      notesOf(reportOf(path)).left(`The file cannot be read (${code}).`, '');
      return undefined;
    }
  };
  const folder = openFolder(entries, read);
  const dialect = chooseDialect(folder, from);
  const layout = dialect.open(folder);
  const kinds = sortEntries(entries, layout, reportOf);
  const files: ImportedFile[] = [];
  const give = pathGiver();

  const images = placeImages(kinds.images, layout, give, reportOf);
  files.push(...images.files);
  const pages = kinds.pages.flatMap(
    (path) => readPage(path, read(path), dialect, layout, reportOf(path)) ?? [],
  );
  const entities: Entity[] = [];
  const catalogues = new Map<string, string>();
  for (const path of kinds.catalogues) {
    const report = reportOf(path);
    const bytes = read(path);
    const text = bytes === undefined ? undefined : decodePage(bytes, notesOf(report));
    if (text === undefined) continue;
    catalogues.set(path, text);
    entities.push(...readEntities(path, text, notesOf(report)));
  }
  const guides = catalogueGuides(entities, (path) => notesOf(reportOf(path)));
  for (const guide of guides) {
    const file = give(`services/${safeName(guide.name, 'guide')}`, '.md');
    files.push({ path: file, text: writePage(guide.data, [], guide.body) });
    for (const path of guide.files) {
      const report = reportOf(path);
      report.outcome = 'guide';
      report.to.push(file);
    }
  }
  placePages(pages, layout, give);
  const owners = [
    ...ownersIn(entities),
    ...pages.flatMap(({ keys }) => (keys.owner === undefined ? [] : [{ name: keys.owner }])),
  ];
  finishPages(pages, { layout, images: images.byOld, others: kinds.others }, files);
  for (const [path, text] of catalogues) countWords(reportOf(path), text, files);
  const shared = makeOrganisation(owners, files);
  if (shared !== undefined) files.push({ path: 'organisation.yaml', text: shared });
  return {
    dialect: dialect.id,
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    reports: [...reports.values()],
  };
}
