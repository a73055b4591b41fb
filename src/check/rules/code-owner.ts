import { nearest } from '../../model/nearest.ts';
import { findParty } from '../../model/organisation.ts';
import type { Rule } from '../../model/rule.ts';

/** Accounts are those of teams, roles and groups that exist. */
export const codeOwner: Rule = {
  id: 'code-owner',
  kind: 'document',
  severity: 'error',
  title: 'Give accounts to teams, roles and groups that exist',
  why: 'From these accounts `opsguide owners` works out who must approve a change to a guide. An id that nobody has leaves its guides without approval.',
  requirements: ['S0.21'],
  wrong: 'code_owners:\n  flood-operation: "@land-and-water/flood-operations"',
  right: 'code_owners:\n  flood-operations: "@land-and-water/flood-operations"',
  *checkContent({ config, configDocument, organisation }) {
    if (!configDocument) return;
    const { teams, roles, delivery_groups: groups } = organisation;
    for (const id of Object.keys(config.code_owners)) {
      if (findParty(organisation, id)) continue;
      const meant = nearest(id, [teams, roles, groups].flatMap(Object.keys));
      yield {
        document: configDocument,
        at: { path: ['code_owners', id], on: 'key' },
        message: `There is no team, role or delivery group \`${id}\` in organisation.yaml.`,
        hint: meant ? `Did you mean \`${meant}\`?` : 'Correct the id, or delete the line.',
      };
    }
  },
};
