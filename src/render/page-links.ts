/** Render: where readers say what they think of a page, and report what is wrong with it. The page names itself. */

import type { Config } from '../model/config.ts';
import { contactHref, contactKind } from '../model/contact.ts';
import type { InterfaceWords } from './interface-words.ts';
import { siteHref } from './markdown.ts';

/** Addresses at the end of a page; each is absent where the organisation offers no such way. */
export interface PageLinks {
  feedback?: string;
  report?: string;
}

interface PageLinksOptions {
  config: Pick<Config, 'address' | 'contact' | 'feedback_url' | 'report_url'>;
  basePath: string;
  words: Pick<InterfaceWords, 'say'>;
}

/** A page, as the links name it: its title and its path on the site. */
export interface NamedPage {
  title: string;
  path: string;
}

/**
 * Makes the lookup. A problem is reported at `report_url`, or to the contact; an email to it names title and address.
 * A site that does not know its own address names the path alone.
 */
export function pageLinks({ config, basePath, words }: PageLinksOptions): (page: NamedPage) => PageLinks {
  const { address, contact, feedback_url: feedback } = config;
  const report = config.report_url ?? (contact === undefined ? undefined : contactForm(contact, words));
  return ({ title, path }) => {
    const local = siteHref(basePath, path);
    const values = { title, path: local, url: address === undefined ? local : new URL(local, address).href };
    const fill = (form: string) =>
      form.replaceAll(/\{(url|title|path)\}/g, (_whole, key: keyof typeof values) =>
        encodeURIComponent(values[key]),
      );
    return {
      ...(feedback === undefined ? {} : { feedback: fill(feedback) }),
      ...(report === undefined ? {} : { report: fill(report) }),
    };
  };
}

/** The contact as a form: an email has the title of the page in its subject and the address in its text. */
function contactForm(contact: string, { say }: Pick<InterfaceWords, 'say'>): string {
  const href = contactHref(contact);
  if (contactKind(contact) !== 'email') return href;
  const part = (key: string, name: string) =>
    say(key, { [name]: `{${name}}` })
      .split(`{${name}}`)
      .map(encodeURIComponent)
      .join(`{${name}}`);
  return `${href}?subject=${part('page.reportSubject', 'title')}&body=${part('page.reportBody', 'url')}`;
}
