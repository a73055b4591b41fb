/** Export, PDF: the release of a service that a supplier brings to sites, step by step. @see S2.37 */
import type { Service } from '../../../model/estate.ts';
import { type ReleaseFact, releaseInWords } from '../../../model/release-in-words.ts';
import { proseInline } from '../inline.ts';
import { linkInline, type PrintContext, paragraph } from '../print-context.ts';
import type { Block, Inline } from '../print-document.ts';
import { bullets, titled } from '../print-parts.ts';

/** Release into live. */
export function release(context: PrintContext, { guide }: Service): Block[] {
  const { say, day, today } = context;
  const found = guide.release;
  if (!found) return [];
  const steps = releaseInWords(found, today, context);
  return [
    paragraph(say(found.route === 'external-supplier' ? 'release.bySupplier' : 'release.byUs')),
    ...(steps.length === 0
      ? []
      : [
          {
            type: 'steps' as const,
            items: steps.map(({ title, state, on, facts }) => ({
              title: [title],
              content: [
                paragraph(say(`release.states.${state}`, { day: on && day(on) })),
                ...bullets(facts.map((fact) => factInline(context, fact))),
              ],
            })),
          },
        ]),
    ...titled(
      say('release.whoIsTold'),
      bullets(
        (found.checkpoints ?? []).map(({ on, audience, channel }) => [
          say('release.told', { day: day(on), audience, channel }),
        ]),
      ),
    ),
  ];
}

function factInline(context: PrintContext, fact: ReleaseFact): Inline[] {
  const { say, day, party } = context;
  const { name, state, on, from, href, note } = fact;
  const when = on && (from ? say('dates.span', { from: day(from), to: day(on) }) : day(on));
  const said = [fact.party && party(fact.party).name, state, when].filter(Boolean).join(say('common.comma'));
  return [
    href ? linkInline(context, href, [name]) : name,
    ...(said ? [`: ${said}`] : []),
    ...(note ? ['. ', ...proseInline(context, note)] : []),
  ];
}
