/** Export, PDF: security, data and clinical safety. @see S0.34 */
import type { Service } from '../../../model/estate.ts';
import { proseInline } from '../inline.ts';
import { documentInline, linkInline, type PrintContext, partyInline } from '../print-context.ts';
import type { Block, Fact, Inline } from '../print-document.ts';
import { fact, facts, sentences, titled } from '../print-parts.ts';
import { printTable } from '../print-table.ts';

type Security = NonNullable<Service['guide']['security']>;

/** Security and data. */
export function security(context: PrintContext, { guide }: Service): Block[] {
  const { security: found = {} } = guide;
  return [
    ...facts([
      ...securityFacts(context, found),
      ...dataFacts(context, guide),
      ...clinicalFacts(context, guide),
    ]),
    ...titled(context.say('security.risks'), risks(context, found.risks ?? [])),
  ];
}

function securityFacts(context: PrintContext, found: Security): (Fact | undefined)[] {
  const { say, day, duration } = context;
  const { classification, assurance_pack: pack, health_check: test, threat_model, patching } = found;
  return [
    fact(say('security.classification'), classification),
    pack &&
      fact(
        say('security.pack'),
        withLink(
          context,
          sentences(
            pack.completed
              ? say('security.packComplete', { day: day(pack.completed) })
              : say('security.packIncomplete'),
            pack.updated && say('security.packUpdated', { day: day(pack.updated) }),
          ),
          pack.url,
          say('security.pack'),
        ),
      ),
    test &&
      fact(
        say('security.test'),
        withLink(context, testInWords(context, test), test.report, say('security.report')),
      ),
    threat_model
      ? fact(say('security.threatModel'), [
          documentInline(context, threat_model, say('security.threatModel')),
        ])
      : undefined,
    patching &&
      fact(
        say('security.patches'),
        say('security.patching', {
          normal: duration(patching.normal),
          urgent: patching.urgent && duration(patching.urgent),
        }),
      ),
  ];
}

function testInWords(
  { say, day }: PrintContext,
  test: NonNullable<Security['health_check']>,
): string | undefined {
  const { critical, high } = test.open_findings ?? {};
  const open =
    critical === undefined
      ? high !== undefined && say('security.findingsHigh', { high })
      : high === undefined
        ? say('security.findingsCritical', { critical })
        : say('security.findingsBoth', { critical, high });
  return sentences(
    say('security.tested', { day: day(test.on) }),
    open,
    test.accepted_risk && say('security.acceptedAs', { risk: test.accepted_risk }),
    test.next && say('security.nextTest', { day: day(test.next) }),
  );
}

function withLink(
  context: PrintContext,
  words: string | undefined,
  href: string | undefined,
  text: string,
): Inline[] {
  const link = href === undefined ? [] : [linkInline(context, href, [text])];
  return words === undefined ? link : [words, ...(link.length > 0 ? [' ', ...link] : [])];
}

function dataFacts(context: PrintContext, { data }: Service['guide']): (Fact | undefined)[] {
  if (!data) return [];
  const { say, day, party } = context;
  const { owner, personal, dpia, retention, location } = data;
  return [
    owner ? fact(say('security.dataOwner'), partyInline(party(owner))) : undefined,
    personal === undefined
      ? undefined
      : fact(say('security.personalData'), say(personal ? 'common.yes' : 'common.no')),
    dpia &&
      fact(
        say('security.assessment'),
        withLink(
          context,
          dpia.completed ? day(dpia.completed) : say('security.assessmentIncomplete'),
          dpia.url,
          say('security.assessment'),
        ),
      ),
    retention ? fact(say('security.retention'), proseInline(context, retention)) : undefined,
    fact(say('security.location'), location),
  ];
}

function clinicalFacts(
  context: PrintContext,
  { clinical_safety: clinical }: Service['guide'],
): (Fact | undefined)[] {
  if (!clinical) return [];
  const { say, day, party } = context;
  const { safety_officer, dcb0129, dcb0160, hazard_log, case_report } = clinical;
  const link = (label: string, href: string | undefined, text: string) =>
    href === undefined ? undefined : fact(label, [linkInline(context, href, [text])]);
  return [
    safety_officer ? fact(say('security.safetyOfficer'), partyInline(party(safety_officer))) : undefined,
    fact(
      say('security.safetyStandards'),
      sentences(
        dcb0129 && say('security.standardSince', { standard: 'DCB0129', day: day(dcb0129) }),
        dcb0160 && say('security.standardSince', { standard: 'DCB0160', day: day(dcb0160) }),
      ),
    ),
    link(say('security.hazardLog'), hazard_log, say('security.hazardLog')),
    link(say('security.safetyCase'), case_report, say('security.safetyCaseReport')),
  ];
}

function risks({ say, day, party }: PrintContext, found: NonNullable<Security['risks']>): Block[] {
  if (found.length === 0) return [];
  return [
    printTable({
      header: [
        [say('pdf.risk')],
        [say('pdf.whatCouldHappen')],
        [say('common.owner')],
        [say('pdf.acceptedBy')],
        [say('sheet.lastDay')],
      ],
      rows: found.map(({ id, risk, owner, accepted_by, expires }) => [
        [id],
        [risk],
        [party(owner).name],
        [accepted_by ? party(accepted_by).name : say('pdf.notAccepted')],
        [expires ? day(expires) : say('sheet.noEnd')],
      ]),
    }),
  ];
}
