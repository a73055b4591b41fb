import type { GlossaryDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import { nameKey } from '../../model/glossary.ts';
import type { Finding, Rule } from '../../model/rule.ts';

/** Each name of the glossary means one thing. @see S2.18 */
export const duplicateTerm: Rule = {
  id: 'duplicate-term',
  kind: 'document',
  severity: 'error',
  title: 'Define each term of the glossary once',
  why: 'A word on a page leads to its definition. If two terms have the word as their name, as another spelling or as an old name, nobody can tell which of them is meant.',
  requirements: ['S2.18', 'X7'],
  wrong:
    'terms:\n  - term: Conformance certificate\n    definition: The document that ends testing.\n    also: [certificate]\n  - term: Certificate\n    definition: What lets a system connect.',
  right:
    'terms:\n  - term: Conformance certificate\n    definition: The document that ends testing.\n  - term: Live certificate\n    definition: What lets a system connect.',
  *checkContent({ glossaryDocument }) {
    if (!glossaryDocument) return;
    const seen = new Map<string, Name>();
    for (const one of names(glossaryDocument)) {
      const key = nameKey(one.name);
      const first = seen.get(key);
      if (first) yield { document: glossaryDocument, ...finding(one, first, glossaryDocument) };
      else seen.set(key, one);
    }
  },
};

interface Name {
  name: string;
  term: string;
  path: DataPath;
}

/** Every name of every term, with where it is written. */
function* names({ terms }: GlossaryDocument): Iterable<Name> {
  for (const [index, { term, also = [], formerly = [] }] of terms.entries()) {
    yield { name: term, term, path: ['terms', index, 'term'] };
    for (const [place, name] of also.entries()) yield { name, term, path: ['terms', index, 'also', place] };
    for (const [place, name] of formerly.entries())
      yield { name, term, path: ['terms', index, 'formerly', place] };
  }
}

function finding({ name, path }: Name, first: Name, document: GlossaryDocument): Finding {
  return {
    at: { path },
    message: `“${name}” is already a name of the term “${first.term}”.`,
    hint: 'Keep it at the term that people mean by it, and delete it or write it in full at the other.',
    related: [{ document, at: { path: first.path }, message: 'It is first written here.' }],
  };
}
