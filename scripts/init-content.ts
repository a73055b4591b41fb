/** A content folder from a few answers: configuration, organisation, one guide, one page, and what checks them. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inYaml } from '../src/edit/in-yaml.ts';
import { contact, text } from '../src/model/primitives.ts';
import { slugify } from '../src/model/slugify.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { memorySource, siteFolder } from '../src/read/content-source.ts';
import { askAll, type Question, refusedBy } from './ask.ts';
import { editorFiles } from './editor-files.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { newGuide } from './new-guide.ts';
import { newPage } from './new-page.ts';
import { asTyped, runDate } from './options.ts';
import { loadShipped, readVersion } from './shipped-data.ts';
import { writeNewFiles } from './write-new-files.ts';

/** Answers to the questions of `init`, by name. */
export type InitAnswers = Record<
  'organisation' | 'group' | 'team' | 'contact' | 'service' | 'description',
  string
>;

/** What can be asked of `init`. */
export type InitOptions = Partial<InitAnswers> & { date?: string };

/** A name that an id can be made of. */
function refuseName(answer: string): string | undefined {
  return refusedBy(text)(answer) ?? (slugify(answer) === '' ? 'It needs a letter or a digit.' : undefined);
}

const questions: Record<keyof InitAnswers, Question> = {
  organisation: {
    option: '--organisation',
    message: 'What is your organisation called?',
    refuse: refusedBy(text),
  },
  group: {
    option: '--group',
    message: 'Which delivery group does your first service belong to? Such as Water.',
    refuse: refuseName,
  },
  team: {
    option: '--team',
    message: 'Which team runs the service? Such as Flood alerts.',
    refuse: refuseName,
  },
  contact: {
    option: '--contact',
    message: 'How is that team reached? A shared mailbox or number, never that of one person.',
    refuse: refusedBy(contact),
  },
  service: { option: '--service', message: 'What do its users call the service?', refuse: refuseName },
  description: {
    option: '--description',
    message: 'What does it do, in one sentence of at most 50 words?',
    refuse: refusedBy(text),
  },
};

/** Makes the folder and says what to do next. Answers the exit code. @throws UsageError, with nothing written */
export async function initContent(given: string | undefined, options: InitOptions): Promise<number> {
  const folder = resolve(given ?? '.');
  const shown = given ?? 'this folder';
  const named = given ?? 'This folder';
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new UsageError(`${named} is a file. Name a folder, or one that is still to be made.`);
  const taken = ['opsguide.config.yaml', 'organisation.yaml', 'services', 'guidance'].filter((name) =>
    existsSync(join(folder, name)),
  );
  if (taken.length > 0)
    throw new UsageError(
      `${named} holds content already (${taken.join(', ')}), and nothing was written. Add to it with \`opsguide new\`, or name another folder.`,
    );
  // Where opsguide itself was installed, the first check would refuse each of its files.
  const packages = ['node_modules', 'package.json'].filter((name) => existsSync(join(folder, name)));
  if (packages.length > 0)
    throw new UsageError(
      `${named} holds ${packages.join(' and ')}, which cannot lie in content, and nothing was written. Name a folder to be made here, for example: opsguide init our-ops`,
    );
  const answers = await askAll(questions, options);
  const content = contentFiles(answers, runDate(options.date));
  refuseFindings(content, runDate(options.date));
  const beside = Object.entries(filesBeside());
  const kept = beside.filter(([path]) => existsSync(join(folder, path))).map(([path]) => path);
  const files = {
    ...content,
    ...Object.fromEntries(beside.filter(([path]) => !kept.includes(path))),
  };
  writeNewFiles(folder, files);
  const where = asTyped(given ?? '.');
  const id = idOf(answers.service);
  process.stdout.write(
    [
      `Made ${Object.keys(files).length} files in ${shown}:`,
      ...Object.keys(files).map((path) => `  ${path}`),
      ...(kept.length > 0 ? [`Kept as they were: ${kept.join(', ')}`] : []),
      '',
      'Go on with:',
      `  opsguide check --content ${where}`,
      // A site in the content itself has one place.
      `  opsguide build --content ${where} --output ${folder === process.cwd() ? siteFolder : 'site'}`,
      `  opsguide next ${id} --content ${where}`,
      '',
    ].join('\n'),
  );
  return exitCodes.clean;
}

/** What the checker would refuse is refused before it is written. */
function refuseFindings(files: Readonly<Record<string, string>>, today: string): void {
  const { diagnostics } = readAndCheck(memorySource(files), { today, ...loadShipped() });
  const found = diagnostics.filter(({ severity }) => severity !== 'info');
  if (found.length > 0)
    throw new UsageError(
      `Nothing was written, because the check would find: ${found.map(({ message }) => message).join(' ')} Answer in another way.`,
    );
}

/** The id of a service with this name, with a word more where a page of the site has that name. */
function idOf(name: string): string {
  const id = slugify(name);
  return readAndCheck(memorySource({ [`services/${id}.md`]: '' }), {
    today: '2000-01-01',
    ...loadShipped(),
  }).diagnostics.some(({ ruleId }) => ruleId === 'file-name')
    ? `${id}-service`
    : id;
}

