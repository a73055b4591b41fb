import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

/** Everything that a service leans on can be reached. */
export const dependencyContact: Rule = {
  id: 'dependency-contact',
  kind: 'readiness',
  severity: 'error',
  title: 'Say who to call for everything the service leans on',
  why: 'When the cause of an incident lies elsewhere, whoever is on call has to reach the people there. A service in development can bring down a live one, so this holds as soon as live data is used.',
  requirements: ['S0.35', 'S0.37'],
  wrong: 'dependencies:\n  - {external: Weather forecast feed, if_it_fails: Lead times get shorter.}',
  right:
    'dependencies:\n  - {external: Weather forecast feed, contact: duty-forecast@weather.example, if_it_fails: Lead times get shorter.}',
  *checkContent({ guides }, { concerns }) {
    const byId = new Map(guides.map((guide) => [guide.id, guide]));
    for (const guide of guides) {
      if (concerns?.(guide.file) === false) continue;
      const { dependencies } = guide.draft;
      if (!dependencies || !isDue(guide, 'live-data')) continue;
      for (const [index, { service, external, contact }] of dependencies.entries()) {
        const other = service === undefined ? undefined : byId.get(service);
        // What was written is looked at last: most guides have a contact.
        if (contact !== undefined || other?.draft.support?.contact !== undefined) continue;
        if (hasWrittenContact(guide.data, index)) continue;
        if (external !== undefined) {
          yield {
            document: guide,
            at: { path: ['dependencies', index, 'external'] },
            message: `Nobody can tell who to call when ${external} fails.`,
            hint: 'Add a shared mailbox or a number, for example:\ncontact: duty-forecast@weather.example',
          };
          continue;
        }
        // Another rule says that nothing can lean on a retired service.
        if (!other || other.draft.phase === 'retired' || isWritten(other.data.support, 'contact')) continue;
        yield {
          document: guide,
          at: { path: ['dependencies', index, 'service'] },
          message: `Nobody can tell who to call when ${other.draft.title ?? service} fails: its guide names no support contact.`,
          hint: 'Ask its team to fill in `support.contact`, or add `contact` here meanwhile.',
          related: [
            {
              document: other,
              at: { path: ['support', 'contact'], on: 'key' as const },
              message: 'The contact is missing here.',
            },
          ],
        };
      }
    }
  },
};

/** True for a contact that is there, even if the schema refuses it: that finding is enough. */
function hasWrittenContact(data: Readonly<Record<string, unknown>>, index: number): boolean {
  return Array.isArray(data.dependencies) && isWritten(data.dependencies[index], 'contact');
}

function isWritten(node: unknown, key: string): boolean {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, key);
}
