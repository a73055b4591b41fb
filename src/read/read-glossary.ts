/** Read: the glossary that ships and the one of a content folder → the terms in force. */
import type { GlossaryDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type GlossaryEntry, type GlossaryTerm, glossaryOf, glossarySchema } from '../model/glossary.ts';
import { readInline } from './markdown.ts';
import { readYaml } from './read-document.ts';

/** The bytes of a glossary, with the path under which it is reported. */
export interface GlossaryFile {
  file: string;
  bytes: Uint8Array;
}

/** The terms in force, and the content's own file if there is one. */
export interface ReadGlossary {
  terms: GlossaryTerm[];
  document?: GlossaryDocument;
  diagnostics: Diagnostic[];
}

/** Reads both glossaries. Mistakes of authors are returned, never thrown. */
export function readGlossary(shipped: GlossaryFile | undefined, own: GlossaryFile | undefined): ReadGlossary {
  const ours = shipped && readOne(shipped);
  const theirs = own && readOne(own);
  const wanted = theirs?.shippedTerms === false ? [] : (ours?.terms ?? []);
  return {
    terms: glossaryOf((theirs?.terms ?? []).map(withPlainText), wanted.map(withPlainText)),
    diagnostics: [...(ours?.diagnostics ?? []), ...(theirs?.diagnostics ?? [])],
    ...(theirs ? { document: theirs.document } : {}),
  };
}

function readOne({ file, bytes }: GlossaryFile) {
  const { source, draft, diagnostics } = readYaml(file, bytes, { schema: glossarySchema });
  const terms = draft.terms ?? [];
  const document: GlossaryDocument = { ...source, kind: 'glossary', terms };
  return { document, terms, shippedTerms: draft.shipped_terms, diagnostics };
}

function withPlainText(entry: GlossaryEntry): Omit<GlossaryTerm, 'id'> {
  return { ...entry, ...readInline(entry.definition) };
}
