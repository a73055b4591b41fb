/** `opsguide new waiver` and `new review-board`: what is added to the guide of a service. */
import { join } from 'node:path';
import { addItem } from '../src/edit/add-item.ts';
import { insertStubs } from '../src/edit/insert-stubs.ts';
import { isKeys } from '../src/edit/stubs.ts';
import type { DataPath } from '../src/model/data-path.ts';
import { nearest } from '../src/model/nearest.ts';
import { findParty, type Organisation } from '../src/model/organisation.ts';
import { date, prose, text } from '../src/model/primitives.ts';
import { valueAt } from '../src/model/value-at.ts';
import { askAll, type Question, refusedBy } from './ask.ts';
import { asWritten, type Desk, errorsIn, findGuide, openDesk, readEditable, readTemplate } from './desk.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { newRecord } from './new-page.ts';
import { replaceFile, writeNewFiles } from './write-new-files.ts';

/** What can be asked of `new waiver`. */
export interface NewWaiverOptions {
  content?: string;
  date?: string;
  criterion?: string;
  reason?: string;
  riskOwner?: string;
  approvedBy?: string;
  expires?: string;
}

/** Adds a waiver to a guide. Answers the exit code. @throws UsageError, with nothing written */
export async function newWaiver(id: string, options: NewWaiverOptions): Promise<number> {
  const desk = openDesk(options);
  const now = desk.try();
  const { file } = findGuide(now, id);
  const { organisation, frameworks } = now.content;
  const criteria = frameworks.flatMap(({ stages }) => stages.flatMap((stage) => stage.criteria));
  const { content: _content, date: _date, ...given } = options;
  const answers = await askAll(
    {
      criterion: {
        option: '--criterion',
        message: 'Which criterion is waived? Such as OSR-21.',
        refuse(answer) {
          const found = criteria.find((criterion) => criterion.id === answer);
          if (found) return found.waivable ? undefined : `${answer} (${found.title}) cannot be waived.`;
          const near = nearest(
            answer,
            criteria.map((criterion) => criterion.id),
          );
          return `There is no criterion ${answer}.${near ? ` Did you mean ${near}?` : ''}`;
        },
      },
      reason: { option: '--reason', message: 'Why can it wait?', refuse: refusedBy(prose) },
      riskOwner: partyQuestion('--risk-owner', 'Who bears the risk?', organisation),
      approvedBy: partyQuestion('--approved-by', 'Who approved the waiver?', organisation),
      expires: {
        option: '--expires',
        message: 'What is the last day on which it counts? Such as 2026-12-18.',
        refuse: (answer) =>
          refusedBy(date)(answer) ??
          (answer < desk.today ? 'That day has passed: the waiver would count for nothing.' : undefined),
      },
    },
    given,
  );
  const waiver = {
    criterion: answers.criterion,
    reason: answers.reason,
    risk_owner: answers.riskOwner,
    approved_by: answers.approvedBy,
    expires: answers.expires,
  };
  change(desk, file, (document) => {
    if (document.data.waivers !== undefined) return addItem(document, 'waivers', waiver);
    return inserted(document, ['waivers'], { waivers: [waiver] });
  });
  process.stdout.write(`${file} now has the waiver of ${answers.criterion} until ${answers.expires}.\n`);
  return exitCodes.clean;
}

/** What can be asked of `new review-board`. */
export interface NewReviewBoardOptions {
  content?: string;
  date?: string;
  on?: string;
  lead?: string;
  members?: string;
  outcome?: string;
  point14?: string;
}

