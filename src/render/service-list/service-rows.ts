/** Render: the services of an estate as rows of their list, in order of name. */
import type { Estate, Service } from '../../model/estate.ts';
import { noTier, type ReadinessState, type ServiceRow } from '../../model/service-list.ts';
import { isGuideComplete } from '../estate-summary.ts';
import type { InterfaceWords } from '../interface-words.ts';

/** Every service as a row, in the order of the alphabet of the site's language. */
export function serviceRows({ services }: Pick<Estate, 'services'>, words: InterfaceWords): ServiceRow[] {
  const compare = compareNames(words.language);
  const inWords = rowWords(words);
  return services
    .map((service) => rowOf(service, inWords))
    .sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** Compares names as people of a language sort them; numbers in them count as numbers. */
export function compareNames(language: string): (a: string, b: string) => number {
  return new Intl.Collator(language, { numeric: true }).compare;
}

function rowOf(service: Service, inWords: ReturnType<typeof rowWords>): ServiceRow {
  const { readiness, findings, review } = service;
  const { count, nextGate } = readiness;
  const amount = (wanted: (typeof findings)[number]['severity']) =>
    findings.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, notes] = [amount('error'), amount('warning'), amount('info')];
  return {
    id: service.id,
    name: service.title,
    description: service.guide.description,
    phase: service.phase,
    group: service.group.id,
    criticality: service.tier?.id ?? noTier,
    readiness: readinessOf(service),
    readinessWords: inWords.readiness(service),
    metWords: inWords.met(count),
    due: count.due,
    met: count.met,
    waived: count.waived,
    missing: (nextGate ?? readiness).blockers.length,
    guide: isGuideComplete(service) ? 'complete' : 'incomplete',
    errors,
    warnings,
    notes,
    findingsWords: inWords.findings(errors, warnings, notes),
    review: review.overdue ? 'overdue' : 'in-date',
    reviewOn: review.dueOn,
    reviewWords: inWords.review(review),
  };
}

function readinessOf({ phase, readiness }: Service): ReadinessState {
  if (phase === 'retired') return 'nothing-due';
  if (readiness.nextGate) return readiness.nextGate.blockers.length === 0 ? 'ready' : 'not-ready';
  return readiness.blockers.length === 0 ? 'running-clear' : 'running-missing';
}

function rowWords({ say, day, list }: InterfaceWords) {
  const said = new Map<string, string>();
  /** Few services differ in these words, so that each is said once. */
  const once = (key: string, make: () => string) => {
    const found = said.get(key) ?? make();
    said.set(key, found);
    return found;
  };
  return {
    readiness: (service: Service) => {
      const state = readinessOf(service);
      const { nextGate, blockers } = service.readiness;
      const count = (nextGate?.blockers ?? blockers).length;
      return once(`${state} ${nextGate?.phase} ${count}`, () =>
        say(`serviceList.standing.${state}`, {
          count,
          gate: nextGate ? say(`phasesInText.${nextGate.phase}`) : '',
        }),
      );
    },
    met: ({ met, due }: Service['readiness']['count']) =>
      due === 0 ? '' : once(`${met} of ${due}`, () => say('serviceList.met', { met, due })),
    review: ({ dueOn, overdue }: Service['review']) =>
      overdue ? say('serviceList.overdueSince', { date: day(dueOn) }) : day(dueOn),
    findings: (errors: number, warnings: number, notes: number) =>
      once(`${errors} ${warnings} ${notes}`, () => {
        const parts = Object.entries({ errors, warnings, notes }).filter(([, count]) => count > 0);
        if (parts.length === 0) return say('serviceList.findings.none');
        return list(parts.map(([key, count]) => say(`serviceList.findings.${key}`, { count })));
      }),
  };
}
