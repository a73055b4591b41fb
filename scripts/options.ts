/** Options that several commands share: where content is, and which day counts as today. */
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { DialectId } from '../src/import/dialect.ts';
import { type BrandId, brandChoices } from '../src/model/brand.ts';
import { fromDays, isDate } from '../src/model/date.ts';
import type { ReportFormat } from '../src/report/reporter.ts';
import { UsageError } from './exit-codes.ts';
import { packageRoot } from './shipped-data.ts';

/** `--content DIR`. */
export function contentOption(): Option {
  return new Option(
    '--content <dir>',
    'folder that holds services/, guidance/ and organisation.yaml (default: this folder if it holds them, else the worked example)',
  );
}

/** `--content DIR` of commands that write content: never the worked example unless it is named. */
export function ownContentOption(): Option {
  return new Option('--content <dir>', 'folder of your content (default: this folder)');
}

/** `--date YYYY-MM-DD`. */
export function dateOption(): Option {
  return new Option(
    '--date <date>',
    'the day that counts as today (default: SOURCE_DATE_EPOCH, else today)',
  ).argParser((value: string) => {
    if (!isDate(value)) throw new InvalidArgumentError('Write a day as year-month-day, such as 2026-10-01.');
    return value;
  });
}

/** `--brand ID`. */
export function brandOption(): Option {
  return new Option(
    '--brand <id>',
    'look at the site in another brand than that of its configuration, wherever it may be shown',
  ).choices(brandChoices);
}

/** `--as-of YYYY-MM-DD`. */
export function asOfOption(): Option {
  return new Option(
    '--as-of <date>',
    'read content as git had it at the end of that day (UTC), with that day as today',
  )
    .argParser((value: string) => {
      if (!isDate(value))
        throw new InvalidArgumentError('Write a day as year-month-day, such as 2026-10-01.');
      return value;
    })
    .conflicts(['date', 'revision']);
}

/** `--revision REV`. */
export function revisionOption(): Option {
  return new Option(
    '--revision <revision>',
    'read content as it was at a revision of git, with the day of that commit as today unless --date says otherwise',
  );
}

/** `--base-path PATH`. */
export function basePathOption(): Option {
  return new Option('--base-path <path>', 'path under which the site is served, such as /guides/')
    .default('/')
    .argParser(basePath);
}

/** `/x/`, `x` and `/x` all mean `/x/`. */
function basePath(value: string): string {
  const inner = value.replace(/^\/+|\/+$/g, '');
  const climbs = inner.split('/').some((step) => /^\.{1,2}$/.test(step));
  if (climbs || (inner !== '' && !/^[\w.~-]+(?:\/[\w.~-]+)*$/.test(inner)))
    throw new InvalidArgumentError('Write a path such as /guides/.');
  return inner === '' ? '/' : `/${inner}/`;
}

/** Which content is read, and which day counts as today. */
export interface ContentOptions {
  content?: string;
  date?: string;
  asOf?: string;
  revision?: string;
}

/** A content folder: where it is, and how its files are named in messages. */
export interface ContentFolder {
  path: string;
  /** The folder as the user named it, put before each file. */
  shown: string;
}

/** A folder as it is written in a command that people copy. */
export function asTyped(folder: string): string {
  return /[^\w./\\:~-]/.test(folder) ? `"${folder}"` : folder;
}

/** True if commands that are run here mean the content that lies here. */
export function isInContent(): boolean {
  return ['organisation.yaml', 'opsguide.config.yaml', 'services'].some((name) => existsSync(name));
}

/** Finds the content folder that is named, else this folder if it holds content, else the worked example. @throws UsageError if there is none */
export function findContent(named: string | undefined): ContentFolder {
  const given = named ?? (isInContent() ? '.' : undefined);
  const path = given === undefined ? join(packageRoot, 'src', 'content') : resolve(given);
  if (!existsSync(path))
    throw new UsageError(
      `There is no folder ${given ?? path}. Name the folder of your content with --content.`,
    );
  if (!statSync(path).isDirectory())
    throw new UsageError(`${given ?? path} is not a folder. Name the folder of your content with --content.`);
  const shown = given ?? relative(process.cwd(), path);
  return {
    path,
    shown: shown
      .replaceAll('\\', '/')
      .replace(/\/+$/, '')
      .replace(/^\.(?:\/|$)/, ''),
  };
}

/**
 * The one day of the whole run: `--date`, else SOURCE_DATE_EPOCH (seconds), else the day it is, in UTC.
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 * @throws UsageError if SOURCE_DATE_EPOCH is no number of seconds
 */
export function runDate(given: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  if (given !== undefined) return given;
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return new Date().toISOString().slice(0, 10);
  if (!/^\d{1,11}$/.test(epoch))
    throw new UsageError(`SOURCE_DATE_EPOCH must be seconds since 1970, not ${epoch}.`);
  return fromDays(Math.floor(Number(epoch) / 86_400));
}

/** What can be asked of a check. */
export interface CheckOptions extends ContentOptions {
  format: ReportFormat;
  maxWarnings?: number;
  fix?: boolean;
  fixDryRun?: boolean;
  since?: string;
  watch?: boolean;
}

/** What can be asked of a build. */
export interface BuildOptions extends ContentOptions {
  output: string;
  basePath: string;
  strict?: boolean;
  overTime?: boolean;
  documentation?: boolean;
  pdf?: boolean;
  brand?: BrandId;
  packs?: boolean;
}

/** Formats of other systems that an estate can be written in. */
export const exportFormats = ['backstage', 'oscal'] as const;

/** What can be asked of an export. */
export interface ExportOptions extends ContentOptions {
  /** One of `exportFormats`, or a format of an extension. */
  format: string;
  output: string;
}

/** What can be asked of a list of owners. */
export interface OwnersOptions extends ContentOptions {
  output?: string;
  verify?: string;
}

/** Forms in which reviews are listed. */
export const reviewFormats = ['text', 'markdown', 'json'] as const;

/** What can be asked of a list of reviews. */
export interface ReviewsOptions extends ContentOptions {
  due: string;
  all?: boolean;
  format: (typeof reviewFormats)[number];
}

/** Forms in which a difference is shown. */
export const diffFormats = ['text', 'json', 'html'] as const;

/** What can be asked of a difference. */
export interface DiffOptions {
  content?: string;
  format: (typeof diffFormats)[number];
  /** Where to write it, instead of printing it. */
  output?: string;
}

/** What can be asked of an import. */
export interface ImportOptions {
  output: string;
  /** What the old site was made with; found out unless given. */
  from?: DialectId;
  /** Where to write what became of each file. */
  report?: string;
  dryRun?: boolean;
  date?: string;
}

/** What can be asked of a pack. */
export interface PackOptions extends ContentOptions {
  output: string;
  basePath: string;
  service?: string;
  group?: string;
  signKey?: string;
}

/** What can be asked of a verification. */
export interface VerifyOptions {
  content?: string;
  rebuild?: boolean;
  allowedSigners?: string;
  signer?: string;
}
