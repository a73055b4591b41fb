/** The words of pages in English, as the site says them. */
import { loadWords } from '../../scripts/shipped-data.ts';
import { makeInterfaceWords } from '../../src/render/interface-words.ts';

/** British English. */
export const englishWords = makeInterfaceWords(loadWords(), 'en-GB');
