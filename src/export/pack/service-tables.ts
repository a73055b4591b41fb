/** Export: what is known of a service as tables, for auditors who work with spreadsheets. */
import { achievedMonths } from '../../model/achievement.ts';
import type { ApiService } from '../../model/api.ts';
import { byteOrderMark, type CsvCell, formatCsv } from '../../model/csv.ts';
import type { Guide } from '../../model/guide.ts';
import type { DocumentHistory } from '../../model/history.ts';

/** Every criterion with its state and evidence: one row each. */
export function evidenceRegister({ criteria }: ApiService): string {
  return table(
    [
      'framework',
      'stage',
      'criterion',
      'title',
      'advisory',
      'state',
      'facts',
      'date',
      'link',
      'lapses',
      'reason',
    ],
    criteria.map((result) => [
      ...[result.framework, result.stage, result.id, result.title],
      ...[result.advisory ? 'yes' : 'no', result.state],
      result.evidence
        .map(({ fact, met, problem }) => `${fact}: ${met ? 'met' : (problem ?? 'not met')}`)
        .join('; '),
      ...[result.date ?? '', result.link ?? '', result.lapsesOn ?? '', result.reason ?? ''],
    ]),
  );
}

/** Every waiver, expired ones included. */
export function waiverTable({ waivers }: ApiService): string {
  return table(
    ['criterion', 'reason', 'risk owner', 'approved by', 'expires', 'expired'],
    waivers.map((waiver) => [
      ...[waiver.criterion, waiver.reason, waiver.riskOwner.name, waiver.approvedBy.name],
      ...[waiver.expires, waiver.expired ? 'yes' : 'no'],
    ]),
  );
}

/** Every service level, with a row for each month that is recorded, or one without month where none is. */
export function serviceLevelTable({ service_levels: levels = [] }: Pick<Guide, 'service_levels'>): string {
  return table(
    ['level', 'metric', 'target', 'over', 'period', 'achieved', 'met'],
    levels.flatMap((level) => {
      const promised = [level.name ?? '', level.metric, level.target, level.per ?? ''];
      const months = achievedMonths(level);
      if (months.length === 0) return [[...promised, '', '', '']];
      return months.map(({ period, value, met }) => [
        ...[...promised, period, value],
        met === undefined ? '' : met ? 'yes' : 'no',
      ]);
    }),
  );
}

/** Every commit that changed the guide, newest first; empty where nothing is known. */
export function historyTable(history: DocumentHistory | undefined): string {
  return table(
    ['revision', 'date', 'subject', 'file'],
    (history?.revisions ?? []).map(({ id, date, summary, file }) => [id, date, summary, file]),
  );
}

function table(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + formatCsv([head, ...rows]);
}