/** The content itself. */
function contentFiles(answers: InitAnswers, today: string): Record<string, string> {
  const { organisation, group, team, service } = answers;
  const teamId = slugify(team);
  return {
    'opsguide.config.yaml': config(organisation, answers.contact),
    'organisation.yaml': organisationText(group, team, answers.contact),
    [`services/${idOf(service)}.md`]: newGuide({
      title: service,
      description: answers.description,
      phase: 'discovery',
      group: slugify(group),
      owner: teamId,
      component: service,
      componentType: 'application',
      contact: answers.contact,
      summary: answers.description,
      today,
    }),
    'guidance/how-we-keep-guides.md': newPage(
      {
        title: 'How we keep service operations guides',
        description: 'Who writes the guide of a service, when it is read again, and how it changes.',
        owner: teamId,
        today,
      },
      page,
    ),
  };
}

const page = `Each service has one guide. The team that runs the service writes it and keeps it true.

## When to change a guide

- On the day on which something in it changes: an owner, a number to call, a component.
- Before the service goes into its next phase. \`opsguide next\` says what falls due.
- When it is due to be read again, even if nothing has changed.

## How to change it

1. Change the file of the guide.
2. Run \`opsguide check\`. It says what is wrong, where, and what to write instead.
3. Send a pull request. The same check runs there.`;

function config(organisation: string, reach: string): string {
  return `# What the site is called, and how it is shown. Every key has a default: delete what you do not need.
title: Service operations
organisation: ${inYaml(organisation)}
description: How our services are supported, owned and assured.
# Who answers questions about the site.
contact: ${inYaml(reach)}
`;
}

function organisationText(group: string, team: string, reach: string): string {
  return `# What many guides share. A guide refers to each of these by its id.

# Whose bank holidays count: england-and-wales, scotland or northern-ireland.
nation: england-and-wales

# What your tool for tickets, changes and records is called.
service_management_tool: the service management tool

delivery_groups:
  ${slugify(group)}:
    name: ${inYaml(group)}
    readiness_manager: readiness-manager
    live_services_manager: live-services-manager

# Teams, with a shared contact and the hours in which they answer.
teams:
  ${slugify(team)}: {name: ${inYaml(team)}, contact: ${inYaml(reach)}}
  service-desk: {name: Service desk}

# Roles and boards, never people. Give each a shared contact as soon as there is one:
# change-board: {name: Change board, contact: change-board@landandwater.example}
roles:
  readiness-manager: {name: Operational service readiness manager}
  live-services-manager: {name: Live services manager}
  service-owner: {name: Service owner}
  senior-responsible-owner: {name: Senior responsible owner}
  duty-manager: {name: Duty manager}
  change-board: {name: Change board}
  service-records-owner: {name: Owner of service records}

# Sets of incident priorities. A guide names one, or writes its own.
priorities:
  standard:
    - {id: P1, definition: The whole service is down., respond: 20 minutes, update_every: 1 hour}
    - {id: P2, definition: The service is badly degraded., respond: 60 minutes, update_every: 2 hours}
    - {id: P3, definition: Users meet errors on and off., respond: 2 hours, update_every: 2 days}
    - {id: P4, definition: Users do not notice yet., respond: 1 day, update_every: 5 days}
`;
}

/** What checks the content, on every machine and for every pull request, and helps editors. */
function filesBeside(): Record<string, string> {
  const command = `npx --yes opsguide@${readVersion()}`;
  return {
    'README.md': readme(command),
    '.gitignore': `node_modules/\n/${siteFolder}/\n`,
    '.pre-commit-config.yaml': preCommit(command),
    '.github/workflows/opsguide.yml': workflow(command),
    ...editorFiles(command),
  };
}

function readme(command: string): string {
  return `# Service operations guides

One guide for each service, in \`services/\`, and our guidance, in \`guidance/\`.

| To | Run |
|---|---|
| see what is wrong | \`${command} check --content .\` |
| see the site | \`${command} build --content . --output ${siteFolder}\` |
| add a service | \`${command} new service --content .\` |
| see what falls due next for a service | \`${command} next <id> --content .\` |
`;
}

function preCommit(command: string): string {
  return `# Runs the check before each commit: see https://pre-commit.com
repos:
  - repo: local
    hooks:
      - id: opsguide
        name: Check service operations guides
        entry: ${command} check --content .
        language: system
        pass_filenames: false
        files: ^(?:services|guidance|frameworks|words|brand)/|^(?:opsguide\\.config|organisation|glossary)\\.yaml$
`;
}

function workflow(command: string): string {
  return `name: Check guides

on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@1af3b93b6815bc44a9784bd300feb67ff0d1eeb3 # v6.0.0
        with:
          # The site shows the history of each page.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0
        with:
          node-version: 24
      - run: ${command} check --content . --format github
      - run: ${command} build --content . --output "$RUNNER_TEMP/site"
`;
}
