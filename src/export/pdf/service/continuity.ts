/** Export, PDF: how a service survives and recovers. */
import type { Service } from '../../../model/estate.ts';
import { proseInline } from '../inline.ts';
import { documentInline, type PrintContext } from '../print-context.ts';
import type { Block } from '../print-document.ts';
import { fact, facts, sentences, titled } from '../print-parts.ts';
import { printTable } from '../print-table.ts';

type Continuity = NonNullable<Service['guide']['continuity']>;

/** Continuity and backups. */
export function continuity(context: PrintContext, { guide }: Service): Block[] {
  const { say, duration } = context;
  const found = guide.continuity;
  if (!found) return [];
  const {
    fallback,
    rto,
    rpo,
    resilience,
    dr_test,
    business_continuity_plan: plan,
    no_backups_reason,
  } = found;
  return [
    ...facts([
      fallback ? fact(say('continuity.fallback'), proseInline(context, fallback)) : undefined,
      rto ? fact(say('continuity.recoveryTime'), say('continuity.rto', { time: duration(rto) })) : undefined,
      rpo ? fact(say('continuity.dataLoss'), say('continuity.rpo', { time: duration(rpo) })) : undefined,
      resilience ? fact(say('continuity.singlePoints'), proseInline(context, resilience)) : undefined,
      dr_test && fact(say('continuity.test'), testInWords(context, dr_test)),
      plan
        ? fact(say('continuity.plan'), [documentInline(context, plan, say('continuity.plan'))])
        : undefined,
      no_backups_reason
        ? fact(say('continuity.noBackups'), proseInline(context, no_backups_reason))
        : undefined,
    ]),
    ...titled(say('continuity.backups'), backups(context, found.backups ?? [])),
  ];
}

function testInWords(context: PrintContext, test: NonNullable<Continuity['dr_test']>): string | undefined {
  const { say, day, away, every, value } = context;
  const { on, outcome, next } = test;
  return sentences(
    say('continuity.tested', { day: day(on), outcome: outcome && value('recoveryTest', outcome) }),
    test.every && say('continuity.testedEvery', { every: every(test.every) }),
    next && say('continuity.nextTest', { day: day(next), away: away(next) }),
  );
}

function backups({ say, day, duration }: PrintContext, found: NonNullable<Continuity['backups']>): Block[] {
  if (found.length === 0) return [];
  const notSaid = say('servicePage.notSaid');
  return [
    printTable({
      header: [
        [say('continuity.what')],
        [say('continuity.every')],
        [say('continuity.keptFor')],
        [say('continuity.offline')],
        [say('continuity.restored')],
      ],
      rows: found.map(({ store, every, keep, offline, restore_tested }) => [
        [store],
        [duration(every)],
        [keep ? duration(keep) : notSaid],
        [offline === undefined ? notSaid : say(offline ? 'common.yes' : 'common.no')],
        [restore_tested ? day(restore_tested) : say('continuity.notTested')],
      ]),
    }),
  ];
}
