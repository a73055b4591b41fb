/** Render: the reference of fields as Markdown, for the repository. */
import type { Field, FieldGroup } from '../model/field-groups.ts';
import type { RequirementSource } from './reference.ts';

/** The whole page. */
export function renderFields(groups: readonly FieldGroup[], sources: readonly RequirementSource[]): string {
  return [
    '# Fields of a guide',
    '',
    'Every key that the front matter of a service operations guide can have. `[]` after a key stands for each entry of a',
    'list. Requirements add up: what is due in one phase stays due in the next. Made from the schema by `npm run docs`.',
    '',
    ...groups.flatMap((group) => [`## ${group.title}`, '', ...table(group.fields), '']),
    '## Where these come from',
    '',
    'A requirement id such as S0.24 begins with the code of its source.',
    '',
    '| Code | Source | Published by |',
    '|---|---|---|',
    ...sources.map(({ code, title, publisher }) => `| ${code} | ${cell(title)} | ${cell(publisher)} |`),
    '',
  ].join('\n');
}

function table(fields: readonly Field[]): string[] {
  return [
    '| Key | What it means | What to write | Due | From |',
    '|---|---|---|---|---|',
    ...fields.map(row),
  ];
}

function row({ path, about, value, due, condition, from }: Field): string {
  const when = condition ? `${due}, ${condition}` : due;
  return `| \`${path}\` | ${cell(about)} | ${cell(value ?? 'The keys below')} | ${when} | ${from.join(', ')} |`;
}

/** Text in a cell of a table: a bar would end it. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
