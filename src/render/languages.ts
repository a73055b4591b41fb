/** Render: the languages of a site: those for which there are words. A page in another language keeps the frame of the site. */
import { directionOf, shippedLanguage, wordsTag } from '../model/language.ts';
import type { Messages } from '../model/messages.ts';
import { type InterfaceWords, makeInterfaceWords } from './interface-words.ts';

/** The words of every language that the site has. */
export interface Languages {
  /** Words of the site: those of its language, or English. */
  site: InterfaceWords;
  /** Words of a language; `undefined` if there are none. */
  of(tag: string): InterfaceWords | undefined;
  /** Attributes of an element whose content is in a language that is not that of the words around it; empty otherwise. */
  attributes(tag: string | undefined, around: InterfaceWords): string;
}

/** What languages are made of. */
export interface LanguageSources {
  /** The words that ship. */
  english: Messages;
  /** The words of the content, by language. */
  own: Readonly<Record<string, Messages>>;
  /** Language of the content unless a page says otherwise. */
  content: string;
}

/** Makes the languages of a site. */
export function makeLanguages({ english, own, content }: LanguageSources): Languages {
  const available = new Set([shippedLanguage, ...Object.keys(own)]);
  const made = new Map<string, InterfaceWords>();
  const of = (tag: string): InterfaceWords | undefined => {
    const found = made.get(tag);
    if (found) return found;
    const source = wordsTag(tag, available);
    if (source === undefined) return undefined;
    const words = makeInterfaceWords(english, tag, own[source]);
    made.set(tag, words);
    return words;
  };
  const site = of(content) ?? makeInterfaceWords(english, 'en-GB', own[shippedLanguage]);
  return {
    site,
    of,
    attributes(tag, around) {
      const language = tag ?? content;
      return language === around.language ? '' : ` lang="${language}" dir="${directionOf(language)}"`;
    },
  };
}
