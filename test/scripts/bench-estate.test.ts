import { describe, expect, it } from 'vitest';
import { benchDate, benchEstate } from '../../scripts/bench-estate.ts';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { phases } from '../../src/model/phase.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';

const guides = 120;
const files = benchEstate({ guides, seed: 1 });
const { content, diagnostics } = readAndCheck(memorySource(files), {
  today: benchDate,
  ...loadShipped(),
});

describe('benchEstate', () => {
  it('makes guides in which check finds nothing', () => {
    expect(diagnostics).toEqual([]);
    expect(content.guides).toHaveLength(guides);
  });

  it('makes guides of about 10 KB with 12 components, 3 dependencies and 8 sections', () => {
    const bytes = content.guides.map(({ text }) => Buffer.byteLength(text));
    expect(bytes.reduce((sum, size) => sum + size, 0) / guides).toBeGreaterThan(9_500);
    expect(bytes.reduce((sum, size) => sum + size, 0) / guides).toBeLessThan(11_000);
    for (const { guide, body } of content.guides) {
      expect(guide?.components).toHaveLength(12);
      expect(guide?.dependencies).toHaveLength(3);
      expect(body.headings.filter(({ level }) => level === 2)).toHaveLength(8);
    }
  });

  it('mixes the phases', () => {
    expect(new Set(content.guides.map(({ draft }) => draft.phase))).toEqual(new Set(phases));
  });

  it('lets services lean only on earlier ones, so that no circle forms', () => {
    const order = Object.keys(files);
    for (const { id, draft } of content.guides) {
      for (const { service } of draft.dependencies ?? []) {
        if (service === undefined) continue;
        expect(order.indexOf(`services/${service}.md`)).toBeLessThan(order.indexOf(`services/${id}.md`));
      }
    }
  });

  it('gives the same bytes for the same seed, others for another', () => {
    expect(benchEstate({ guides, seed: 1 })).toEqual(files);
    expect(benchEstate({ guides, seed: 2 })).not.toEqual(files);
  });

  it('begins a larger estate with the smaller', () => {
    const smaller = benchEstate({ guides: 40, seed: 1 });
    expect(Object.fromEntries(Object.keys(smaller).map((path) => [path, files[path]]))).toEqual(smaller);
  });
});
