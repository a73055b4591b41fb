/** Installs programs that only tests need, where that is safe and needs no answer: as root on Debian, with apt-get. */
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';

/** What is installed, and the commands by which a finished installation is known. */
export interface DebianPackages {
  packages: readonly string[];
  commands: readonly string[];
}

/** True as root on Debian itself. Ubuntu's packages of some names are pointers to snaps, which do not run in containers. */
export async function canInstall(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID="?debian"?$/m.test(release) && (await isExecutable('/usr/bin/apt-get'));
}

/**
 * Installs packages. Two test files may get here together: the lock lets the second one wait and then find the first
 * one's work.
 * @throws Error with the last lines of what apt-get said
 */
export async function installPackages({ packages, commands }: DebianPackages): Promise<void> {
  console.error(`Installing ${packages.join(' and ')} with apt-get. This takes a minute or two.`);
  const script = [
    `${commands.map((command) => `command -v ${command} >/dev/null`).join(' && ')} && exit 0`,
    'apt-get update -qq || exit',
    `apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 ${packages.join(' ')}`,
  ].join('\n');
  const output: Buffer[] = [];
  const child = spawn('flock', ['/var/lib/dpkg', 'sh', '-c', script], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return;
  const tail = Buffer.concat(output).toString('utf8').trim().split('\n').slice(-5).join('\n');
  throw new Error(`apt-get could not install ${packages[0]}:\n${tail}`);
}

/** True for a file that can be run. */
export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
