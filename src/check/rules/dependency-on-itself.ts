import type { Rule } from '../../model/rule.ts';

/** A service does not depend on itself. */
export const dependencyOnItself: Rule = {
  id: 'dependency-on-itself',
  kind: 'document',
  severity: 'error',
  title: 'List what the service leans on, not the service itself',
  why: 'A service that depends on itself says nothing, and hides the one that was meant.',
  requirements: ['S0.10'],
  wrong:
    '# services/flood-warnings.md\ndependencies:\n  - {service: flood-warnings, if_it_fails: Nothing is sent.}',
  right:
    '# services/flood-warnings.md\ndependencies:\n  - {service: river-levels, if_it_fails: Forecasters read the gauges.}',
  *checkGuide({ id, draft }) {
    for (const [index, { service }] of (draft.dependencies ?? []).entries()) {
      if (service === id)
        yield {
          at: { path: ['dependencies', index, 'service'] },
          message: `This guide lists \`${id}\`, which is itself, as a dependency.`,
          hint: 'Name the service that it leans on, or delete the entry. Parts of the service belong under `components`.',
        };
    }
  },
};
