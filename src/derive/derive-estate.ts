/** Derive: documents and findings → the estate that pages show. */
import type { Content } from '../model/content.ts';
import type { Diagnostic, Summary } from '../model/diagnostic.ts';
import type { Estate, Service } from '../model/estate.ts';
import { judgeReadiness } from '../model/judge-readiness.ts';
import { phases } from '../model/phase.ts';
import { type Say, sayInEnglish } from '../model/spoken-words.ts';
import { failedRulesByFile } from './failed-rules.ts';
import { deriveGlossary } from './glossary.ts';
import { deriveGraph } from './graph/derive-graph.ts';
import { deriveGuidance, topSections } from './guidance.ts';
import type { Judge } from './judge.ts';
import { compareLapses, guidanceLapses, serviceLapses } from './lapses.ts';
import { deriveServices } from './services.ts';

/** Days that boards look ahead, whatever the configuration announces elsewhere. */
const BOARD_DAYS = 90;

/**
 * Derives the estate. Guides that the schema refuses are left out; a build refuses them before.
 * @param say words of the language of the site, for what the estate itself gives a name
 * @param judge judges the readiness of a service, for who derives one estate after the other
 */
export function deriveEstate(
  content: Content,
  diagnostics: Diagnostic[],
  summary: Summary,
  today: string,
  say: Say = sayInEnglish,
  judge: Judge = judgeReadiness,
): Estate {
  const findings = Map.groupBy(diagnostics, (found) => found.file);
  const services = deriveServices(content, today, findings, failedRulesByFile(diagnostics), judge);
  for (const service of services) service.lapses = serviceLapses(service, content.organisation, today, say);
  const guidance = deriveGuidance(content, today, findings, say);
  const lapses = [
    ...services.flatMap((service) => service.lapses),
    ...guidance.flatMap((view) => guidanceLapses(view, today, say)),
  ].sort(compareLapses);
  return {
    today,
    config: content.config,
    organisation: content.organisation,
    frameworks: content.frameworks,
    services,
    graph: deriveGraph(services),
    guidance,
    glossary: deriveGlossary(content.glossary, guidance),
    sections: topSections(guidance),
    phases: phases
      .map((phase) => ({ phase, services: services.filter((service) => service.phase === phase) }))
      .filter((entry) => entry.services.length > 0),
    groups: groupsOf(content, services),
    lapses,
    lapsing: lapses.filter((lapse) => lapse.inDays <= content.config.warn_days),
    lapsingSoon: lapses.filter((lapse) => lapse.inDays <= BOARD_DAYS),
    diagnostics,
    summary,
  };
}

function groupsOf(content: Content, services: readonly Service[]): Estate['groups'] {
  const byGroup = Map.groupBy(services, (service) => service.group.id);
  const known = Object.entries(content.organisation.delivery_groups).map(([id, group]) => ({
    id,
    name: group.name,
  }));
  const unknown = [...byGroup.keys()]
    .filter((id) => !Object.hasOwn(content.organisation.delivery_groups, id))
    .map((id) => ({ id, name: id }));
  return [...known, ...unknown].map((group) => ({ ...group, services: byGroup.get(group.id) ?? [] }));
}
