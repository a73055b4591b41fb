/**
 * Derive: content that may be wrong → content that pages can show while it is written. A build refuses what the schema
 * refuses; its author wants to see the rest of the page, with what is wrong at its place.
 */
import type { Content, GuideDocument, PageDocument } from '../model/content.ts';
import type { Guide } from '../model/guide.ts';

/**
 * How a page differs from its file: it shows what the file held `before` it could no longer be read, or what the page needs
 * was `filled` in from before, or left empty.
 */
export type ShownState = 'before' | 'filled';

/** Content of which every document has a page. */
export interface ShowableContent {
  content: Content;
  /** By file, for those that are shown otherwise than written. */
  states: ReadonlyMap<string, ShownState>;
}

/**
 * Gives every document what its page needs.
 * @param today for what has no day
 * @param before what was shown last; frameworks and organisation that are equal to its own stay the same objects
 */
export function showableContent(content: Content, today: string, before?: Content): ShowableContent {
  const states = new Map<string, ShownState>();
  const lastGuides = byFile(before?.guides);
  const lastPages = byFile(before?.pages);
  return {
    states,
    content: {
      ...content,
      frameworks: same(before?.frameworks, content.frameworks),
      organisation: same(before?.organisation, content.organisation),
      guides: content.guides.map((document) => {
        const { id, file, draft, guide } = document;
        if (guide) return document;
        const empty = emptyGuide(id, today);
        const keys = Object.keys(empty) as (keyof Required)[];
        const lacks = keys.some((key) => draft[key] === undefined);
        return showable(document, states, lastGuides.get(file), lacks, (last) => ({
          ...document,
          guide: { ...empty, ...(last?.guide && pick(last.guide, keys)), ...draft },
        }));
      }),
      pages: content.pages.map((document) => {
        const { id, file, draft, page } = document;
        if (page) return document;
        return showable(document, states, lastPages.get(file), true, (last) => ({
          ...document,
          page: { ...draft, title: last?.page?.title ?? nameOf(id) },
        }));
      }),
    },
  };
}

/** @param lacks whether the page needs something that could not be read */
function showable<T extends GuideDocument | PageDocument>(
  document: T,
  states: Map<string, ShownState>,
  last: T | undefined,
  lacks: boolean,
  fill: (last: T | undefined) => T,
): T {
  // A file of which no key can be read holds nothing to show.
  const unreadable = Object.keys(document.data).length === 0;
  if (lacks) states.set(document.file, unreadable && last ? 'before' : 'filled');
  return unreadable && last ? last : fill(last);
}

/** What every guide has. */
type Required = Pick<
  Guide,
  | 'title'
  | 'description'
  | 'phase'
  | 'delivery_group'
  | 'last_reviewed_on'
  | 'review_in'
  | 'lifecycle'
  | 'components'
  | 'support'
>;

function emptyGuide(id: string, today: string): Required {
  return {
    title: nameOf(id),
    description: '',
    phase: 'discovery',
    delivery_group: 'unknown',
    last_reviewed_on: today,
    review_in: '1 year',
    lifecycle: { owners: {} },
    components: [],
    support: {},
  };
}

function pick<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>;
}

/** `flood-alerts` → `Flood alerts`; the landing page of a folder has the name of the folder. */
function nameOf(id: string): string {
  const words = id
    .replace(/(?<=.)\/index$/, '')
    .replace(/^.*\//s, '')
    .replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function byFile<T extends { file: string }>(documents: readonly T[] | undefined): Map<string, T> {
  return new Map(documents?.map((document) => [document.file, document]));
}

/** What was there before, if it is equal: others know it by identity. */
function same<T>(before: T | undefined, now: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
