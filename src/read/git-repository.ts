/**
 * Read: the git repository that a content folder lies in. Runs the `git` of the machine and reads what it prints; nothing
 * of the repository runs: no hook, pager, file monitor, diff program, signature program or transport, whatever its
 * configuration says. The one module besides the folder source that touches the machine.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import type { Commit, FileChange } from '../model/history.ts';

/** Why a repository cannot answer. */
export type RepositoryProblem =
  | 'no-git'
  | 'no-repository'
  | 'not-trusted'
  | 'no-commits'
  | 'unknown-revision'
  | 'shallow-clone'
  | 'incomplete'
  | 'too-slow'
  | 'failed';

/** A repository that cannot answer; the message is one sentence for whoever runs the build, with what to do. */
export class RepositoryError extends Error {
  readonly problem: RepositoryProblem;
  constructor(problem: RepositoryProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** A revision by its full name, and when it was committed, in UTC. */
export interface RevisionName {
  id: string;
  committedAt: string;
}

/** A file of a revision: its path relative to the content folder, and the name of its bytes. */
export interface TreeFile {
  file: string;
  blob: string;
  /** False for a symbolic link and for a repository within the repository. */
  ordinary: boolean;
}

/** A repository as its content folder sees it. Every method may throw `RepositoryError`. */
export interface Repository {
  /** The folder at its top: an absolute path, never to be published. */
  root: string;
  /** Path of the content folder below the top, with a slash at its end; empty where they are the same. */
  prefix: string;
  /** Whether the clone has only the newest part of the history. */
  isShallow: boolean;
  /** The commit that is checked out. */
  head(): RevisionName;
  /** A revision by any name that git knows. */
  resolve(revision: string): RevisionName;
  /** The newest commit up to a revision, HEAD unless said, that was committed by the end of a day, in UTC, if there is one. */
  asOf(day: string, revision?: string): RevisionName | undefined;
  /** Commits up to a revision that touched the content folder, newest first and none before one that builds on it. */
  log(revision?: string): Commit[];
  /** Files of the content folder as a revision has them, in order of path; empty if it has none. */
  tree(revision: string): TreeFile[];
  /** The bytes of blobs, by their names, all in one go. */
  blobs(names: readonly string[]): Map<string, Uint8Array>;
  /** Which of these texts differ from what a revision has, HEAD unless said, and which files it lacks. */
  unrecorded(
    files: readonly { file: string; text: string }[],
    revision?: string,
  ): Map<string, 'changed' | 'new'>;
  /**
   * Which of all files of a content folder are not what a revision has, by path, with the name of the bytes that it has:
   * `undefined` for a file that it lacks. Files that only the revision has are among them.
   */
  differing(
    files: readonly { file: string; isBlob(blob: string): boolean }[],
    revision: string,
  ): Map<string, string | undefined>;
  /** Whether any of them differs from HEAD. */
  isDirty(files: readonly { file: string; text: string }[]): boolean;
}

/** How git is run; tests change it. */
export interface GitOptions {
  environment?: NodeJS.ProcessEnv;
  /** Milliseconds after which a command is given up. */
  timeLimit?: number;
}

const TIME_LIMIT = 60_000;
/** Half of what a text can hold in Node: more than a hundred thousand commits. */
const MOST_BYTES = 256_000_000;

/** Overrides what the configuration of a repository could make git run. Its own keys come last and win. */
const QUIET = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'diff.external=',
    'log.showSignature=false',
    'protocol.allow=never',
    // A folder of the content that looks like a repository is not one.
    'safe.bareRepository=explicit',
  ].flatMap((setting) => ['-c', setting]),
];

/** What a log is never to have, whatever the configuration says. */
const PLAIN = ['--no-show-signature', '--no-notes', '--no-mailmap', '--no-color', '--no-decorate'];

/** What git's own variables may be handed on: where the user keeps settings, such as which folders are trusted. */
const HANDED_ON =
  /^GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|CEILING_DIRECTORIES|EXEC_PATH)$/;

/**
 * Opens the repository that holds a folder.
 * @throws RepositoryError `no-git`, `no-repository`, `not-trusted`, `too-slow` or `failed`
 */
