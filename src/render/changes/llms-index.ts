/** Render: what `llms.txt` says of a site: its pages, each with the address of its Markdown. */

import { markdownPath } from '../../model/link-target.ts';
import type { LlmsIndex, LlmsLink } from '../../model/llms.ts';
import { siteHref } from '../markdown.ts';
import type { ChangesInput } from './changes-input.ts';
import { feedScopes } from './feeds.ts';
import { wholeAddress } from './whole-address.ts';

/** Guidance first, then services by delivery group, then what a hurried reader can do without. */
export function llmsIndex(site: ChangesInput): LlmsIndex {
  const {
    estate: { config, guidance, groups, today },
    interfaceWords: { say },
    basePath,
  } = site;
  const href = wholeAddress(site) ?? ((path: string) => siteHref(basePath, path));
  const link = (title: string, path: string | undefined, description?: string): LlmsLink[] =>
    path === undefined ? [] : [{ title, href: href(path), ...(description ? { description } : {}) }];
  return {
    title: config.title,
    summary: config.description,
    details: [
      say('changes.llms.about', { organisation: config.organisation }),
      say('changes.llms.asOf', { date: today }),
    ],
    sections: [
      {
        title: say('changes.llms.guidance'),
        links: guidance.flatMap(({ title, document, description }) =>
          document ? link(title, markdownPath(document.file), description) : [],
        ),
      },
      ...groups.map((group) => ({
        title: say('changes.llms.services', { group: group.name }),
        links: group.services.flatMap(({ title, document, guide, phase }) =>
          link(
            title,
            markdownPath(document.file),
            say('changes.llms.service', { description: guide.description, phase: say(`phases.${phase}`) }),
          ),
        ),
      })),
      {
        // The standard gives this heading its meaning: it stays as it is in every language.
        title: 'Optional',
        links: [
          ...link(say('changes.llms.findings'), '/evidence/findings.json'),
          ...feedScopes(site)
            .slice(0, 1)
            .flatMap(({ title, path }) => link(title, path)),
        ],
      },
    ],
  };
}
