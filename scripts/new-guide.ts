/** A first guide, from the template of its phase and a few answers. */
import { fillValues } from '../src/edit/fill-values.ts';
import { inYaml } from '../src/edit/in-yaml.ts';
import { guideSchema } from '../src/model/guide.ts';
import type { Phase } from '../src/model/phase.ts';
import { slugify } from '../src/model/slugify.ts';
import { readMarkdown } from '../src/read/read-document.ts';
import { readTemplate } from './desk.ts';

/** What a first guide says. */
export interface FirstGuide {
  title: string;
  description: string;
  phase: Phase;
  /** Ids of organisation.yaml. */
  group: string;
  owner: string;
  component: string;
  componentType: string;
  contact: string;
  /** The section “What the service does”. */
  summary: string;
  today: string;
}

/** The text of the guide: the template for discovery with these values, and the comments that explain them. */
export function newGuide(answers: FirstGuide): string {
  const template = readTemplate('service-operations-guide-discovery.md').text;
  const { source } = readMarkdown('services/template.md', Buffer.from(template), { schema: guideSchema });
  const filled = fillValues(source, [
    { path: ['title'], yaml: inYaml(answers.title) },
    { path: ['description'], yaml: inYaml(answers.description) },
    { path: ['phase'], yaml: answers.phase },
    { path: ['delivery_group'], yaml: answers.group },
    { path: ['last_reviewed_on'], yaml: answers.today },
    { path: ['lifecycle', 'owners', 'design'], yaml: answers.owner },
    { path: ['components', 0, 'id'], yaml: slugify(answers.component) || 'component' },
    { path: ['components', 0, 'name'], yaml: inYaml(answers.component) },
    { path: ['components', 0, 'type'], yaml: answers.componentType },
    { path: ['components', 0, 'owner'], yaml: answers.owner },
    { path: ['support', 'contact'], yaml: inYaml(answers.contact) },
  ]);
  return withBody(withoutIntroduction(filled), `## What the service does\n\n${answers.summary}\n`);
}

/** A template introduces itself to people who copy it by hand. */
export function withoutIntroduction(template: string): string {
  return template
    .replace(/^---\n(?:(?:# .*)?\n)+(?=# )/, '---\n')
    .replace(/\n# What people read stands below[\s\S]*?\n---\n/, '\n---\n')
    .replace(/\n+---\n/, '\n---\n');
}

/** The front matter of a file with another body. */
export function withBody(text: string, body: string): string {
  const end = text.indexOf('\n---\n', 3);
  return `${text.slice(0, end)}\n---\n\n${body}`;
}
