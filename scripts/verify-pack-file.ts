/** The verification: a file → what it is, and what was changed in it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { sha256 } from '../src/export/pack/checksums.ts';
import { comparePacks } from '../src/export/pack/compare-packs.ts';
import { type Verification, verifyPack } from '../src/export/pack/verify-pack.ts';
import type { ArchiveProblem } from '../src/export/pack/zip.ts';
import { type PackManifest, packNames } from '../src/model/pack.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import type { VerifyOptions } from './options.ts';
import { readVersion } from './shipped-data.ts';
import { signatureProblem } from './ssh-signature.ts';

/** Files that differ are named, up to this many. */
const NAMED = 20;

/** Checks a pack and prints what was found; returns the exit code. */
export async function verifyPackFile(path: string, options: VerifyOptions): Promise<number> {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  if (!statSync(path).isFile()) throw new UsageError(`${path} is not a file. Name an evidence pack.`);
  if ((options.allowedSigners === undefined) !== (options.signer === undefined))
    throw new UsageError('A signature is checked with --allowed-signers and --signer together.');
  const bytes = new Uint8Array(readFileSync(path));
  const verification = verifyPack(bytes);
  const { manifest, problems } = verification;
  console.log(plain(`${path}\nSHA-256 ${sha256(bytes)}`));
  if (manifest) console.log(plain(described(manifest)));
  const found = [...problems, ...signatureProblems(verification, options)];
  if (found.length > 0) {
    console.log(`\nThis pack is not what it was when it was made:`);
    for (const { name, message } of found) console.log(plain(`- ${name ?? 'The file'} ${message}`));
    return exitCodes.errors;
  }
  if (!manifest) throw new Error('a pack without problems has a manifest');
  console.log(`\nNothing was changed: all ${manifest.files.length + 1} checksums are right.`);
  if (options.allowedSigners !== undefined) console.log(plain(`Signed by ${options.signer}.`));
  else if (verification.files.some(({ name }) => name === packNames.signature))
    console.log(
      'It is signed. To check by whom, name the list of allowed signers with --allowed-signers and who must have signed with --signer.',
    );
  return options.rebuild ? rebuild(verification, manifest, options) : exitCodes.clean;
}

/** What a pack says of itself. */
function described({ scope, title, organisation, services, asOf, revision, tool }: PackManifest): string {
  const subject = {
    service: `Service: ${services.map((service) => service.title).join(', ')} (${scope.id})`,
    group: `Delivery group: ${scope.id}, ${services.length} services`,
    estate: `All services: ${services.length}`,
  }[scope.kind];
  return [
    `Evidence pack of ${organisation}, ${title}`,
    subject,
    `As of: ${asOf}`,
    'unknown' in revision
      ? `Revision: not known. ${revision.unknown}`
      : `Revision: ${revision.id}, committed at ${revision.committedAt}${revision.dirty ? '; files differed from it' : ''}`,
    `Made with: opsguide ${tool.version}`,
    ...services.flatMap(({ id, incomplete = [] }) =>
      incomplete.map((reason) => `Incomplete: ${id}. ${reason}`),
    ),
  ].join('\n');
}

function signatureProblems({ files }: Verification, options: VerifyOptions): ArchiveProblem[] {
  const { allowedSigners, signer } = options;
  if (allowedSigners === undefined || signer === undefined) return [];
  const name = packNames.signature;
  const signature = files.find((file) => file.name === name);
  const checksums = files.find((file) => file.name === packNames.checksums);
  if (!signature) return [{ name, message: 'is missing: the pack is not signed' }];
  if (!checksums) return [];
  const problem = signatureProblem(checksums.bytes, signature.bytes, { allowedSigners, signer });
  return problem === undefined ? [] : [{ name, message: `is no signature of ${signer}: ${problem}` }];
}

/** Makes the pack again and compares. */
async function rebuild(
  { files }: Verification,
  manifest: PackManifest,
  { content }: VerifyOptions,
): Promise<number> {
  const { revision, tool, asOf, scope, site } = manifest;
  if ('unknown' in revision)
    throw new UsageError(
      `It cannot be made again: it does not say from which revision it was made. ${revision.unknown}`,
    );
  if (revision.dirty)
    throw new UsageError(
      `It cannot be made again: files differed from revision ${revision.id.slice(0, 10)} when it was made.`,
    );
  if (tool.version !== readVersion())
    throw new UsageError(
      `It cannot be made again with this version: it was made with opsguide ${tool.version}, and this is ${readVersion()}. Install that version and run it again.`,
    );
  // Loaded here, so that looking at a pack does not pay for what makes one.
  const { openPacker } = await import('./open-packer.ts');
  const opened = openPacker({
    ...(content === undefined ? {} : { content }),
    revision: revision.id,
    date: asOf,
    basePath: site === undefined ? '/' : new URL(site).pathname,
  });
  if ('refusal' in opened) {
    process.stderr.write(opened.refusal.text);
    return opened.refusal.code;
  }
  const differences = comparePacks(files, await opened.packer.make(scope));
  opened.close();
  if (differences.length === 0) {
    console.log(`Made again from revision ${revision.id.slice(0, 10)}: every byte is the same.`);
    return exitCodes.clean;
  }
  console.log(`\nMade again from revision ${revision.id.slice(0, 10)}, the pack differs:`);
  for (const { name, message } of differences.slice(0, NAMED))
    console.log(plain(`- ${name ?? 'The pack'} ${message}`));
  if (differences.length > NAMED) console.log(`and ${differences.length - NAMED} more.`);
  if (revision.shallow)
    console.log('The pack was made in a shallow clone, which does not know the whole history of its files.');
  return exitCodes.errors;
}

/** What comes from a pack must not steer the terminal. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '?');
}
