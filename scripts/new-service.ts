/** `opsguide new service`: a guide that passes the check in the phase that the service is in. */
import { z } from 'zod';
import { fillValues } from '../src/edit/fill-values.ts';
import { inYaml } from '../src/edit/in-yaml.ts';
import { activateStubs, blank, factAt } from '../src/edit/stubs.ts';
import type { DataPath } from '../src/model/data-path.ts';
import { componentTypes } from '../src/model/guide/components.ts';
import { guideSections } from '../src/model/guide-sections.ts';
import type { Organisation } from '../src/model/organisation.ts';
import { type Phase, phaseNames, phases } from '../src/model/phase.ts';
import { contact, slug, text } from '../src/model/primitives.ts';
import { slugify } from '../src/model/slugify.ts';
import { nameOf } from '../src/read/schema-problems.ts';
import { parseYaml } from '../src/read/yaml.ts';
import { ask, askAll, canAsk, type Question, refusedBy } from './ask.ts';
import { asWritten, type Desk, errorsIn, openDesk } from './desk.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { newGuide } from './new-guide.ts';
import { type GatePlan, planGate, withStubs } from './plan-gate.ts';
import { writeNewFiles } from './write-new-files.ts';

/** What can be asked of `new service`. */
export interface NewServiceOptions {
  content?: string;
  date?: string;
  id?: string;
  title?: string;
  description?: string;
  phase?: string;
  group?: string;
  owner?: string;
  component?: string;
  type?: string;
  contact?: string;
  summary?: string;
  /** Values of further keys, by path. */
  set?: Readonly<Record<string, string>>;
}

/** Asks, checks and writes the guide. Answers the exit code. @throws UsageError, with nothing written */
export async function newService(options: NewServiceOptions): Promise<number> {
  const desk = openDesk(options);
  const { content } = desk.try();
  const { set = {}, content: _content, date: _date, ...given } = options;
  const answers = await askAll(questionsFor(content.organisation), given);
  const file = `services/${answers.id}.md`;
  if (content.guides.some((guide) => guide.file === file))
    throw new UsageError(`${file} is there already, and nothing was written. Choose another --id.`);
  const phase = answers.phase as Phase;
  const first = newGuide({
    ...answers,
    phase,
    componentType: answers.type,
    today: desk.today,
  });
  const finished = await answerTheRest(desk, file, first, phase, set);
  const errors = errorsIn(desk.try({ [file]: finished }), file);
  if (errors.length > 0)
    throw new UsageError(
      `Nothing was written, because the check would refuse ${file}:\n${errors.map(({ message }) => `  ${message}`).join('\n')}`,
    );
  writeNewFiles(desk.folder.path, { [file]: finished });
  process.stdout.write(
    `Made ${file}. It passes the check.\nWhat falls due next: opsguide next ${answers.id}${desk.contentOption}\n`,
  );
  return exitCodes.clean;
}

function questionsFor(organisation: Organisation) {
  const named = (entries: Readonly<Record<string, { name: string }>>) =>
    Object.entries(entries).map(([value, { name }]) => ({ value, label: name }));
  const groups = named(organisation.delivery_groups);
  const owners = named({ ...organisation.roles, ...organisation.teams });
  if (groups.length === 0 || owners.length === 0)
    throw new UsageError(
      'organisation.yaml names no delivery group or no team yet. Write at least one of each first: `opsguide init` makes a file that shows how.',
    );
  return {
    title: { option: '--title', message: 'What do its users call the service?', refuse: refusedBy(text) },
    id: {
      option: '--id',
      message: 'Under which id is it kept? It is part of the address of its page.',
      initial: ({ title = '' }) => slugify(title) || undefined,
      refuse: refusedBy(slug),
    },
    description: {
      option: '--description',
      message: 'What does it do, in one sentence of at most 50 words?',
      refuse: refusedBy(text),
    },
    phase: {
      option: '--phase',
      message: 'In which phase is it?',
      initial: 'discovery',
      choices: phases.map((value) => ({ value, label: phaseNames[value] })),
    },
    group: {
      option: '--group',
      message: 'Which delivery group does it belong to?',
      choices: groups,
      ...(groups.length === 1 && groups[0] ? { initial: groups[0].value } : {}),
    },
    owner: {
      option: '--owner',
      message: 'Who finds out what it should do, and answers for that?',
      choices: owners,
    },
    contact: {
      option: '--contact',
      message: 'How is its support team reached? A shared mailbox or number, never that of one person.',
      initial: ({ owner = '' }) => organisation.teams[owner]?.contact,
      refuse: refusedBy(contact),
    },
    component: {
      option: '--component',
      message: 'What is the first part of it that can fail on its own? Others can follow.',
      initial: ({ title }) => title,
      refuse: refusedBy(text),
    },
    type: {
      option: '--type',
      message: 'What kind of part is that?',
      initial: 'application',
      choices: componentTypes.map((value) => ({ value, label: value })),
    },
    summary: {
      option: '--summary',
      message: 'What does the service do, for somebody who has never seen it?',
      initial: ({ description }) => description,
      refuse: refusedBy(text),
    },
  } satisfies Record<string, Question>;
}

