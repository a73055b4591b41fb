import { looksPersonal } from '../../model/contact.ts';
import type { SourceDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { type PathTable, pathTable, visitTexts } from '../path-table.ts';

const contacts = (...paths: string[]) => pathTable(Object.fromEntries(paths.map((path) => [path, true])));
const guideContacts = contacts(
  'support.contact',
  'support.urgent_contact',
  'dependencies.*.contact',
  'consumers.*.contact',
  'stakeholders.*.contact',
);
const organisationContacts = contacts(
  'teams.*.contact',
  'roles.*.contact',
  'suppliers.*.contact',
  'suppliers.*.urgent_contact',
);
const configContacts = contacts('contact');

/** Contacts reach teams, not single people. */
export const personalContact: Rule = {
  id: 'personal-contact',
  kind: 'document',
  severity: 'error',
  title: 'Give contacts that reach a team, not one person',
  why: 'People are on leave, ill or have moved on when the call comes. A shared mailbox or number always reaches somebody, and the page publishes nobody’s personal address.',
  requirements: ['S0.35'],
  wrong: 'support:\n  contact: sam.rivers@landandwater.example',
  right: 'support:\n  contact: flood-operations@landandwater.example',
  *checkGuide(guide) {
    yield* personal(guideContacts, guide.draft);
  },
  *checkContent({ organisation, organisationDocument, config, configDocument }) {
    if (organisationDocument)
      yield* inDocument(organisationDocument, personal(organisationContacts, organisation));
    if (configDocument) yield* inDocument(configDocument, personal(configContacts, config));
  },
};

function personal(table: PathTable<boolean>, data: unknown): Finding[] {
  const found: Finding[] = [];
  visitTexts(table, data, (text, _entry, path: DataPath) => {
    if (!looksPersonal(text)) return;
    const domain = text.slice(text.indexOf('@'));
    found.push({
      at: { path: [...path] },
      message: `\`${text}\` looks like the address of one person.`,
      hint: `Write a shared mailbox, such as service-support${domain}, or a shared number.`,
    });
  });
  return found;
}

function inDocument(
  document: SourceDocument,
  findings: readonly Finding[],
): (Finding & { document: SourceDocument })[] {
  return findings.map((finding) => ({ document, ...finding }));
}
