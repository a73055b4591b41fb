/** Whether promises are kept decides whether a live service meets the standard, though the check only warns. S1.21 to S1.23. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadShipped, packageRoot } from '../../scripts/shipped-data.ts';
import { prepareSite } from '../../scripts/site.ts';
import { deriveEstate } from '../../src/derive/derive-estate.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { achievementOf, downtimeInWords } from '../../src/render/service/achievement.ts';
import { englishWords } from '../support/words.ts';

const shipped = loadShipped();
const CSV = 'services/flood-warnings.availability.csv';
const contentFolder = join(packageRoot, 'src', 'content');
const folder = folderSource(contentFolder);
const files = Object.fromEntries(
  folder
    .entries()
    .filter(({ type }) => type === 'file')
    .map(({ path }) => [path, Buffer.from(folder.read(path)).toString('utf8')]),
);
const written = files[CSV] ?? '';

/** The worked example with another history of flood warnings, and what the standard makes of it. */
function lookAt(csv: string, today = '2026-11-20') {
  const checked = readAndCheck(memorySource({ ...files, [CSV]: csv }), { today, ...shipped });
  const { content, diagnostics, summary } = checked;
  const estate = deriveEstate(content, diagnostics, summary, today);
  const service = estate.services.find(({ id }) => id === 'flood-warnings');
  const result = service?.readiness.stages
    .flatMap(({ results }) => results)
    .find(({ criterion }) => criterion.evidence.some(({ fact }) => fact === 'service_levels.*.achieved'));
  const said = diagnostics.filter(({ ruleId }) => ruleId.startsWith('level-'));
  return { checked, service, result, summary, said };
}

describe('flood warnings', () => {
  it('meets its targets, though it missed one in January', () => {
    const { result, said } = lookAt(written);
    expect(result?.state).toBe('met');
    expect(said).toEqual([]);
  });

  it.each([
    ['missed its latest month', written.replace('2026-10,99.97%', '2026-10,99.89%')],
    [
      'missed three months of twelve',
      written.replace('2026-02,99.94%', '2026-02,99%').replace('2026-03,99.98%', '2026-03,99%'),
    ],
  ])('that %s does not meet the standard, and publishes all the same', (_what, csv) => {
    const { result, summary, said } = lookAt(csv);
    expect(csv).not.toBe(written);
    expect(result).toMatchObject({
      state: 'not-met',
      reason: { kind: 'warned', rules: ['level-missed'] },
    });
    expect(said).toMatchObject([
      { ruleId: 'level-missed', file: 'services/flood-warnings.md', severity: 'warning' },
    ]);
    expect(summary.errors).toBe(0);
  });

  it('no longer meets the standard once its latest month ended more than three months ago', () => {
    expect(lookAt(written, '2027-01-31').result?.state).toBe('met');
    const { result, said } = lookAt(written, '2027-02-01');
    expect(result?.state).toBe('not-met');
    expect(said.filter(({ file }) => file === 'services/flood-warnings.md')).toHaveLength(3);
  });

  it('says what its availability allows, what is left of it and where it goes', () => {
    const [availability, performance] = lookAt(written).service?.guide.service_levels ?? [];
    if (!availability || !performance) throw new Error('flood warnings has lost its levels');
    expect(downtimeInWords(availability, englishWords)).toBe('40.32 minutes');
    expect(downtimeInWords(performance, englishWords)).toBeUndefined();
    expect(achievementOf(availability, englishWords)).toMatchObject({
      budgetInWords: '12.1 of 40.32 minutes used, 28.22 left',
      trendInWords: 'Getting better: the last 6 months compared with the 6 before.',
      chart: { crosses: expect.stringContaining('M') },
    });
    const missed = { ...availability, achieved: [{ period: '2026-10', value: '99.81%' }] };
    expect(achievementOf(missed, englishWords)?.budgetInWords).toBe(
      '76.61 of 40.32 minutes used, 36.29 too many',
    );
    expect(downtimeInWords({ ...availability, per: '1 month' }, englishWords)).toBe('40.32 to 44.64 minutes');
  });

  it('has its history published beside its source', () => {
    const { checked } = lookAt(written);
    const { files } = prepareSite({ checked, today: '2026-11-20', basePath: '/', source: folder });
    expect(files()).toContainEqual({ path: `source/${CSV}`, text: written });
  });
});