export function openRepository(folder: string, options: GitOptions = {}): Repository {
  const git = gitRunner(realpathSync(folder), options);
  const [inside, shallow, ...rest] = git('rev-parse', [
    '--is-inside-work-tree',
    '--is-shallow-repository',
    '--show-prefix',
  ])
    .toString('utf8')
    .split('\n');
  if (inside !== 'true') throw problems['no-repository']();
  // The name of a folder may hold a line break; only the last one is git's.
  const prefix = rest.join('\n').replace(/\n$/, '');
  const isShallow = shallow === 'true';

  const resolved = new Map<string, RevisionName>();
  const resolve = (revision: string): RevisionName => {
    // Only the whole name of a commit always means the same.
    const known = resolved.get(revision);
    if (known) return known;
    const unknown = () => problems[isShallow ? 'shallow-clone' : 'unknown-revision'](revision);
    if (revision === '' || /^-|[\u0000-\u001f\u007f]/.test(revision)) throw unknown();
    const found = git('log', [...PLAIN, '-1', '--format=%H %ct', `${revision}^{commit}`, '--'], [0, 128]);
    const [id = '', seconds = ''] = found.toString('latin1').trim().split(' ');
    if (!OBJECT.test(id)) throw unknown();
    const name = { id, committedAt: instant(seconds) };
    resolved.set(id, name);
    return name;
  };
  let newest: RevisionName | undefined;
  const head = (): RevisionName => {
    try {
      newest ??= resolve('HEAD');
      return newest;
    } catch (error) {
      throw error instanceof RepositoryError && /^(?:unknown|shallow)/.test(error.problem)
        ? problems['no-commits']()
        : error;
    }
  };
  const tree = (revision: string): TreeFile[] => {
    const { id } = revision === 'HEAD' ? head() : resolve(revision);
    const place = `${id}:${prefix.replace(/\/$/, '')}`;
    const list = (name: string) =>
      splitAtNul(git('ls-tree', ['-r', '-z', '--full-tree', name])).map(parseTreeLine);
    try {
      return list(place);
    } catch {
      // Most revisions have the folder; only now it pays to ask whether this one has.
      const folderId = git('rev-parse', ['--verify', '--quiet', place], [0, 1, 128])
        .toString('latin1')
        .trim();
      return OBJECT.test(folderId) ? list(folderId) : [];
    }
  };
  const unrecorded = (files: readonly { file: string; text: string }[], revision = 'HEAD') => {
    const blobs = new Map(tree(revision).map(({ file, blob }) => [file, blob]));
    const found = new Map<string, 'changed' | 'new'>();
    for (const { file, text } of files) {
      const blob = blobs.get(file);
      if (blob === undefined) found.set(file, 'new');
      else if (!isBlob(blob, text)) found.set(file, 'changed');
    }
    return found;
  };
  return {
    root: rootOf(realpathSync(folder), prefix),
    prefix,
    isShallow,
    head,
    resolve,
    tree,
    blobs: (names) =>
      names.length === 0
        ? new Map()
        : parseBlobs(git('cat-file', ['--batch'], [0], `${names.join('\n')}\n`), names.length),
    unrecorded,
    differing(files, revision) {
      // As in a folder, names that begin with a dot are not content.
      const listed = tree(revision).filter(({ file }) => !/(?:^|\/)\./.test(file));
      const blobs = new Map(listed.map(({ file, blob, ordinary }) => [file, ordinary ? blob : undefined]));
      const found = new Map<string, string | undefined>();
      for (const { file, isBlob } of files) {
        const blob = blobs.get(file);
        if (blob === undefined || !isBlob(blob)) found.set(file, blob);
      }
      const here = new Set(files.map(({ file }) => file));
      for (const [file, blob] of blobs) if (!here.has(file)) found.set(file, blob);
      return found;
    },
    isDirty: (files) => unrecorded(files).size > 0,
    asOf(day, revision) {
      const newestOf = revision === undefined ? head().id : resolve(revision).id;
      const args = [...PLAIN, '-1', '--format=%H %ct', `--before=${day}T23:59:59Z`, newestOf, '--'];
      const [id = '', seconds = ''] = git('log', args).toString('latin1').trim().split(' ');
      return OBJECT.test(id) ? { id, committedAt: instant(seconds) } : undefined;
    },
    log(revision) {
      const { id } = revision === undefined ? head() : resolve(revision);
      const boundaries = isShallow ? shallowBoundaries(git, folder) : new Set<string>();
      const flags = [
        ...['-z', '--name-status', '--find-renames', '-l1000', '-c', '--no-relative', '--no-follow'],
        ...['--date-order', '--no-ext-diff', '--no-textconv', '--encoding=UTF-8', `--format=${FORMAT}`],
      ];
      return parseLog(git('log', [...PLAIN, ...flags, id, '--', '.']), prefix, boundaries);
    },
  };
}

