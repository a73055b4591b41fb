/** Export: the frameworks of an evidence pack, as they were in force and as they were written. */
import type { Content } from '../../model/content.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { PackFile } from './assemble-pack.ts';

/** Folder of the frameworks, with a slash at its end. */
export const frameworkFolder = 'frameworks/';

/** Name of a framework in force. */
export function frameworkFile(id: string): string {
  return `${frameworkFolder}${id}.json`;
}

/** Each framework in force, then what they were written in, in order of name. */
export function frameworkFiles(
  { frameworks, frameworkDocuments }: Pick<Content, 'frameworks' | 'frameworkDocuments'>,
  say: (key: string) => string,
): PackFile[] {
  const inForce = new Set(frameworks.map(({ id }) => id));
  // A file of the content replaces the one of the same name that ships: the last one counts.
  const written = new Map(frameworkDocuments.map((document) => [document.id, document]));
  return [
    ...frameworks.map((framework) => ({
      name: frameworkFile(framework.id),
      bytes: encode(`${canonicalJson(framework)}\n`),
      about: say('pack.files.framework'),
    })),
    ...[...written.values()]
      .filter(({ id, data }) => inForce.has(typeof data.extends === 'string' ? data.extends : id))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, text }) => ({
        name: `${frameworkFolder}${id}.yaml`,
        bytes: encode(text),
        about: say('pack.files.frameworkSource'),
      })),
  ];
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
