/** Render: what kinds and severities of rules mean to the people who meet them. */
import type { RuleKind, Severity } from '../model/diagnostic.ts';

/** A kind of rule in words. */
export interface KindWords {
  kind: RuleKind;
  title: string;
  /** What sort of trouble its rules speak of. */
  about: string;
  /** What an error of this kind does to each command. */
  check: string;
  build: string;
  /** Whether an organisation may give its rules another severity. */
  adjustable: boolean;
}

/** Kinds, the gravest first. */
export const kindWords: readonly KindWords[] = [
  {
    kind: 'document',
    title: 'Document',
    about:
      'The file cannot be read as what it is: it is unsafe, breaks the schema, or refers to something that is not there.',
    check: '`opsguide check` fails on an error.',
    build: '`opsguide build` publishes nothing while there is an error.',
    adjustable: false,
  },
  {
    kind: 'readiness',
    title: 'Readiness',
    about: 'The guide is honest, but the service is not ready for the phase that it is in.',
    check: '`opsguide check` fails on an error.',
    build:
      '`opsguide build` publishes all the same and shows the gap to readers. With `--strict` it refuses.',
    adjustable: true,
  },
  {
    kind: 'lapse',
    title: 'Lapse',
    about:
      'Something expired or is overdue. Time passes while nobody edits, so this can appear on a page that was right before.',
    check: '`opsguide check` fails on an error.',
    build: '`opsguide build` publishes all the same and warns readers. With `--strict` it refuses.',
    adjustable: true,
  },
  {
    kind: 'style',
    title: 'Style',
    about: 'The page publishes, but it reads badly, or other tools would read it differently.',
    check: '`opsguide check` fails on an error.',
    build: '`opsguide build` publishes all the same. With `--strict` it refuses errors.',
    adjustable: true,
  },
];

/** What a severity is called and what it does. */
export const severityWords: Readonly<Record<Severity, { title: string; about: string }>> = {
  error: { title: 'Error', about: '`opsguide check` fails.' },
  warning: {
    title: 'Warning',
    about:
      '`opsguide check` reports it and passes, unless there are more warnings than `--max-warnings` allows.',
  },
  info: { title: 'Note', about: '`opsguide check` reports it and passes.' },
};
