/** The graph of guides as people write them: names of externals in two spellings, references that lead nowhere. */
import { describe, expect, it } from 'vitest';
import { exampleEstate } from '../support/example-estate.ts';
import { linkedEstate } from '../support/linked-guides.ts';

describe('deriveGraph', () => {
  it('has a node for each service in the order of the estate, and links both ways', () => {
    const { graph, services } = linkedEstate({
      a: { dependencies: [{ service: 'c', failure_mode: 'stops', type: 'data', if_it_fails: 'It stops.' }] },
      b: { dependencies: [{ service: 'c' }] },
      c: {},
    });
    expect(services.map(({ id }) => graph.nodeOf.get(id))).toEqual([0, 1, 2]);
    expect(graph.leansOn[0]).toEqual([
      { from: 0, to: 2, mode: 'stops', type: 'data', ifItFails: 'It stops.' },
    ]);
    expect(graph.leanedOnBy[2]?.map(({ from, mode }) => [from, mode])).toEqual([
      [0, 'stops'],
      [1, 'unsaid'],
    ]);
  });

  it('makes one party of one name, with every contact, and tells names apart that an address would not', () => {
    const { graph } = linkedEstate({
      a: { dependencies: [{ external: 'Land register', contact: 'desk@register.example' }] },
      b: {
        dependencies: [
          { external: 'land  Register', contact: '+44 1632 960 001' },
          { external: 'Land-register' },
          { external: 'سجل الأراضي' },
          { external: '🌊' },
        ],
      },
    });
    expect(graph.externals).toEqual([
      { id: 'land-register', name: 'Land register', contacts: ['desk@register.example', '+44 1632 960 001'] },
      { id: 'land-register-2', name: 'Land-register', contacts: [] },
      { id: 'سجل-الأراضي', name: 'سجل الأراضي', contacts: [] },
      { id: 'unnamed', name: '🌊', contacts: [] },
    ]);
    expect(graph.leanedOnBy[2]?.map(({ from }) => from)).toEqual([0, 1]);
  });

  it('leaves out what leads nowhere or back to itself, and lets nothing affect a retired service', () => {
    const { graph } = linkedEstate({
      a: { dependencies: [{ service: 'a' }, { service: 'missing' }, { service: 'b' }] },
      b: { phase: 'retired', dependencies: [{ service: 'a', failure_mode: 'stops' }] },
    });
    expect(graph.leansOn.map((links) => links.map(({ to, mode }) => [to, mode]))).toEqual([
      [[1, 'unsaid']],
      [[0, 'unaffected']],
    ]);
  });

  it('agrees with the lists of the service pages in the worked example', () => {
    const { graph, services } = exampleEstate();
    for (const [node, service] of services.entries()) {
      expect(graph.leanedOnBy[node]?.map(({ from }) => services[from]?.id)).toEqual(
        service.dependants.map((dependant) => dependant.service.id),
      );
      expect(graph.leansOn[node]).toHaveLength(service.dependencies.length);
    }
  });
});
