/** The page of coverage for the repository: requirement → what it asks → where it lives → what proves it. */
import type { RequirementSource } from '../src/render/reference.ts';
import { type Covered, type Home, homeKinds } from './coverage.ts';

const kindNames: Readonly<Record<Home['kind'], readonly [one: string, several: string]>> = {
  criterion: ['Criterion', 'Criteria'],
  rule: ['Rule', 'Rules'],
  field: ['Field', 'Fields'],
  section: ['Section of a guide', 'Sections of a guide'],
  template: ['Template', 'Templates'],
  page: ['Part of the site:', 'Parts of the site:'],
};

/** More fields than this are counted. */
const SHOWN_FIELDS = 7;

/** The whole page, as Markdown. */
export function renderCoverage(covered: readonly Covered[], sources: readonly RequirementSource[]): string {
  const bySource = Map.groupBy(covered, ({ requirement }) => requirement.source);
  return [
    '# Coverage of requirements',
    '',
    'What the published sources ask of opsguide, where each requirement lives, and the test that proves it. Made by',
    '`npm run docs` from what criteria, rules, fields, sections and templates say themselves and from',
    '`_data/requirements.yaml`. `test/coverage.test.ts` fails while a requirement has no home or a home has no test.',
    '',
    ...[...bySource].flatMap(([code, entries]) => [
      `## ${headingOf(code, sources)}`,
      '',
      '| Requirement | Asks | Lives in | Proved by |',
      '|---|---|---|---|',
      ...entries.map(row),
      '',
    ]),
  ].join('\n');
}

function headingOf(code: string, sources: readonly RequirementSource[]): string {
  const source = sources.find((entry) => entry.code === code);
  return source ? `${code}: ${source.title} (${source.publisher})` : code;
}

function row({ requirement: { id, asks }, homes }: Covered): string {
  const kinds = homeKinds
    .map((kind) => homes.filter((home) => home.kind === kind))
    .filter((found) => found.length > 0);
  return `| ${id} | ${asks} | ${kinds.map(places).join('<br>')} | ${kinds.map(proofs).join('<br>')} |`;
}

function places(homes: readonly Home[]): string {
  const [one, several] = kindNames[homes[0]?.kind ?? 'page'];
  const shown = homes[0]?.kind === 'field' ? homes.slice(0, SHOWN_FIELDS) : homes;
  const more = homes.length > shown.length ? ` and ${homes.length - shown.length} more` : '';
  return `${homes.length === 1 ? one : several} ${shown.map(linked).join(', ')}${more}`;
}

function proofs(homes: readonly Home[]): string {
  const tests = [...new Set(homes.map(({ test }) => test))];
  return tests.map((test) => `[${shortName(test)}](../${test})`).join(', ');
}

function linked({ kind, name, file }: Home): string {
  if (kind === 'rule') return `[${name}](${file.replace(/^docs\//, '')}#${name})`;
  if (kind === 'field') return `\`${name}\``;
  return `[${name}](../${file})`;
}

/** `test/fixtures/rules/x/` → `fixtures of x`, `test/assurance/x.test.ts` → `x`. */
function shortName(test: string): string {
  const rule = /^test\/fixtures\/rules\/(.+)\/$/.exec(test)?.[1];
  return rule ? `fixtures of ${rule}` : (test.split('/').pop() ?? test).replace(/\.test\.ts$/, ' test');
}
