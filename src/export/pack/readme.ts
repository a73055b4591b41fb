/** Export: the text that tells an auditor what a pack is and how to check it, without any program of ours. */
import { type PackFacts, packFileName, packNames, signatureNamespace } from '../../model/pack.ts';
import { indexFile, serviceFiles } from './pack-paths.ts';

/** What the text is said with. */
export interface ReadmeWords {
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** `2026-10-01` → `1 October 2026`. */
  day(date: string): string;
  /** What the pack is about, in words. */
  subject: string;
}

const WIDTH = 78;

/** `README.txt`. */
export function readmeText(facts: PackFacts, names: readonly string[], words: ReadmeWords): string {
  const { say, day } = words;
  const { revision, asOf, services } = facts;
  const file = packFileName(facts);
  const incomplete = services.flatMap(({ id, incomplete: reasons = [] }) =>
    reasons.map((reason) => `${id}: ${reason}`),
  );
  return [
    heading(say('pack.readme.heading'), '='),
    `${facts.organisation}: ${facts.title}`,
    say('pack.readme.about', { subject: words.subject }),
    say('pack.readme.asOf', { day: day(asOf), date: asOf }),
    ...('unknown' in revision
      ? [wrap(say('pack.readme.noRevision', { reason: revision.unknown }))]
      : [
          say('pack.readme.revision', { revision: revision.id, moment: revision.committedAt }),
          ...(revision.dirty ? [wrap(say('pack.readme.dirty'))] : []),
        ]),
    say('pack.readme.tool', { version: facts.tool.version }),
    '',
    ...section(say('pack.readme.whatTitle'), say('pack.readme.what')),
    ...section(say('pack.readme.readTitle'), say('pack.readme.read')),
    ...(incomplete.length > 0 ? section(say('pack.readme.incompleteTitle'), ...incomplete) : []),
    ...section(say('pack.readme.checkTitle'), say('pack.readme.checkSums')),
    `  sha256sum -c ${packNames.checksums}`,
    `  shasum -a 256 -c ${packNames.checksums}`,
    '',
    wrap(say('pack.readme.checkTool')),
    '',
    `  opsguide verify ${file}`,
    '',
    wrap(say('pack.readme.checkSignature')),
    '',
    `  ssh-keygen -Y verify -f allowed_signers -I NAME -n ${signatureNamespace} \\`,
    `    -s ${packNames.signature} < ${packNames.checksums}`,
    '',
    ...('unknown' in revision || revision.dirty
      ? []
      : [
          wrap(say('pack.readme.checkAgain')),
          '',
          `  opsguide verify ${file} --rebuild --content FOLDER`,
          '',
        ]),
    wrap(say('pack.readme.limits')),
    '',
    heading(say('pack.readme.filesTitle'), '-'),
    ...fileNames(facts, names).flatMap(([name, key]) => [name, wrap(say(`pack.files.${key}`), '    ')]),
    '',
  ].join('\n');
}

/** Every kind of file that is there, with the key of what it is. */
function fileNames({ services }: PackFacts, names: readonly string[]): [string, string][] {
  const has = (ending: string) => names.some((name) => name.endsWith(`/${ending}`));
  const [only, ...others] = services;
  const folder = `services/${only && others.length === 0 ? only.id : '*'}`;
  return [
    [packNames.readme, 'readme'],
    [packNames.manifest, 'manifest'],
    [packNames.checksums, 'checksums'],
    [packNames.signature, 'signature'],
    [indexFile, 'index'],
    ...Object.entries(serviceFiles)
      .filter(([, name]) => has(name))
      .map(([key, name]): [string, string] => [`${folder}/${name}`, key]),
    ['frameworks/*.json', 'framework'],
    ['frameworks/*.yaml', 'frameworkSource'],
  ];
}

function heading(text: string, line: string): string {
  return `${text}\n${line.repeat([...text].length)}`;
}

function section(title: string, ...paragraphs: string[]): string[] {
  return [heading(title, '-'), ...paragraphs.flatMap((text) => [wrap(text), ''])];
}

/** Breaks a paragraph into lines that every window shows whole. */
function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join('\n');
}
