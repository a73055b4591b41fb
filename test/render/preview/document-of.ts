/** A document for tests of the preview: a guide of a body, or of a whole text. */
import type { GuideDocument } from '../../../src/model/content.ts';
import { readGuide } from '../../../src/read/read-content.ts';

/** A guide with a body and next to nothing else. */
export function documentOf(body: string): GuideDocument {
  return guideOf(`---\ntitle: A\n---\n${body}`);
}

/** A guide of a text. */
export function guideOf(text: string): GuideDocument {
  return readGuide('services/a.md', new TextEncoder().encode(text)).document;
}
