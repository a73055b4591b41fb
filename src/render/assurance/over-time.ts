/** Render: readiness over time of a service or of the estate, as a table and a small chart. */
import type { ReadinessCount } from '../../model/readiness.ts';
import type { ReadinessHistory } from '../../model/readiness-history.ts';
import { type Sparkline, sparkline } from '../sparkline.ts';

/** What the section shows. */
export interface OverTime {
  /** Newest first. */
  rows: { day: string; count: ReadinessCount; revision?: string }[];
  /** The share that is met, against all of it; absent where fewer than two days have something due. */
  chart?: Sparkline;
}

/** Readiness over time; `undefined` where fewer than two days are known. @param id a service; the whole estate unless given */
export function overTimeOf(points: ReadinessHistory | undefined, id?: string): OverTime | undefined {
  const known = (points ?? []).flatMap(({ day, revision, total, services }) => {
    const count = id === undefined ? total : services.get(id);
    return count ? [{ day, count, ...(revision ? { revision: revision.slice(0, 12) } : {}) }] : [];
  });
  if (known.length < 2) return undefined;
  const shares = known.flatMap(({ count: { due, met } }) =>
    due > 0 ? [{ value: (100 * met) / due, missed: false }] : [],
  );
  return {
    rows: known.reverse(),
    ...(shares.length > 1 ? { chart: sparkline(shares, 100) } : {}),
  };
}
