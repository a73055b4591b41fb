/**
 * Browser: the text of a guide, which is the only thing that is kept. The form shows what the text says, and each answer
 * replaces its own value in it.
 */

import type { DataPath } from '../../model/data-path.ts';
import type { FormSection, Question } from '../../model/guide-form.ts';
import { valueAt } from '../../model/value-at.ts';
import { editYaml, insertItem, type KeyOrder } from '../../read/edit-yaml.ts';
import { splitFrontMatter } from '../../read/front-matter.ts';
import type { Plain } from '../../read/plain.ts';

/** A text with what it says. */
export interface GuideText {
  /** With its byte order mark, if it has one. */
  text: string;
  /** Front matter as written; empty if it cannot be read. */
  data: Readonly<Record<string, unknown>>;
  /** Whether the form can change the front matter. */
  readable: boolean;
  yaml: string;
  /** Offset of the YAML in the text. */
  yamlOffset: number;
  body: string;
  /** 1-based. */
  bodyLine: number;
}

/** What a new guide begins with. */
export const emptyGuide = '---\n---\n';

const MARK = '\ufeff';

/** Reads a text. Never throws. */
export function readGuideText(text: string): GuideText {
  const mark = text.startsWith(MARK) ? MARK.length : 0;
  const split = splitFrontMatter(text.slice(mark));
  return {
    text,
    data: split.data ?? {},
    readable: split.data !== undefined && split.problems.length === 0,
    yaml: split.yaml,
    yamlOffset: mark + split.yamlOffset,
    body: split.body,
    bodyLine: split.bodyLine,
  };
}

/** Bytes of a file as text, of which nothing is lost; `undefined` if it is not UTF-8. */
export function decodeGuide(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The order of keys by the form. */
export function orderOf(form: readonly FormSection[]): KeyOrder {
  const top = form.flatMap(({ questions }) => questions);
  return (path) => {
    let questions: readonly Question[] = top;
    for (const step of path) {
      if (typeof step === 'number') continue;
      const found = questions.find(({ key }) => key === step);
      questions = found?.keys ?? found?.items?.keys ?? [];
    }
    return questions.map(({ key }) => key);
  };
}

/** The text with another value; `undefined` if the value is written in a way that only a person can change. */
export function withAnswer(
  guide: GuideText,
  path: DataPath,
  value: Plain | undefined,
  order: KeyOrder,
): string | undefined {
  if (value === undefined && valueAt(guide.data, path) === undefined) return guide.text;
  return withYaml(guide, editYaml(guide.yaml, path, value, order));
}

/** The text with other entries in a list of plain values; those that stay keep their places and their comments. */
export function withEntries(
  guide: GuideText,
  path: DataPath,
  entries: readonly string[],
  order: KeyOrder,
): string | undefined {
  const written = valueAt(guide.data, path);
  if (!Array.isArray(written)) {
    return entries.length === 0
      ? withAnswer(guide, path, undefined, order)
      : withYaml(guide, editYaml(guide.yaml, path, entries, order));
  }
  const before = written.map(String);
  let start = 0;
  while (start < Math.min(before.length, entries.length) && before[start] === entries[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(before.length, entries.length) - start &&
    before.at(-1 - end) === entries.at(-1 - end)
  )
    end += 1;
  let yaml: string | undefined = guide.yaml;
  const [old, wanted] = [before.length - end, entries.length - end];
  for (let index = start; index < Math.min(old, wanted) && yaml !== undefined; index++)
    yaml = editYaml(yaml, [...path, index], entries[index], order);
  for (let index = old; index < wanted && yaml !== undefined; index++)
    yaml = insertItem(yaml, path, index, entries[index] ?? '');
  for (let index = old - 1; index >= wanted && yaml !== undefined; index--)
    yaml = editYaml(yaml, [...path, index], undefined, order);
  return withYaml(guide, yaml);
}

/** The text with another body, whose lines end as those of the file do. */
export function withBody(guide: GuideText, body: string): string {
  const written = guide.text.includes('\r\n') ? body.replace(/\r?\n/g, '\r\n') : body;
  return guide.text.slice(0, guide.text.length - guide.body.length) + written;
}

function withYaml(guide: GuideText, yaml: string | undefined): string | undefined {
  if (yaml === undefined) return undefined;
  const { text, yamlOffset } = guide;
  return text.slice(0, yamlOffset) + yaml + text.slice(yamlOffset + guide.yaml.length);
}
