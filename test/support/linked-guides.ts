/** Guides that say little more than how they lean on each other, for tests of the graph and of maps. */
import { loadShipped } from '../../scripts/shipped-data.ts';
import { deriveEstate } from '../../src/derive/derive-estate.ts';
import type { Estate } from '../../src/model/estate.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { today } from './build-site.ts';

/** Front matter by id; what a guide must have and a test does not care for is filled in. */
export type LinkedGuides = Readonly<Record<string, object>>;

/** The files of a content folder. */
export function linkedGuideFiles(guides: LinkedGuides): Record<string, string> {
  const files: Record<string, string> = {
    'opsguide.config.yaml': 'title: Linked guides\norganisation: Department\n',
    'organisation.yaml':
      'delivery_groups:\n  water: {name: Water, live_services_manager: manager}\n  land: {name: Land}\n  farming: {name: Farming}\nteams:\n  team: {name: Team, contact: team@landandwater.example}\nroles:\n  manager: {name: Live services manager, contact: manager@landandwater.example}\n',
  };
  for (const [id, keys] of Object.entries(guides)) {
    const data = {
      title: id.toUpperCase(),
      description: 'A service.',
      phase: 'live',
      delivery_group: 'water',
      last_reviewed_on: '2026-11-01',
      review_in: '6 months',
      lifecycle: { owners: { operate: 'team' } },
      components: [{ id: 'app', name: 'App', type: 'application', owner: 'team' }],
      support: {},
      ...keys,
    };
    files[`services/${id}.md`] = `---\n${JSON.stringify(data)}\n---\n\n## What it does\n\nIt works.\n`;
  }
  return files;
}

/** The estate of the guides. */
export function linkedEstate(guides: LinkedGuides): Estate {
  const shipped = loadShipped();
  const { content, diagnostics, summary } = readAndCheck(memorySource(linkedGuideFiles(guides)), {
    today,
    ...shipped,
  });
  const refused = content.guides.find(({ guide }) => !guide);
  if (refused) throw new Error(diagnostics.find(({ file }) => file === refused.file)?.message);
  return deriveEstate(content, diagnostics, summary, today);
}

/** Names that a drawing must cope with. */
export const hardNames = {
  long: 'A service whose name has two hundred characters because the law that created it is called that and nobody dared to shorten it, so that it goes on and on until somebody runs out of breath while reading'.padEnd(
    200,
    '.',
  ),
  oneWord: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  arabic: 'خدمة التحذير من الفيضانات للمواطنين والمقيمين في المناطق القريبة من الأنهار',
  emoji: '👪 Families 🌊🌊🌊 flood 👍🏽 🇬🇧 and some more words',
  japanese: '洪水警報サービスは川の近くに住むすべての人々のためのものです',
  markup: '<script>alert("1")</script> & </svg> \'quoted\'',
} as const;
