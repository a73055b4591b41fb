/** Export: one service as open data. */
import { createHash } from 'node:crypto';
import { type ApiDiagnostic, type ApiService, type ApiSummary, apiVersion } from '../../model/api.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Estate, Service } from '../../model/estate.ts';
import { findParty, type Organisation, type Party } from '../../model/organisation.ts';
import { problemInWords, reasonInWords } from '../../model/readiness-in-words.ts';

/** How paths of the site are written: the base path put before. */
export type Href = (path: string) => string;

/** What lists of services show of one. */
export function summaryOf(service: Service, href: Href): ApiSummary {
  const { id, title, phase, tier, group, owner, readiness, review, findings } = service;
  const { nextGate } = readiness;
  const amount = (severity: Diagnostic['severity']) =>
    findings.filter((found) => found.severity === severity).length;
  return {
    id,
    title,
    description: service.guide.description,
    href: href(service.href),
    data: href(`/api/v1/services/${id}.json`),
    phase,
    tier: tier && { id: tier.id, name: tier.name, rank: tier.rank, critical: tier.critical },
    group: { id: group.id, name: group.name },
    owner,
    readiness: readiness.count,
    nextGate: nextGate && {
      phase: nextGate.phase,
      plannedOn: nextGate.plannedOn,
      readiness: nextGate.count,
      blockers: nextGate.blockers.map(({ criterion }) => criterion.id),
    },
    review,
    findings: { errors: amount('error'), warnings: amount('warning'), infos: amount('info') },
  };
}

/** Everything that is known of a service. */
export function serviceRecord(service: Service, { organisation, today }: Estate, href: Href): ApiService {
  const { guide, document } = service;
  return {
    ...summaryOf(service, href),
    apiVersion,
    asOf: today,
    source: { file: document.file, sha256: createHash('sha256').update(document.text).digest('hex') },
    support: {
      contact: guide.support.contact,
      urgentContact: guide.support.urgent_contact,
      lines: service.lines.map(({ line, team }) => ({ id: line.id, level: line.level, team })),
      escalation: service.escalation,
    },
    components: service.components.map(({ component, owner }) => ({
      id: component.id,
      name: component.name,
      type: component.type,
      owner,
      description: component.description,
      supportedBy: component.supported_by,
      state: component.lifecycle?.state,
      endOfLife: component.lifecycle?.end_of_life,
    })),
    dependencies: service.dependencies.map((view) => ({
      service: view.service?.id,
      name: view.name,
      type: view.dependency.type,
      ifItFails: view.dependency.if_it_fails,
      contact: view.contact,
      urgentContact: view.urgentContact,
    })),
    dependants: service.dependants.map((view) => ({
      service: view.service.id,
      name: view.service.title,
      ifItFails: view.ifItFails,
    })),
    ownership: service.ownership,
    waivers: (guide.waivers ?? []).map((waiver) => ({
      criterion: waiver.criterion,
      reason: waiver.reason,
      riskOwner: partyById(organisation, waiver.risk_owner),
      approvedBy: partyById(organisation, waiver.approved_by),
      expires: waiver.expires,
      expired: waiver.expires < today,
    })),
    lapses: service.lapses.map(({ what, name, on, inDays }) => ({ what, name, on, inDays })),
    criteria: service.readiness.stages.flatMap(({ results }) =>
      results.map(({ framework, stage, criterion, state, evidence, date, link, lapsesOn, reason }) => ({
        framework: framework.id,
        stage: stage.id,
        id: criterion.id,
        title: criterion.title,
        state,
        advisory: criterion.advisory ?? false,
        date,
        link,
        lapsesOn,
        reason: reason && reasonInWords(reason),
        evidence: evidence.map((asked) => ({
          fact: asked.fact,
          met: asked.met,
          ...(asked.problem ? { problem: problemInWords(asked) } : {}),
        })),
      })),
    ),
    diagnostics: service.findings.map((found) => diagnosticRecord(found, href)),
    guide: guide as unknown as Record<string, unknown>,
  };
}

/** A finding as open data. */
export function diagnosticRecord(found: Diagnostic, href: Href): ApiDiagnostic {
  return {
    ruleId: found.ruleId,
    kind: found.kind,
    severity: found.severity,
    message: found.message,
    hint: found.hint,
    file: found.file,
    line: found.line,
    column: found.column,
    endLine: found.endLine,
    endColumn: found.endColumn,
    fact: found.fact,
    rule: href(found.url),
  };
}

function partyById(organisation: Organisation, id: string): Party {
  return findParty(organisation, id) ?? { id, name: id, kind: 'team' };
}
