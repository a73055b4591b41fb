/**
 * Read: the frameworks that ship and those of a content folder → the frameworks of an organisation. A file of the same
 * name replaces one that ships; a file with `extends` adds to one; the configuration switches one off.
 */
import type { Config } from '../model/config.ts';
import type { DataDocument, FrameworkDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type Framework, frameworkSchema } from '../model/framework.ts';
import {
  extendFramework,
  type FrameworkExtension,
  frameworkExtensionSchema,
} from '../model/framework-extension.ts';
import { makeDiagnostic } from '../model/make-diagnostic.ts';
import { nearest } from '../model/nearest.ts';
import { readYaml } from './read-document.ts';
import { type ReadingMemory, type Remembered, recallVersion } from './reading-memory.ts';
import { readingRule } from './reading-rules.ts';

/** The bytes of a framework, by path. */
export interface FrameworkFile {
  /** Path as it is reported: `frameworks/<id>.yaml` in the content folder, `_data/frameworks/<id>.yaml` for one that ships. */
  file: string;
  bytes: Uint8Array;
  /** A name that only these bytes have; without one, they are read each time. */
  version?: string;
}

/** What reading yields: the frameworks in force, in order, and the documents they were read from. */
export interface ReadFrameworks {
  frameworks: Framework[];
  documents: FrameworkDocument[];
  diagnostics: Diagnostic[];
}

/** Reads frameworks. Mistakes of authors are returned, never thrown. */
export function readFrameworks(
  shipped: readonly FrameworkFile[],
  own: readonly FrameworkFile[],
  config: Config,
  configDocument?: DataDocument,
  memory?: ReadingMemory,
): ReadFrameworks {
  const documents: FrameworkDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  const inForce = new Map<string, Framework>();
  const extensions: { document: FrameworkDocument; extension: FrameworkExtension }[] = [];
  for (const file of [...shipped, ...own]) {
    const { document, diagnostics: found } = recallVersion(
      memory?.frameworks,
      file.file,
      memory && file.version,
      () => readFramework(file),
    );
    diagnostics.push(...found);
    documents.push(document);
    if (document.extension) extensions.push({ document, extension: document.extension });
    else if (document.framework) inForce.set(document.id, document.framework);
  }
  for (const { document, extension } of extensions) {
    const base = inForce.get(extension.extends);
    if (base) {
      diagnostics.push(...unknownCriteria(document, base, extension));
      inForce.set(extension.extends, extendFramework(base, extension));
    } else diagnostics.push(unknownFramework(document, extension.extends, [...inForce.keys()]));
  }
  for (const [id, state] of Object.entries(config.frameworks)) {
    if (!inForce.has(id) && configDocument)
      diagnostics.push(unknownSwitch(configDocument, id, [...inForce.keys()]));
    if (state === 'off') inForce.delete(id);
  }
  const frameworks = [...inForce.values()].sort(
    (a, b) => (a.order ?? 1000) - (b.order ?? 1000) || (a.id < b.id ? -1 : 1),
  );
  return { frameworks, documents, diagnostics };
}

/** Reads one framework, or addition to one. */
export function readFramework({ file, bytes }: FrameworkFile): Remembered<FrameworkDocument> {
  const extending = /^extends:/m.test(new TextDecoder().decode(bytes));
  const { source, draft, value, diagnostics } = extending
    ? readYaml(file, bytes, { schema: frameworkExtensionSchema })
    : readYaml(file, bytes, { schema: frameworkSchema });
  const stages = (draft.stages ?? []) as Framework['stages'];
  const document: FrameworkDocument = { ...source, kind: 'framework', id: frameworkId(file), stages };
  if (value && 'extends' in value) document.extension = value;
  else if (value) document.framework = value;
  return { document, diagnostics };
}

/** The id of a framework by its file. */
export function frameworkId(file: string): string {
  return (file.split('/').pop() ?? file).replace(/\.yaml$/, '');
}

function unknownSwitch(document: DataDocument, id: string, known: readonly string[]): Diagnostic {
  return makeDiagnostic(
    readingRule('unknown-framework'),
    document.file,
    document.locate(['frameworks', id], 'key'),
    {
      message: `There is no framework \`${id}\` to switch on or off.`,
      hint: frameworkHint(id, known),
    },
  );
}

function unknownCriteria(
  document: FrameworkDocument,
  base: Framework,
  { without }: FrameworkExtension,
): Diagnostic[] {
  const known = base.stages.flatMap((stage) => stage.criteria.map((criterion) => criterion.id));
  return (without ?? []).flatMap((id, index) => {
    if (known.includes(id)) return [];
    const meant = nearest(id, known);
    const hint = meant ? `Did you mean \`${meant}\`?` : 'Delete it.';
    const message = `The framework \`${base.id}\` has no criterion \`${id}\` to leave out.`;
    return [
      makeDiagnostic(readingRule('unknown-framework'), document.file, document.locate(['without', index]), {
        message,
        hint,
      }),
    ];
  });
}

function frameworkHint(id: string, known: readonly string[]): string {
  const meant = nearest(id, known);
  return meant ? `Did you mean \`${meant}\`?` : `Frameworks: ${known.join(', ')}.`;
}

function unknownFramework(document: FrameworkDocument, id: string, known: readonly string[]): Diagnostic {
  return makeDiagnostic(readingRule('unknown-framework'), document.file, document.locate(['extends']), {
    message: `There is no framework \`${id}\` to extend.`,
    hint: frameworkHint(id, known),
  });
}
