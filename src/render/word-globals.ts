/** Render: how templates say words. `t` is text, which the template escapes; `th` is a sentence with markup in it. */
import nunjucks from 'nunjucks';
import type { Markup, WordValues } from './compile-message.ts';
import type { InterfaceWords } from './interface-words.ts';
import type { Languages } from './languages.ts';
import { escapeHtml, siteHref } from './markdown.ts';

/** Globals of templates that speak one language. */
export function wordGlobals(
  { languages, basePath }: { languages: Languages; basePath: string },
  words: InterfaceWords,
) {
  const safe = (html: string) => new nunjucks.runtime.SafeString(html);
  return {
    language: words.language,
    direction: words.direction,
    t: words.say,
    th: (key: string, values?: WordValues) => safe(words.sayHtml(key, values)),
    /** A tag of a message as a link: `th("about.made", {rules: linkTo("/rules/")})`. */
    linkTo: (href: string) => element('a', { class: 'govuk-link', href: siteHref(basePath, href) }),
    /** The same for a link that looks alike whether it was visited or not: one that leads to data of the day. */
    plainLinkTo: (href: string) =>
      element('a', { class: 'govuk-link govuk-link--no-visited-state', href: siteHref(basePath, href) }),
    /** A tag of a message as any element. */
    element,
    /** Attributes of an element whose content is in the language of the page and not in that of the words around it. */
    contentLanguage: (tag?: string) => safe(languages.attributes(tag, words)),
    /** The same for what is English on every site: documentation of rules and fields, and what the checker found. */
    inEnglish: safe(words.language.split('-')[0] === 'en' ? '' : ' lang="en" dir="ltr"'),
  };
}

function element(name: string, attributes: Readonly<Record<string, string>>): Markup {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === '' ? ` ${key}` : ` ${key}="${escapeHtml(value)}"`,
  );
  return { open: `<${name}${written.join('')}>`, close: `</${name}>` };
}
