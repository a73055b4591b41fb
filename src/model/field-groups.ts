/** Model: the keys of a schema in words, as the reference of fields shows them. */
import * as z from 'zod';
import { objectOrList, type SchemaFact, schemaFacts } from './due-facts.ts';
import { conditionInWords, dueInWords } from './due-in-words.ts';
import { type Say, sayInEnglish } from './spoken-words.ts';
import { valueInWords } from './value-in-words.ts';

/** A key in words. */
export interface Field {
  /** `components[].owner`. */
  path: string;
  /** Id of its place on the page. */
  anchor: string;
  about: string;
  /** When it is due: `Always`, `From private beta on`, `In each entry`, `Optional`. */
  due: string;
  /** What narrows that: `if the service is critical`. */
  condition?: string;
  /** What to write; absent where the keys below say it. */
  value?: string;
  /** YAML that fills it in. */
  example?: string;
  /** Requirement ids and codes of public sources. */
  from: string[];
}

/** Keys that stand together: one key with all below it, or the keys that have nothing below them. */
export interface FieldGroup {
  title: string;
  anchor: string;
  fields: Field[];
}

/**
 * Groups the keys of a schema by top-level key; simple keys come first, in a group of their own. When a key is due is
 * said in the language of `say`; what it means is documentation, which is English.
 */
export function fieldGroups(schema: z.ZodType, say: Say = sayInEnglish): FieldGroup[] {
  const all = schemaFacts(schema);
  const byKey = Map.groupBy(all, ({ path }) => path[0] ?? '');
  const simple: FieldGroup = { title: 'The service itself', anchor: 'service', fields: [] };
  const groups: FieldGroup[] = [];
  for (const [key, entries] of byKey) {
    const fields = entries.map((entry) => fieldOf(entry, say));
    if (entries.length === 1) simple.fields.push(...fields);
    else groups.push({ title: keyInWords(key), anchor: key, fields });
  }
  return simple.fields.length > 0 ? [simple, ...groups] : groups;
}

function fieldOf({ path, info, schema }: SchemaFact, say: Say): Field {
  const condition = conditionInWords(info, say);
  const value = hasKeys(schema) ? undefined : valueInWords(schema);
  return {
    path: path.join('.').replaceAll('.*', '[]'),
    anchor: path.filter((step) => step !== '*').join('-'),
    about: info.about,
    due: capital(due(path, info, say)),
    ...(condition ? { condition } : {}),
    ...(value ? { value } : {}),
    ...(info.example ? { example: info.example } : {}),
    from: info.from?.split(',').map((code) => code.trim()) ?? [],
  };
}

function due(path: readonly string[], info: SchemaFact['info'], say: Say): string {
  const words = dueInWords(info, say);
  if (words) return words;
  if (!info.required) return say('due.optional');
  const parent = path.slice(0, -1);
  if (parent.length === 0) return say('due.always');
  return parent.at(-1) === '*'
    ? say('due.inEachEntry')
    : say('due.with', { key: parent.filter((step) => step !== '*').at(-1) ?? '' });
}

/** True if nothing but an object or a list of objects may be written: its keys then say what. */
function hasKeys(schema: z.ZodType): boolean {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  const found = objectOrList(inner);
  return inner === found && found instanceof z.ZodObject;
}

const titles: Readonly<Record<string, string>> = {
  dcb0129: 'DCB0129',
  dcb0160: 'DCB0160',
  dpia: 'Data protection impact assessment',
  dr_test: 'Disaster recovery test',
  id: 'Id',
  itsm: 'Service management record',
  lang: 'Language',
  on: 'Day',
  over: 'Measured over',
  per: 'Measured per',
  rpo: 'Recovery point objective',
  rto: 'Recovery time objective',
  sro: 'Senior responsible owner',
  url: 'Address',
  urls: 'Addresses',
};

/** A key as people say it: `tier_reason` is `Tier reason`. */
export function keyInWords(key: string): string {
  return titles[key] ?? capital(key.replaceAll('_', ' '));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