type Git = (command: string, args: readonly string[], codes?: readonly number[], input?: string) => Buffer;

/** Makes what runs git in a folder and answers what it printed. */
function gitRunner(folder: string, { environment = process.env, timeLimit = TIME_LIMIT }: GitOptions): Git {
  const program = findGit(environment);
  if (program === undefined) throw problems['no-git']();
  const env = quietEnvironment(environment);
  return (command, args, codes = [0], input = undefined) => {
    const run = spawnSync(program, ['-C', folder, ...QUIET, command, ...args], {
      cwd: folder,
      env,
      encoding: 'buffer',
      timeout: timeLimit,
      killSignal: 'SIGKILL',
      maxBuffer: MOST_BYTES,
      ...(input === undefined ? {} : { input: Buffer.from(input, 'utf8') }),
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const code = (run.error as NodeJS.ErrnoException | undefined)?.code;
    if (code === 'ETIMEDOUT') throw problems['too-slow'](`${timeLimit / 1000}`);
    if (run.error) throw problems.failed(code ?? run.error.message);
    const said = run.stderr.toString('utf8');
    if (run.status !== null && codes.includes(run.status) && !isFatal(said)) return run.stdout;
    throw problemOf(said);
  };
}

/** An unknown revision is told by its exit code and no answer; these say that something else is wrong. */
function isFatal(said: string): boolean {
  return /dubious ownership|not a git repository|unsafe repository|cannot use bare repository/i.test(said);
}

function problemOf(said: string): RepositoryError {
  if (/dubious ownership|unsafe repository/i.test(said)) return problems['not-trusted']();
  if (/not a git repository|cannot use bare repository|must be run in a work tree/i.test(said))
    return problems['no-repository']();
  if (/promisor|unable to read|missing blob|lazy fetch|transport '.*' not allowed/i.test(said))
    return problems.incomplete();
  return problems.failed(
    said.split('\n').find((line) => /^(?:fatal|error):/.test(line)) ?? said.split('\n')[0],
  );
}

const problems: Record<RepositoryProblem, (detail?: string) => RepositoryError> = {
  'no-git': () => new RepositoryError('no-git', 'git is not installed, or not on the path.'),
  'no-repository': () =>
    new RepositoryError('no-repository', 'The content folder does not lie in a git repository.'),
  'not-trusted': () =>
    new RepositoryError(
      'not-trusted',
      'git does not trust the repository, because somebody else owns its folder. Run `git config --global --add safe.directory` with the path of that folder.',
    ),
  'no-commits': () => new RepositoryError('no-commits', 'The repository has no commits yet.'),
  'unknown-revision': (revision) =>
    new RepositoryError('unknown-revision', `The repository has no revision ${shown(revision)}.`),
  'shallow-clone': (revision) =>
    new RepositoryError(
      'shallow-clone',
      `This clone has only the newest part of the history, and not the revision ${shown(revision)}. Run \`git fetch --unshallow\`.`,
    ),
  incomplete: () =>
    new RepositoryError(
      'incomplete',
      'This clone lacks some files of older revisions. Clone it again without `--filter`.',
    ),
  'too-slow': (seconds) => new RepositoryError('too-slow', `git did not answer within ${seconds} seconds.`),
  failed: (said) => new RepositoryError('failed', `git failed: ${shown(said)}`),
};

/** What came from elsewhere as one line that a terminal can show. */
function shown(text: string | undefined): string {
  return (text ?? '')
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .slice(0, 200)
    .trim();
}

/** The program by its whole path: a file of that name in the content folder is never taken for it. */
function findGit(environment: NodeJS.ProcessEnv): string | undefined {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  const folders = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter(isAbsolute);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Without the variables that point git at another repository or tell it to run something. */
function quietEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^GIT_/i.test(name) || HANDED_ON.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    LANGUAGE: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: ':',
    GIT_ATTR_NOSYSTEM: '1',
  };
}

/** The top of the repository; git's own answer could not be told from a folder with a line break in its name. */
function rootOf(folder: string, prefix: string): string {
  const depth = prefix.split('/').length - 1;
  const steps = folder.split(sep);
  return depth === 0 ? folder : steps.slice(0, -depth).join(sep) || sep;
}

function shallowBoundaries(git: Git, folder: string): Set<string> {
  const path = git('rev-parse', ['--git-path', 'shallow']).toString('utf8').replace(/\n$/, '');
  const file = isAbsolute(path) ? path : join(folder, path);
  return new Set(readFileSync(file, 'latin1').split('\n').filter(Boolean));
}

const OBJECT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const STATUS = /^[ACDMRTUXB]+\d*$/;
/** Name, seconds and first line of the message, each ended by NUL. */
const FORMAT = '%H%x00%ct%x00%s%x00';

/** Reads `git log -z --name-status`: for each commit its three fields, then the status and the names of each file. */
function parseLog(output: Buffer, prefix: string, boundaries: ReadonlySet<string>): Commit[] {
  const commits: Commit[] = [];
  const words = splitAtNul(output);
  let at = 0;
  const next = (): string => {
    const word = words[at];
    if (word === undefined) throw problems.failed('its log ends in the middle');
    at += 1;
    return word;
  };
  const nameIn = (path: string): string => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  while (at < words.length) {
    // git puts a line break, and for a merge an empty field, between the fields of a commit and its files.
    const id = next().trim();
    if (id === '') continue;
    if (!OBJECT.test(id)) throw problems.failed('its log cannot be read');
    const committedAt = instant(next());
    const summary = next();
    const changes: FileChange[] = [];
    while (at < words.length) {
      const status = (words[at] ?? '').trim();
      if (status !== '' && !STATUS.test(status)) break;
      at += 1;
      if (status !== '') changes.push(changeOf(status, next, nameIn));
    }
    commits.push({
      id,
      committedAt,
      summary,
      changes,
      ...(boundaries.has(id) ? { boundary: true as const } : {}),
    });
  }
  return commits;
}

/** `R086` has two names; a merge has a letter for each parent and one name. */
function changeOf(status: string, next: () => string, nameIn: (path: string) => string): FileChange {
  if (/^R\d+$/.test(status)) {
    const from = nameIn(next());
    return { kind: 'renamed', from, file: nameIn(next()) };
  }
  const file = nameIn(next());
  if (/^A+$/.test(status)) return { kind: 'added', file };
  return { kind: /^D+$/.test(status) ? 'deleted' : 'changed', file };
}

/** Reads `git cat-file --batch`: for each object a line `5ab0… blob 123`, its bytes, and a line break. */
function parseBlobs(output: Buffer, amount: number): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  let at = 0;
  for (let index = 0; index < amount; index += 1) {
    const end = output.indexOf(0x0a, at);
    const [name = '', type, size = ''] = output.toString('latin1', at, end === -1 ? at : end).split(' ');
    // A partial clone says `missing`, since fetching is switched off.
    if (type === 'missing') throw problems.incomplete();
    if (type !== 'blob') throw problems.failed('its files cannot be read');
    const start = end + 1;
    blobs.set(name, new Uint8Array(output.subarray(start, start + Number(size))));
    at = start + Number(size) + 1;
  }
  return blobs;
}

