/** Derive: the dependencies of every guide → the graph that maps, impact and their lists are made from. */
import type { Service } from '../../model/estate.ts';
import { externalParties } from '../../model/external-parties.ts';
import type { DependencyGraph, GraphLink } from '../../model/graph.ts';

/**
 * Derives the graph. A service that a guide names and that has no guide is left out, as is a service that leans on
 * itself: rules report both. Nothing affects a retired service, whatever its guide still lists.
 */
export function deriveGraph(services: readonly Service[]): DependencyGraph {
  const nodeOf = new Map(services.map(({ id }, node) => [id, node]));
  const externals = externalParties();
  const leansOn = services.map(({ guide, phase }, from) =>
    (guide.dependencies ?? []).flatMap((dependency): GraphLink[] => {
      const { service, external, type, if_it_fails: ifItFails, failure_mode: mode = 'unsaid' } = dependency;
      const to =
        service === undefined
          ? services.length + externals.add(external ?? '', dependency.contact)
          : nodeOf.get(service);
      if (to === undefined || to === from) return [];
      return [
        {
          from,
          to,
          mode: phase === 'retired' ? 'unaffected' : mode,
          ...(type ? { type } : {}),
          ...(ifItFails ? { ifItFails } : {}),
        },
      ];
    }),
  );
  for (const _ of externals.parties) leansOn.push([]);
  const leanedOnBy: GraphLink[][] = leansOn.map(() => []);
  for (const links of leansOn) for (const link of links) leanedOnBy[link.to]?.push(link);
  return { services: services.length, externals: externals.parties, nodeOf, leansOn, leanedOnBy };
}
