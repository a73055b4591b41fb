/**
 * Read: splits a Markdown file into front matter and body, with a clear word about everything that would otherwise be
 * executed, hidden or printed as a heading.
 */
import matter from 'gray-matter';
import type { Range } from '../model/diagnostic.ts';
import { placeOf } from './decode.ts';
import { isFatal, parseYaml, type YamlProblem } from './yaml.ts';

/** What is wrong with the front matter as a block. */
export interface FrontMatterProblem {
  name:
    | 'front-matter-missing'
    | 'front-matter-language'
    | 'front-matter-unclosed'
    | 'front-matter-not-first'
    | 'front-matter-not-keys';
  message: string;
  hint: string;
  range: Range;
}

/** A file in its two parts. `data` is undefined if the front matter cannot be read. */
export interface FrontMatter {
  data: Record<string, unknown> | undefined;
  /** The YAML between the fences, and where it begins in the file. */
  yaml: string;
  yamlOffset: number;
  body: string;
  /** 1-based line of the file on which the body begins. */
  bodyLine: number;
  problems: FrontMatterProblem[];
  yamlProblems: YamlProblem[];
}

const KEYS_HINT =
  'Begin the file with a line of three hyphens, then keys and values such as `title: Flood warnings`, then another line of three hyphens.';
const refuse = () => {
  throw new Error('only YAML front matter is read');
};
/** gray-matter runs code for `---js`: every engine but ours refuses, and the fence is checked before it is called. */
const engines = {
  javascript: refuse,
  js: refuse,
  json: refuse,
  toml: refuse,
  coffee: refuse,
  coffeescript: refuse,
};

/** Splits a file. Mistakes are returned, never thrown. */
export function splitFrontMatter(text: string): FrontMatter {
  const result: FrontMatter = {
    data: undefined,
    yaml: '',
    yamlOffset: 0,
    body: text,
    bodyLine: 1,
    problems: [],
    yamlProblems: [],
  };
  const opening = findOpening(text, result.problems);
  if (opening === undefined) return result;
  const afterFence = text.indexOf('\n', opening) + 1;
  const closing = afterFence === 0 ? undefined : findClosing(text, afterFence);
  if (closing === undefined || !closing.clean) {
    const place = placeOf(text, closing?.end ?? opening);
    result.problems.push({
      name: 'front-matter-unclosed',
      message: closing
        ? 'This line begins with three hyphens but is not the end of the front matter.'
        : 'The front matter is not closed.',
      hint: closing
        ? 'Write exactly three hyphens, alone on the line.'
        : 'Add a line of three hyphens after the last key.',
      range: { ...place, endLine: place.line, endColumn: place.column + 3 },
    });
    result.body = '';
    return result;
  }
  result.yaml = text.slice(afterFence, closing.start);
  result.yamlOffset = afterFence;
  // gray-matter is always given options: without them it returns a cached, empty reading of a file it failed on.
  const parsed = matter(`---\n${result.yaml}---\n`, {
    language: 'yaml',
    engines: {
      ...engines,
      // Not what gray-matter cut out but what stands in the file, so that offsets are those of the file.
      yaml: () => {
        const { value, problems } = parseYaml(result.yaml);
        result.yamlProblems = problems;
        return (value ?? {}) as object;
      },
    },
  });
  result.body = text.slice(closing.bodyStart);
  result.bodyLine = placeOf(text, closing.end).line + 1;
  const data: unknown = parsed.data;
  if (Array.isArray(data) || typeof data !== 'object' || data === null) {
    result.problems.push({
      name: 'front-matter-not-keys',
      message: `The front matter is ${Array.isArray(data) ? 'a list' : 'a single value'}, not keys and values.`,
      hint: KEYS_HINT,
      range: placeOf(text, afterFence),
    });
  } else if (!result.yamlProblems.some(isFatal)) {
    result.data = data as Record<string, unknown>;
  }
  return result;
}

/** Offset of the opening fence; reports what stands before it or in its place. */
function findOpening(text: string, problems: FrontMatterProblem[]): number | undefined {
  const start = { line: 1, column: 1 };
  const first = /^---([^\S\n]*\S[^\n]*)?[^\S\n]*(?:\n|$)/.exec(text);
  if (first) {
    const language = (first[1] ?? '').trim();
    if (language === '' || /^ya?ml$/i.test(language)) return 0;
    problems.push({
      name: 'front-matter-language',
      message: `The front matter is marked \`${language.slice(0, 40)}\`. Only YAML is read, and nothing in content is ever run.`,
      hint: 'Write `---` alone on the first line, and the values as YAML.',
      range: { ...start, endLine: 1, endColumn: 4 + language.length },
    });
    return undefined;
  }
  if (/^(?:\+\+\+|;;;)/.test(text)) {
    problems.push({
      name: 'front-matter-language',
      message: 'The front matter is TOML or JSON. Only YAML is read.',
      hint: 'Write it as YAML between two lines of three hyphens.',
      range: start,
    });
    return undefined;
  }
  const late = /^(?:[^\S\n]*(?:#[^\n]*|<!--[^\n]*)?\n)+(---[^\S\n]*\n)/.exec(text);
  if (late) {
    problems.push({
      name: 'front-matter-not-first',
      message:
        'There is something before the front matter. Other tools would print the front matter as text.',
      hint: 'Move the three hyphens to the first line of the file.',
      range: start,
    });
    return late[0].length - (late[1]?.length ?? 0);
  }
  problems.push({
    name: 'front-matter-missing',
    message: text.trim() === '' ? 'The file is empty.' : 'The file has no front matter.',
    hint: KEYS_HINT,
    range: start,
  });
  return undefined;
}

/** The first line that begins with the fence: where its line ends, where the body begins, and whether it is a fence. */
function findClosing(
  text: string,
  from: number,
): { start: number; end: number; bodyStart: number; clean: boolean } | undefined {
  const fence = /^---([^\n]*)(?:\n|$)/gm;
  fence.lastIndex = from;
  const match = fence.exec(text);
  if (!match) return undefined;
  if (match[1]?.trim()) return { start: match.index, end: match.index, bodyStart: match.index, clean: false };
  const bodyStart = match.index + match[0].length;
  return {
    start: match.index,
    end: match[0].endsWith('\n') ? bodyStart - 1 : bodyStart,
    bodyStart,
    clean: true,
  };
}
