/** `opsguide new guidance`: a page of guidance that passes the check. */
import { findParty } from '../src/model/organisation.ts';
import { prose, text } from '../src/model/primitives.ts';
import { slugify } from '../src/model/slugify.ts';
import { askAll, refusedBy } from './ask.ts';
import { openDesk } from './desk.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { newPage } from './new-page.ts';
import { writeNewFiles } from './write-new-files.ts';

/** What can be asked of `new guidance`. */
export interface NewGuidanceOptions {
  content?: string;
  date?: string;
  title?: string;
  description?: string;
  owner?: string;
  opening?: string;
  path?: string;
}

/** Asks, checks and writes the page. Answers the exit code. @throws UsageError, with nothing written */
export async function newGuidance(options: NewGuidanceOptions): Promise<number> {
  const desk = openDesk(options);
  const { organisation } = desk.try().content;
  const { content: _content, date: _date, ...given } = options;
  const owners = [...Object.keys(organisation.teams), ...Object.keys(organisation.roles)];
  const answers = await askAll(
    {
      title: {
        option: '--title',
        message: 'What do people search for? The title of the page, most important word first.',
        refuse: refusedBy(text),
      },
      description: {
        option: '--description',
        message: 'What does the reader get from it, in one sentence?',
        refuse: refusedBy(text),
      },
      owner: {
        option: '--owner',
        message: 'Who keeps the page true?',
        choices: owners.map((value) => ({ value, label: findParty(organisation, value)?.name ?? value })),
      },
      opening: {
        option: '--opening',
        message: 'What must the reader know or do first?',
        refuse: refusedBy(prose),
      },
      path: {
        option: '--path',
        message: 'Where is it kept, below guidance/? A folder is a section: incidents/near-misses.',
        initial: ({ title = '' }) => slugify(title) || undefined,
        refuse: (answer) =>
          /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*$/.test(answer)
            ? undefined
            : 'Use lower-case words joined by hyphens, and / between folder and page.',
      },
    },
    given,
  );
  const file = `guidance/${answers.path}.md`;
  const files = { [file]: newPage({ ...answers, today: desk.today }, answers.opening) };
  const found = desk.try(files).diagnostics.filter((one) => one.file === file && one.severity === 'error');
  if (found.length > 0)
    throw new UsageError(
      `Nothing was written, because the check would refuse ${file}: ${found.map(({ message }) => message).join(' ')}`,
    );
  writeNewFiles(desk.folder.path, files);
  process.stdout.write(`Made ${file}. It passes the check: write the rest of the page there.\n`);
  return exitCodes.clean;
}
