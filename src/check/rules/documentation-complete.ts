import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

/** Support documents of a live service are complete. */
export const documentationComplete: Rule = {
  id: 'documentation-complete',
  kind: 'readiness',
  severity: 'error',
  title: 'Complete support documentation before the service is live',
  why: 'Support works from these documents. A draft leaves out what its author would have known to say.',
  requirements: ['S0.16'],
  wrong: 'phase: live\nsupport:\n  documentation:\n    - {name: Support handbook, status: draft}',
  right:
    'phase: live\nsupport:\n  documentation:\n    - {name: Support handbook, status: complete, url: "#support"}',
  *checkGuide(guide) {
    const documents = guide.draft.support?.documentation;
    if (!documents || !isDue(guide, 'live')) return;
    for (const [index, { name, status }] of documents.entries()) {
      if (status === 'complete') continue;
      yield {
        at: { path: ['support', 'documentation', index, 'status'] },
        message: `The service is live, but the document "${name}" is ${status === 'draft' ? 'a draft' : 'missing'}.`,
        hint: 'Complete it, link to it with `url` and write `status: complete`.',
      };
    }
  },
};
