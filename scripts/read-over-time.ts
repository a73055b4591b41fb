/** Readiness over time: what git had at the end of each of the last months, counted as a build of that day would count it. */
import { createHash } from 'node:crypto';
import type { Estate } from '../src/model/estate.ts';
import type { DocumentHistory } from '../src/model/history.ts';
import type { ReadinessCount } from '../src/model/readiness.ts';
import {
  monthEnds,
  type ReadinessHistory,
  type ReadinessPoint,
  totalOf,
} from '../src/model/readiness-history.ts';
import { countAsOf, type RunOptions } from '../src/pipeline.ts';
import type { ContentSource } from '../src/read/content-source.ts';
import { openRepository, type Repository, RepositoryError } from '../src/read/git-repository.ts';
import { gitSource } from '../src/read/git-source.ts';
import { isRemembered, nextState, type ReadingMemory } from '../src/read/reading-memory.ts';

/** What is known from the build itself. */
export interface OverTimeOptions {
  /** Content folder. */
  folder: string;
  /** The revision that the build is of; HEAD unless said. */
  revision?: string | undefined;
  /** What reading the content of the build made of its documents. */
  memory: ReadingMemory;
  estate: Estate;
  /** How documents were called before, by file. */
  byFile: ReadonlyMap<string, DocumentHistory>;
  run: RunOptions;
}

/** Readiness over time, or why it is not known; `undefined` while there is one day only. */
export function readOverTime(options: OverTimeOptions): { overTime?: ReadinessHistory; note?: string } {
  try {
    const points = pointsOf(openRepository(options.folder), options);
    return points.length > 1 ? { overTime: points } : {};
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error;
    return { note: `Readiness over time is not known. ${error.message}` };
  }
}

/** Newest first, so that each state is read with what the next one remembers. */
function pointsOf(repository: Repository, options: OverTimeOptions): ReadinessPoint[] {
  const { revision, memory, estate, run } = options;
  const held = new Map<string, Uint8Array>();
  const points = [pointOfBuild(estate)];
  for (const day of monthEnds(estate.today).reverse()) {
    const found = repository.asOf(day, revision);
    if (!found) break;
    nextState(memory);
    const source = gitSource(repository, found.id, {
      held,
      isKnown: (file, blob) => isRemembered(memory, file, blob),
    });
    const entries = source.entries();
    if (entries.length === 0) break;
    // Other files than documents are few and are asked for each month; documents are remembered as they were read.
    for (const { path, size } of entries) {
      const blob = source.version?.(path);
      if (blob !== undefined && size > 0 && !path.endsWith('.md')) held.set(blob, source.read(path));
    }
    const counts = countAsOf(source, { ...run, today: day }, memory);
    points.unshift({
      day,
      revision: found.id,
      total: totalOf(counts.values()),
      services: underNamesOfToday(counts, day, options.byFile),
    });
  }
  return points;
}

function pointOfBuild({ today, services }: Estate): ReadinessPoint {
  const counts = new Map(services.map(({ id, readiness }) => [id, readiness.count]));
  return { day: today, total: totalOf(counts.values()), services: counts };
}

/** A service whose file was renamed is one service; one that is gone keeps the name that it had. */
function underNamesOfToday(
  counts: ReadonlyMap<string, ReadinessCount>,
  day: string,
  byFile: ReadonlyMap<string, DocumentHistory>,
): Map<string, ReadinessCount> {
  const end = `${day}T23:59:59Z`;
  const names = new Map<string, string>();
  for (const [file, { formerFiles }] of byFile) {
    const then = formerFiles.findLast(({ until }) => until > end)?.file;
    if (then !== undefined && !byFile.has(then)) names.set(idOf(then), idOf(file));
  }
  return new Map([...counts].map(([id, count]) => [names.get(id) ?? id, count]));
}

function idOf(file: string): string {
  return file.slice('services/'.length, -'.md'.length);
}

/** A folder whose files are called as git calls their bytes, so that states of git are read with what it remembers. */
export function namedAsInGit(source: ContentSource): ContentSource {
  return {
    entries: () => source.entries(),
    read: (path) => source.read(path),
    version(path) {
      if (source.version) return source.version(path);
      const bytes = source.read(path);
      return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    },
  };
}
