/** Model: what the page on which guides are built needs of the estate, as the file that its build writes for it. */
import type { FormSection } from './guide-form.ts';
import type { Organisation } from './organisation.ts';

/** A guide that can be opened on the page. */
export interface BuilderGuide {
  id: string;
  title: string;
  /** Address of its text. */
  href: string;
}

/** Everything that a check of one guide asks of what stands around it. */
export interface BuilderData {
  form: FormSection[];
  guides: BuilderGuide[];
  organisation: Pick<
    Organisation,
    'teams' | 'roles' | 'delivery_groups' | 'tiers' | 'suppliers' | 'priorities'
  >;
  /** Whether the organisation provides health or care. */
  health: boolean;
  /** Address patterns of the configuration. */
  editUrl?: string;
  newFileUrl?: string;
  /** Path of the site, and of the page of a rule within it. */
  basePath: string;
  content: BuilderContent;
}

/**
 * A content that holds, of everything but the guide that is built, what a check of that guide looks at: other guides by
 * the keys that rules compare, pages by their headings. Texts are JSON, which is YAML.
 */
export interface BuilderContent {
  files: Record<string, string>;
  frameworks: { file: string; text: string }[];
  glossary: { file: string; text: string };
  calendars: Record<string, { from: string; to: string; holidays: string[] }>;
}
