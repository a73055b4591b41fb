/** Checks a guide that is given as plain values, for tests that make many. */
import { loadCalendars } from '../../scripts/shipped-data.ts';
import type { Calendar } from '../../src/model/calendar.ts';
import type { CheckContext, Finding, Rule } from '../../src/model/rule.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { readContent } from '../../src/read/read-content.ts';

const calendar = loadCalendars()['england-and-wales'] as Calendar;

/** Findings of one rule in one guide on 2026-11-20. JSON is YAML: the values are read as an author's would be. */
export function checkFrontMatter(rule: Rule, data: Record<string, unknown>): Finding[] {
  const text = `---\n${JSON.stringify(data, null, 2)}\n---\n`;
  const { content } = readContent(memorySource({ 'services/fixture.md': text }));
  const { config, organisation, guides } = content;
  const context: CheckContext = {
    today: '2026-11-20',
    organisation,
    config,
    calendar,
    frameworks: [],
    ruleIds: new Set(),
    definedNames: new Set(),
  };
  return guides.flatMap((guide) => [...(rule.checkGuide?.(guide, context) ?? [])]);
}