/** Asks for every other fact and section that the phase needs, until the check asks for nothing more. */
async function answerTheRest(
  desk: Desk,
  file: string,
  first: string,
  phase: Phase,
  set: Readonly<Record<string, string>>,
): Promise<string> {
  let text = first;
  const used = new Set<string>();
  // One answer may make others due: personal data, for instance, an assessment.
  for (;;) {
    const wanted = planGate(desk, file, text, phase);
    if (wanted.missing.length + wanted.sections.length === 0) break;
    const { text: stubbed, inserted } = withStubs(wanted, text);
    if (inserted.length + wanted.sections.length === 0) break;
    text = activateStubs(stubbed);
    text = canAsk()
      ? await fillByAsking(desk, file, text, phase, set, used)
      : fillFrom(desk, file, text, phase, set, used);
  }
  const unused = Object.keys(set).filter((name) => !used.has(name));
  if (unused.length > 0)
    throw new UsageError(
      `--set ${unused.join(', --set ')}: a new guide in ${phaseNames[phase].toLowerCase()} is not asked for that. Add it to the file afterwards.`,
    );
  return text;
}

const sectionName = (heading: string) => `section:${heading}`;

/** Headings whose section is still blank. */
function blankSections(text: string): string[] {
  return guideSections
    .map(({ heading }) => heading)
    .filter((heading) => text.includes(`## ${heading}\n\n${blank}\n`));
}

function fillSection(text: string, heading: string, answer: string): string {
  return text.replace(`## ${heading}\n\n${blank}\n`, () => `## ${heading}\n\n${answer}\n`);
}

function fillFrom(
  desk: Desk,
  file: string,
  start: string,
  phase: Phase,
  set: Readonly<Record<string, string>>,
  used: Set<string>,
): string {
  const plan = planGate(desk, file, start, phase);
  const sections = blankSections(start);
  const names = [...plan.blanks.map((path) => path.join('.')), ...sections.map(sectionName)];
  const missing = names.filter((name) => set[name] === undefined);
  if (missing.length > 0)
    throw new UsageError(
      `There is nobody to ask here, and a guide in ${phaseNames[phase].toLowerCase()} needs more. Give each as --set <key>=<value>:\n${missing.map((name) => `  ${name}`).join('\n')}`,
    );
  for (const name of names) used.add(name);
  const values = plan.blanks.map((path) => {
    const answer = set[path.join('.')] ?? '';
    const reason = refuseLeaf(path)(answer);
    if (reason !== undefined) throw new UsageError(`--set ${path.join('.')}=${answer}: ${reason}`);
    return { path, yaml: yamlOf(path, answer) };
  });
  return sections.reduce(
    (text, heading) => fillSection(text, heading, set[sectionName(heading)] ?? ''),
    fillValues(plan.document, values),
  );
}

async function fillByAsking(
  desk: Desk,
  file: string,
  start: string,
  phase: Phase,
  set: Readonly<Record<string, string>>,
  used: Set<string>,
): Promise<string> {
  let plan: GatePlan = planGate(desk, file, start, phase);
  for (const path of plan.blanks) {
    const name = path.join('.');
    const info = factAt(path)?.info;
    const tried = (answer: string) => fillValues(plan.document, [{ path, yaml: yamlOf(path, answer) }]);
    const question: Question = {
      option: `--set ${name}`,
      message: `${nameOf(path)}: ${info?.about ?? ''}${info?.example ? ` For example: ${info.example}` : ''}`,
      // What the schema takes may still lead nowhere, or name one person: the check is asked too.
      refuse: (answer) => refuseLeaf(path)(answer) ?? findingAt(desk, file, tried(answer), path),
    };
    used.add(name);
    plan = planGate(desk, file, tried(set[name] ?? (await ask(question))), phase);
  }
  let text = plan.active;
  for (const heading of blankSections(text)) {
    const about = guideSections.find((section) => section.heading === heading)?.about ?? '';
    used.add(sectionName(heading));
    text = fillSection(
      text,
      heading,
      set[sectionName(heading)] ?? (await ask({ option: '--set', message: `${heading}: ${about}` })),
    );
  }
  return text;
}

function findingAt(desk: Desk, file: string, text: string, path: DataPath): string | undefined {
  const tried = desk.try({ [file]: text });
  const document = tried.content.guides.find((guide) => guide.file === file);
  const line = document && asWritten(document).locate(path, 'value').line;
  return errorsIn(tried, file).find(
    (found) =>
      found.line === line && !['missing-section', 'fact-due', 'criterion-not-met'].includes(found.ruleId),
  )?.message;
}

/** Refuses what the schema of a key refuses, whether the answer is read as YAML or as text. */
function refuseLeaf(path: DataPath): (answer: string) => string | undefined {
  return (answer) => {
    const schema = factAt(path)?.schema ?? z.string();
    const [read] = readings(answer)
      .map((value) => schema.safeParse(value))
      .filter(({ success }) => success);
    return read ? undefined : refusedBy(schema)(answer);
  };
}

function yamlOf(path: DataPath, answer: string): string {
  const schema = factAt(path)?.schema ?? z.string();
  const value = readings(answer).find((reading) => schema.safeParse(reading).success);
  return inYaml(value ?? answer);
}

/** What an answer may mean: true, 4 or [a, b] as YAML has it, else the text as it is. */
function readings(answer: string): unknown[] {
  const { value, problems } = parseYaml(answer);
  return problems.length > 0 || value === null || value === undefined ? [answer] : [value, answer];
}
