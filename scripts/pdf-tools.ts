/**
 * Finds the programs of other makers that judge our PDFs in tests, and installs them where that is safe and needs no
 * answer. Building needs none of them. Run as a command, prints their paths.
 */
import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { canInstall, installPackages, isExecutable } from './debian-packages.ts';

const run = promisify(execFile);

/** The programs, each with the Debian package that has it. */
const tools = {
  qpdf: 'qpdf',
  pdfinfo: 'poppler-utils',
  pdfdetach: 'poppler-utils',
  pdftotext: 'poppler-utils',
};

/** Name of a program that judges PDFs. */
export type PdfTool = keyof typeof tools;

const names = Object.keys(tools) as PdfTool[];

const ADVICE = [
  `The PDF tests need ${names.join(', ')}, and not all of them were found.`,
  'Do one of these, then run the tests again:',
  '- Debian and Ubuntu: apt-get install qpdf poppler-utils',
  '- macOS: brew install qpdf poppler',
].join('\n');

/**
 * The paths of all programs; on Debian, as root, they are installed first.
 * @throws Error whose message says what to install
 */
export async function findPdfTools(): Promise<Record<PdfTool, string>> {
  const found = await onPath();
  if (found) return found;
  if (await canInstall()) {
    const packages = [...new Set(Object.values(tools))];
    await installPackages({ packages, commands: names });
    const installed = await onPath();
    if (installed) return installed;
  }
  throw new Error(ADVICE);
}

/**
 * Runs one of them and returns what it prints.
 * @throws Error with what it complains of, if it ends with anything but 0 or with a warning of qpdf
 */
export async function runPdfTool(tool: PdfTool, args: readonly string[]): Promise<string> {
  const paths = await findPdfTools();
  const { stdout } = await run(paths[tool], args, { maxBuffer: 64_000_000 });
  return stdout;
}

async function onPath(): Promise<Record<PdfTool, string> | undefined> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const found: Partial<Record<PdfTool, string>> = {};
  for (const name of names)
    for (const folder of folders) {
      const path = join(folder, name + suffix);
      if (found[name] === undefined && (await isExecutable(path))) found[name] = path;
    }
  return names.every((name) => found[name]) ? (found as Record<PdfTool, string>) : undefined;
}

if (import.meta.main) {
  try {
    console.log(Object.values(await findPdfTools()).join('\n'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