/** `100644 blob 5ab0…\tpath`. */
function parseTreeLine(line: string): TreeFile {
  const tab = line.indexOf('\t');
  const [mode = '', , blob = ''] = line.slice(0, tab).split(' ');
  return { file: line.slice(tab + 1), blob, ordinary: mode.startsWith('100') };
}

function splitAtNul(output: Buffer): string[] {
  const words = output.toString('utf8').split('\0');
  if (words.at(-1) === '') words.pop();
  return words;
}

/** Seconds since 1970 as an instant; what a date cannot say becomes the nearest one that it can. */
function instant(seconds: string): string {
  const clamped = Math.min(Math.max(Number(seconds) || 0, 0), 253_402_300_799);
  return new Date(clamped * 1000).toISOString().replace('.000Z', 'Z');
}

/**
 * True if a blob holds a text, which may have lost its byte order mark, or have other line ends in the folder than in the
 * repository. Asking git instead would let filters of its configuration run.
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
function isBlob(blob: string, text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n');
  return [text, `\ufeff${text}`, plain, `\ufeff${plain}`].some((candidate) =>
    hasName(blob, Buffer.from(candidate, 'utf8')),
  );
}

/** Whether a blob of git holds these bytes, or the same with plain line ends, as a repository may keep them. */
export function isBlobOf(blob: string, bytes: Uint8Array): boolean {
  if (hasName(blob, bytes)) return true;
  const text = Buffer.from(bytes).toString('latin1');
  return text.includes('\r\n') && hasName(blob, Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1'));
}

function hasName(blob: string, bytes: Uint8Array): boolean {
  const algorithm = blob.length === 64 ? 'sha256' : 'sha1';
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === blob;
}