/** Writes the record of a review board, and its outcome into the guide. Answers the exit code. @throws UsageError */
export async function newReviewBoard(id: string, options: NewReviewBoardOptions): Promise<number> {
  const desk = openDesk(options);
  const now = desk.try();
  const guide = findGuide(now, id);
  const group = now.content.organisation.delivery_groups[guide.draft.delivery_group ?? ''];
  const { content: _content, date: _date, ...given } = options;
  const answers = await askAll(
    {
      on: { option: '--on', message: 'On which day did the board meet?', refuse: refusedBy(date) },
      lead: {
        ...partyQuestion('--lead', 'Which readiness manager led it?', now.content.organisation),
        ...(group?.readiness_manager ? { initial: group.readiness_manager } : {}),
      },
      members: {
        option: '--members',
        message: 'Which functions sat on it? Such as security, operations, service management.',
        refuse: refusedBy(text),
      },
      outcome: {
        option: '--outcome',
        message: 'What did it decide?',
        choices: [
          { value: 'passed', label: 'Passed' },
          { value: 'passed-with-conditions', label: 'Passed with conditions' },
          { value: 'failed', label: 'Failed' },
        ],
      },
      point14: {
        option: '--point-14',
        message: 'Is point 14 of the Service Standard (operate a reliable service) met?',
        choices: [
          { value: 'met', label: 'Met' },
          { value: 'partly', label: 'Partly' },
          { value: 'not-met', label: 'Not met' },
        ],
      },
    },
    given,
  );
  const title = guide.draft.title ?? id;
  const board = {
    on: answers.on,
    lead: answers.lead,
    members: answers.members
      .split(',')
      .map((member) => member.trim())
      .filter(Boolean),
    outcome: answers.outcome,
    point_14: answers.point14,
  };
  const record = `guidance/records/${id}-review-board.md`;
  const files = {
    [record]: newRecord(
      {
        title: `Review board of ${title}`,
        description: `What the service design review board of ${answers.on} decided on ${title}, and why.`,
        owner: answers.lead,
        today: desk.today,
      },
      `The board met on ${answers.on}. Outcome: ${answers.outcome.replaceAll('-', ' ')}. Point 14 of the Service Standard: ${answers.point14.replaceAll('-', ' ')}.`,
    ),
  };
  const found = desk.try(files).diagnostics.filter((one) => one.file === record && one.severity === 'error');
  if (found.length > 0)
    throw new UsageError(`Nothing was written: ${found.map(({ message }) => message).join(' ')}`);
  change(
    desk,
    guide.file,
    (document) => {
      const path = isKeys(document.data.readiness) ? ['readiness', 'review_board'] : ['readiness'];
      if (valueAt(document.data, ['readiness', 'review_board']) !== undefined)
        throw new UsageError(
          `${guide.file} has a review board already, and nothing was changed. Change it there, or delete it first.`,
        );
      return inserted(document, path, { readiness: { review_board: board } });
    },
    () => writeNewFiles(desk.folder.path, files),
  );
  process.stdout.write(
    `${guide.file} now says what the board decided.\nMade ${record}: write down there what the board found.\n`,
  );
  return exitCodes.clean;
}

function partyQuestion(option: string, message: string, organisation: Organisation): Question {
  const ids = [
    ...Object.keys(organisation.roles),
    ...Object.keys(organisation.teams),
    ...Object.keys(organisation.delivery_groups),
  ];
  return {
    option,
    message,
    choices: ids.map((value) => ({ value, label: findParty(organisation, value)?.name ?? value })),
  };
}

type Editable = ReturnType<typeof findGuide>;

/** Changes a guide, unless the check would find more wrong with it than before. `also` is written with it. */
function change(
  desk: Desk,
  file: string,
  edit: (document: Editable) => string | undefined,
  also: () => void = () => {},
): void {
  const editable = readEditable(desk.folder.path, file);
  const before = desk.try({ [file]: editable.text });
  const document = asWritten(findGuide(before, file.replace(/^services\/|\.md$/g, '')));
  const changed = edit(document);
  if (changed === undefined)
    throw new UsageError(
      `${file} was not changed: its list is written in brackets on one line. Put each entry on a line of its own, beginning with a hyphen, and try again.`,
    );
  const had = new Set(errorsIn(before, file).map(({ message }) => message));
  const worse = errorsIn(desk.try({ [file]: changed }), file).filter(({ message }) => !had.has(message));
  if (worse.length > 0)
    throw new UsageError(
      `${file} was not changed, because the check would refuse it:\n${worse.map(({ message }) => `  ${message}`).join('\n')}`,
    );
  also();
  replaceFile(join(desk.folder.path, file), editable.back(changed));
}

/** The text with a key and its values, at its place in the order of the template; `undefined` if it has no place. */
function inserted(
  document: Editable,
  path: DataPath,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const { data } = readTemplate('service-operations-guide-live.md');
  const readiness = isKeys(data.readiness) && path.length > 1 ? data.readiness : {};
  const shape = isKeys(values.readiness)
    ? { ...data, readiness: { ...readiness, ...values.readiness } }
    : { ...data, ...values };
  const result = insertStubs(document.text, document, [path], shape, true);
  return result.inserted.length === 0 ? undefined : result.text;
}
