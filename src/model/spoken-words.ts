/**
 * Model: sentences that the checker and the pages share. Whoever says them hands over `say`; without it they are
 * English, as diagnostics are. `_data/words/en.yaml` has the same words for translators, and a test keeps the two alike.
 */

/** Messages with places to fill in, by key. */
export const spokenWords = {
  'lists.comma': '{first}, {next}',
  'lists.and': '{first} and {last}',
  'lists.or': '{first} or {last}',
  'hours.clock': '12',
  'hours.always': '24 hours a day, every day',
  'hours.allDay': '24 hours a day',
  'hours.everyDay': 'Every day',
  'hours.monday': 'Monday',
  'hours.tuesday': 'Tuesday',
  'hours.wednesday': 'Wednesday',
  'hours.thursday': 'Thursday',
  'hours.friday': 'Friday',
  'hours.saturday': 'Saturday',
  'hours.sunday': 'Sunday',
  'hours.days': '{first} to {last}',
  'hours.times': '{from} to {to}',
  'hours.midnight': 'midnight',
  'hours.midday': 'midday',
  'hours.morning': '{time}am',
  'hours.afternoon': '{time}pm',
  'hours.open': '{days}, {times}',
  'hours.closed': '{days}, {times}, not bank holidays',
  'phasesInText.discovery': 'discovery',
  'phasesInText.alpha': 'alpha',
  'phasesInText.private-beta': 'private beta',
  'phasesInText.public-beta': 'public beta',
  'phasesInText.live': 'live',
  'phasesInText.retiring': 'retiring',
  'phasesInText.retired': 'retired',
  'conditions.all': 'all services',
  'conditions.critical': 'critical services',
  'conditions.notCritical': 'services that are not critical',
  'conditions.personalData': 'services that handle personal data',
  'conditions.noPersonalData': 'services without personal data',
  'conditions.externalRelease': 'services that an external supplier releases',
  'conditions.ownRelease': 'services that we release ourselves',
  'conditions.liveData': 'services that use live data',
  'conditions.noLiveData': 'services that use no live data',
  'conditions.fromPhase': 'services from {phase} on',
  'conditions.inPhases': 'services in {phases}',
  'conditions.reached': 'services for which the day in `{fact}` has come',
  'conditions.both': '{first}, and {next}',
  'due.always': 'always',
  'due.live-data': 'as soon as live data is used, and from private beta on',
  'due.private-beta': 'from private beta on',
  'due.public-beta': 'from public beta on',
  'due.live': 'before the service is live',
  'due.retiring': 'when the service retires',
  'due.optional': 'optional',
  'due.inEachEntry': 'in each entry',
  'due.with': 'with {key}',
  'due.when.critical': 'if the service is critical',
  'due.when.health': 'if the organisation provides health or care',
  'due.when.external-release': 'if an external supplier releases it',
  'due.when.personal-data': 'if the service handles personal data',
  'evidence.empty': '`{fact}` is not filled in',
  'evidence.someEmpty': '`{fact}` is filled in for {filled} of {total}',
  'evidence.mustBe': '`{fact}` must be {values}',
  'evidence.lacks': '`{fact}` lacks {values}',
  'evidence.tooFew': '`{fact}` needs {wanted} or more',
  'evidence.tooFewWith': '`{fact}` needs {wanted} with {conditions}',
  'evidence.condition': '{key} {value}',
  'evidence.filledIn': '{key} filled in',
  'reasons.retired': 'The service is retired.',
  'reasons.onlyOf': 'It is asked only of {services}.',
  'reasons.waiverEnded': 'The waiver expired on {day}.',
  'reasons.tooOld': 'The evidence is too old: it counted until {day}.',
  'reasons.failed': 'The checker found errors of {rules}.',
  'reasons.warned': 'The checker found errors or warnings of {rules}.',
  'lapses.reviewOfGuide': 'Review of the guide',
  'lapses.reviewOfPage': 'Review of the page',
  'lapses.waiver': 'Waiver of {name}',
  'lapses.risk': 'Accepted risk {name}',
  'lapses.certificate': 'Live certificate',
  'lapses.contract': 'Contract with {name}',
  'lapses.component': '{name}: end of life',
  'lapses.evidence': 'Evidence of {name}',
  'diff.contents.ownerFrom': '{owner} from {from}',
  'diff.contents.ownerTo': '{owner} until {to}',
  'diff.contents.ownerBetween': '{owner} from {from} to {to}',
  'diff.contents.then': '{first}; then {next}',
  'diff.contents.per': '{target} over {window}',
  'diff.contents.agreed': '{target} ({agreement})',
  'diff.contents.ownedBy': 'owned by {owner}',
  'diff.contents.supportedBy': 'supported by {support}',
  'diff.contents.leansOn': 'leans on it',
  'diff.contents.waiver': 'until {day}, risk borne by {owner}',
  'guidance.home': 'Guidance',
  'common.home': 'Home',
} as const;

/** Key of a shared sentence. */
export type SpokenKey = keyof typeof spokenWords;

/** Says a shared sentence in some language. */
export type Say = (key: SpokenKey, values?: Readonly<Record<string, string | number>>) => string;

/** Says it in English. */
export const sayInEnglish: Say = (key, values = {}) =>
  spokenWords[key].replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));

/** `a, b and c` by the words of a language. */
export function listInWords(items: readonly string[], last: 'lists.and' | 'lists.or', say: Say): string {
  const [first, ...more] = items;
  if (first === undefined) return '';
  return more.reduce(
    (sum, next, index) =>
      index === more.length - 1
        ? say(last, { first: sum, last: next })
        : say('lists.comma', { first: sum, next }),
    first,
  );
}
