/** Questions in a terminal, or their answers as options: every answer is checked before anything is written. */
import * as clack from '@clack/prompts';
import { z } from 'zod';
import { validate } from '../src/read/validate.ts';
import { UsageError } from './exit-codes.ts';

/** One question. */
export interface Question {
  /** The option that answers it, such as `--title`. */
  option: string;
  message: string;
  /** The answer that stands there to be accepted; without a terminal it is taken. */
  initial?: string | ((answers: Readonly<Record<string, string>>) => string | undefined);
  /** The only answers, by value. */
  choices?: readonly { value: string; label: string }[];
  /** Why an answer is refused, as a sentence; `undefined` if it is good. */
  refuse?: (answer: string) => string | undefined;
}

/** True if somebody sits at a terminal and can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/**
 * Answers every question: by its option, else by asking, else by what stands there.
 * @throws UsageError if an option is refused, if answers are missing without a terminal, or if somebody stops
 */
export async function askAll<Name extends string>(
  questions: Readonly<Record<Name, Question>>,
  given: Readonly<Partial<Record<NoInfer<Name>, string>>>,
): Promise<Record<Name, string>> {
  const answers: Record<string, string> = {};
  const missing: string[] = [];
  for (const [name, question] of Object.entries<Question>(questions)) {
    const option = given[name as Name];
    const initial = typeof question.initial === 'function' ? question.initial(answers) : question.initial;
    if (option !== undefined) {
      const reason = reasonAgainst(question, option);
      if (reason !== undefined) throw new UsageError(`${question.option} ${option}: ${reason}`);
      answers[name] = option;
    } else if (canAsk()) answers[name] = await ask(question, initial);
    else if (initial !== undefined && reasonAgainst(question, initial) === undefined) answers[name] = initial;
    // What an answer would be made from is missing itself: that is enough to say.
    else if (typeof question.initial !== 'function' || missing.length === 0) missing.push(question.option);
  }
  if (missing.length > 0)
    throw new UsageError(
      `There is nobody to ask here. Give the missing answers as options: ${missing.join(', ')}.`,
    );
  return answers as Record<Name, string>;
}

/** Asks one question until the answer is good. @throws UsageError if somebody stops */
export async function ask(question: Question, initial?: string): Promise<string> {
  const { message, choices } = question;
  const answer = choices
    ? await clack.select({
        message,
        options: choices.map(({ value, label }) => ({ value, label })),
        ...(initial === undefined ? {} : { initialValue: initial }),
      })
    : await clack.text({
        message,
        ...(initial === undefined ? {} : { initialValue: initial }),
        validate: (value) => reasonAgainst(question, value ?? ''),
      });
  if (clack.isCancel(answer)) throw new UsageError('Stopped. Nothing was written.');
  return answer.trim();
}

/** Asks yes or no. @throws UsageError if somebody stops */
export async function confirm(message: string): Promise<boolean> {
  const answer = await clack.confirm({ message });
  if (clack.isCancel(answer)) throw new UsageError('Stopped. Nothing was written.');
  return answer;
}

function reasonAgainst({ choices, refuse }: Question, answer: string): string | undefined {
  const value = answer.trim();
  if (choices && !choices.some((choice) => choice.value === value))
    return `Choose one of ${choices.map((choice) => choice.value).join(', ')}.`;
  if (value === '') return 'Write an answer.';
  return refuse?.(value);
}

/** Refuses what a schema refuses, with its reason. */
export function refusedBy(schema: z.ZodType): (answer: unknown) => string | undefined {
  const asked = z.strictObject({ answer: schema });
  return (answer) => validate(asked, { answer }).problems[0]?.message.replace(/^`answer(?:\[\d+\])*`/, 'It');
}
