/** Render: what changed between two states of an estate, as one page that stands alone: no script, no file beside it. */
import type { Changed, DiffEnd, EstateDiff, ListChange, ServiceDiff } from '../../model/estate-diff.ts';
import type { Organisation } from '../../model/organisation.ts';
import { printable } from '../../model/printable.ts';
import type { ReadinessCount } from '../../model/readiness.ts';
import { readinessInWords } from '../assurance/readiness-words.ts';
import type { InterfaceWords } from '../interface-words.ts';
import type { Languages } from '../languages.ts';
import { makeEnvironment } from '../nunjucks-environment.ts';
import { wordGlobals } from '../word-globals.ts';

/** What the page is made from. */
export interface DiffPageOptions {
  diff: EstateDiff;
  languages: Languages;
  organisation: Organisation;
  /** Name of the organisation. */
  name: string;
  /** Folders of templates. */
  folders: string[];
}

/** A line of a table: what it is about, and its two sides; a side that is missing was not there. */
interface Row extends Changed<string> {
  what: string;
}

/** The page as HTML. @throws Error for a mistake in our own template */
export function diffPage({ diff, languages, organisation, name, folders }: DiffPageOptions): string {
  const words = languages.site;
  const environment = makeEnvironment({
    folders,
    globals: wordGlobals({ languages, basePath: '/' }, words),
    context: { basePath: '/', today: diff.after.asOf, organisation, words },
  });
  const titleOf = ({ name: asked, asOf }: DiffEnd) => (asked === 'now' ? words.day(asOf) : printable(asked));
  const page = environment.render('diff/diff.njk', {
    description: words.say('diff.description', {
      organisation: name,
      before: titleOf(diff.before),
      after: titleOf(diff.after),
    }),
    ends: [diff.before, diff.after].map((end) => ({
      ...end,
      name: end.name === 'now' ? words.say('diff.now') : printable(end.name),
      ...(end.revision ? { revision: end.revision.slice(0, 12) } : {}),
    })),
    unread: [diff.before, diff.after].flatMap(({ asOf, unread }) =>
      unread.map(({ file }) => ({ file: printable(file), day: words.day(asOf) })),
    ),
    services: diff.services.map((service) => ({
      id: service.id,
      title: printable(service.title),
      presence: service.presence,
      rows: rowsOf(service, words),
    })),
    frameworks: diff.frameworks.map(({ name: what, ...change }) => ({
      what: printable(what),
      ...mapSides(change, printable),
    })),
  });
  return page.trimStart();
}

function rowsOf(service: ServiceDiff, words: InterfaceWords): Row[] {
  const { say } = words;
  const row = <T>(
    what: string,
    change: Changed<T> | undefined,
    inWords: (value: T) => string = (value) => printable(String(value)),
  ): Row[] => (change ? [{ what, ...mapSides(change, inWords) }] : []);
  const list = (key: string, changes: readonly ListChange[] = [], nameOf = printable): Row[] =>
    changes.flatMap(({ name, ...change }) =>
      row(say('diff.item', { list: say(`diff.lists.${key}`), name: nameOf(name) }), change),
    );
  return [
    ...row(say('diff.name'), service.titleChange),
    ...row(say('diff.phase'), service.phase, (phase) => say(`phases.${phase}`)),
    ...row(say('diff.tier'), service.tier),
    ...row(say('diff.group'), service.group),
    ...row(say('diff.readiness'), service.readiness, (count: ReadinessCount) =>
      readinessInWords(count, words),
    ),
    ...(service.criteria ?? []).flatMap(({ id, title, ...change }) =>
      row(say('diff.item', { list: printable(id), name: printable(title) }), change, (state) =>
        say(`diff.states.${state}`),
      ),
    ),
    ...list('ownership', service.ownership, (stage) => say(`diff.stages.${stage}`)),
    ...list('levels', service.levels),
    ...list('components', service.components),
    ...list('dependencies', service.dependencies),
    ...list('waivers', service.waivers),
  ];
}

function mapSides<T>({ before, after }: Changed<T>, inWords: (value: T) => string): Changed<string> {
  return {
    ...(before === undefined ? {} : { before: inWords(before) }),
    ...(after === undefined ? {} : { after: inWords(after) }),
  };
}
