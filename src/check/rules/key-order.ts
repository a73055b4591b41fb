import type { GuideDocument } from '../../model/content.ts';
import type { Fix } from '../../model/diagnostic.ts';
import { guideSchema } from '../../model/guide.ts';
import type { Rule } from '../../model/rule.ts';
import { topLevelKeys } from '../top-level-keys.ts';

const IDENTITY = [
  ...['lang', 'phase', 'tier', 'tier_reason', 'change_scope', 'uses_live_data', 'delivery_group', 'status'],
  ...['template_version', 'aliases', 'redirect_from', 'acronyms', 'outcomes', 'urls', 'last_reviewed_on'],
  'review_in',
];
const FIRST = ['title', 'description', ...IDENTITY];

/** The keys of a guide in the order in which the templates have them; those in one group may stand in any order. */
export const guideKeyOrder: readonly (readonly string[])[] = [
  ['title'],
  ['description'],
  IDENTITY,
  ...['lifecycle', 'components', 'support', 'dependencies', 'consumers', 'service_levels'].map((key) => [
    key,
  ]),
  ['practice', 'processes'],
  ...Object.keys(guideSchema.shape)
    .slice(Object.keys(guideSchema.shape).indexOf('monitoring'))
    .filter((key) => !FIRST.includes(key))
    .map((key) => [key]),
];

const placeOf = (key: string): number => guideKeyOrder.findIndex((group) => group.includes(key));

/** The keys of a guide stand in the order of the templates. */
export const keyOrder: Rule = {
  id: 'key-order',
  kind: 'style',
  severity: 'info',
  optional: true,
  title: 'Keep the keys of a guide in the order of the templates',
  why: 'People who read many guides find a fact at once if it always stands in the same place, and a comparison of two guides shows what differs. The order has no effect on the page, so this rule runs only where the configuration gives it a severity.',
  wrong: 'phase: discovery\ntitle: Flood alert sign-up',
  right: 'title: Flood alert sign-up\nphase: discovery',
  *checkGuide(guide) {
    const places = Object.keys(guide.data).map(placeOf);
    const at = places.findIndex(
      (place, index) => place !== -1 && place < Math.max(-1, ...places.slice(0, index)),
    );
    if (at === -1) return;
    const key = Object.keys(guide.data)[at] ?? '';
    const later = Object.keys(guide.data).find((_, index) => (places[index] ?? -1) > (places[at] ?? -1));
    const fix = inOrder(guide);
    yield {
      at: { path: [key], on: 'key' },
      message: `\`${key}\` stands below \`${later}\`, which comes after it in the templates.`,
      hint: `Move \`${key}\`, with all that belongs to it, above \`${later}\`.`,
      ...(fix ? { fix } : {}),
    };
  },
};

/** Moves whole keys, with the comments above them; unknown ones stay below what they stood below. */
function inOrder(guide: GuideDocument): Fix | undefined {
  const { lines, keys } = topLevelKeys(guide) ?? {};
  const first = keys?.[0];
  const last = keys?.[keys.length - 1];
  if (!lines || !keys || !first || !last) return undefined;
  let place = -1;
  const ranked = keys.map((key) => {
    const known = placeOf(key.key);
    if (known !== -1) place = known;
    return { ...key, place };
  });
  const moved = ranked
    .map((key, index) => ({ ...key, index }))
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .flatMap(({ start, end }) => lines.slice(start - 1, end - 1));
  return {
    ...{ line: first.start, column: 1, endLine: last.end, endColumn: 1 },
    description: 'Put the keys in the order of the templates.',
    replacement: `${moved.join('\n')}\n`,
  };
}
