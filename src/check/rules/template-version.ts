import { guideSections, sectionsVersion } from '../../model/guide-sections.ts';
import type { Rule } from '../../model/rule.ts';
import { sectionFinder } from '../due-sections.ts';
import { isDue } from '../is-due.ts';
import { listInWords } from '../list-in-words.ts';

/** Guides follow the current list of sections. */
export const templateVersion: Rule = {
  id: 'template-version',
  kind: 'style',
  severity: 'warning',
  title: 'Follow the current list of sections',
  why: 'What a guide has to say grows. A guide that names the version it was written for is not refused for sections that came later, and is told which they are.',
  requirements: ['S0.9'],
  wrong: 'template_version: 1\nphase: retiring',
  right: `template_version: ${sectionsVersion}\nphase: retiring`,
  *checkGuide(guide) {
    const { template_version: version } = guide.draft;
    if (version === undefined || version === sectionsVersion) return;
    const at = { path: ['template_version'] };
    if (version > sectionsVersion) {
      yield {
        at,
        message: `There is no version ${version} of the sections of a guide; ${sectionsVersion} is the newest known here.`,
        hint: `Write \`template_version: ${sectionsVersion}\`, or use a newer opsguide.`,
      };
      return;
    }
    const find = sectionFinder(guide);
    const missing = guideSections.filter(
      ({ since, due, heading }) => since > version && isDue(guide, due) && find(heading).state !== 'filled',
    );
    const names = missing.map(({ heading }) => `“${heading}”`);
    yield {
      at,
      message: `The guide follows version ${version} of the sections; version ${sectionsVersion} is current.${names.length > 0 ? ` New since then and due: ${listInWords(names)}.` : ''}`,
      hint: `${missing.map(({ heading, about }) => `Add \`## ${heading}\`: ${about}`).join('\n')}${missing.length > 0 ? '\nThen write' : 'Write'} \`template_version: ${sectionsVersion}\`.`,
    };
  },
};
