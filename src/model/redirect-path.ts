/**
 * Model: an address that a page had before. It decides where a file is written, so it is built of letters that mean the
 * same to every file system and web server, and of nothing else.
 */
import * as z from 'zod';
import { facts } from './fact.ts';

/** Names that open a device on Windows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const PAGE = /\.html?$/i;
const LONGEST = 200;

/** An old address: `/services/flood-alerts/` or `/flood_alerts.html`. */
const redirectPath = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be text') })
  .check((context) => {
    const message = problemOf(context.value);
    if (message) context.issues.push({ code: 'custom', input: context.value, message });
  })
  .meta({
    pattern: '^/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?$',
    maxLength: LONGEST,
  });

facts.add(redirectPath, {
  about: 'Path of this site.',
  example: 'redirect_from:\n  - /services/flood-alerts/',
});

/** Old addresses of a page: one, or a list of them. */
export const redirectPaths = z
  .union([redirectPath.transform((path) => [path]), z.array(redirectPath)])
  .transform((paths): string[] => paths);

/** True for a path that a redirect can be published at. */
export function isRedirectPath(path: string): boolean {
  return problemOf(path) === undefined;
}

/** What two addresses have in common if they would be one file somewhere: `/Old`, `/old/` and `/old/index.html`. */
export function redirectKey(path: string): string {
  const folder = path.toLowerCase().replace(/\/index\.html$/, '/');
  return folder.endsWith('/') || PAGE.test(folder) ? folder : `${folder}/`;
}

/** The file of the site that answers for an old address. */
export function redirectFile(path: string): string {
  const file = path.slice(1);
  if (PAGE.test(file)) return file;
  return `${file.endsWith('/') || file === '' ? file : `${file}/`}index.html`;
}

function problemOf(path: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(path))
    return 'must be a path of this site without a host, such as /old/address/';
  if (!path.startsWith('/')) return 'must begin with a slash, such as /old/address/';
  if (/[?#]/.test(path))
    return 'must be a path alone, without ? or #: a web server of files cannot tell them apart';
  if (path.includes('%')) return 'must be written with the letters themselves, without %';
  if (/[^\w.~/-]/.test(path))
    return 'must be made of the letters A to Z, digits, hyphens, dots, ~, _ and slashes';
  if (path.length > LONGEST) return `must be at most ${LONGEST} characters`;
  const steps = path.slice(1).split('/');
  const last = steps.pop() ?? '';
  for (const step of last === '' ? steps : [...steps, last]) {
    if (step === '') return 'must have one slash between its parts, not two';
    if (step.startsWith('.')) return 'must not have a part that begins with a dot';
    if (step.endsWith('.')) return 'must not have a part that ends in a dot';
    if (DEVICE.test(step)) return `must not have the part \`${step}\`, which means a device to Windows`;
  }
  if (steps.some((step) => PAGE.test(step))) return 'must have .html only at its end';
  if (last.includes('.') && !PAGE.test(last)) return 'must end in a slash, .html or .htm';
  return undefined;
}
