import { nearest } from '../../model/nearest.ts';
import type { Rule } from '../../model/rule.ts';

/** The configuration weighs rules that exist: a slip would change nothing, and nobody would know. */
export const unknownRule: Rule = {
  id: 'unknown-rule',
  kind: 'style',
  severity: 'warning',
  title: 'Weigh only rules that exist',
  why: 'A rule that nobody knows is neither switched off nor made stricter. Whoever wrote the line believes that it is.',
  wrong: 'rules:\n  placholder: error',
  right: 'rules:\n  placeholder: error',
  *checkContent({ config, configDocument }, { ruleIds }) {
    if (!configDocument) return;
    for (const id of Object.keys(config.rules)) {
      if (ruleIds.has(id)) continue;
      const meant = nearest(id, [...ruleIds]);
      yield {
        document: configDocument,
        at: { path: ['rules', id], on: 'key' },
        message: `There is no rule \`${id}\`, so this line changes nothing.`,
        hint: meant
          ? `Did you mean \`${meant}\`?`
          : 'Correct the id, or delete the line. A rule of your own is known only if `--extend` names its module.',
      };
    }
  },
};
