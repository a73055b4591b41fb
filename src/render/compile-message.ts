/**
 * Render: one message in ICU MessageFormat → a function that fills it in. Pages fill in hundreds of thousands, so a
 * message is parsed once and what it needs of `Intl` is made once for each language.
 */
import IntlMessageFormat from 'intl-messageformat';
import nunjucks from 'nunjucks';
import { escapeHtml } from './markdown.ts';

/** What a tag of a message becomes: `<rules>the rules</rules>` as a link. */
export interface Markup {
  open: string;
  close: string;
}

/** Values that a message is filled with, by name. HTML that is known to be safe keeps its markup on a page. */
export type WordValues = Readonly<
  Record<string, string | number | boolean | nunjucks.runtime.SafeString | Markup | null | undefined>
>;

/** A message, ready to be filled in. */
export type CompiledMessage = (values: WordValues) => string;

/** A message as its parser gives it, as far as messages of the interface may go. */
type Element =
  | { type: 0; value: string }
  | { type: 1 | 2; value: string }
  | { type: 5; value: string; options: Readonly<Record<string, { value: Element[] }>> }
  | {
      type: 6;
      value: string;
      offset: number;
      pluralType: Intl.PluralRuleType;
      options: Readonly<Record<string, { value: Element[] }>>;
    }
  | { type: 7 }
  | { type: 8; value: string; children: Element[] };

type Part = (values: WordValues, count: number) => string;

/** What the tags become that every message may use. @see commonTags in src/model/messages.ts */
const markup: Readonly<Record<string, Markup>> = {
  strong: { open: '<strong>', close: '</strong>' },
  code: { open: '<code class="app-code-inline">', close: '</code>' },
  late: { open: '<strong class="app-overdue">', close: '</strong>' },
  hidden: { open: '<span class="govuk-visually-hidden">', close: '</span>' },
};

/**
 * Compiles a message.
 * - `text`: tags are left out, and the template escapes the whole
 * - `html`: words and values are escaped, tags become markup
 * In a `select`, a value that is missing, `null` or empty is `none`.
 * @throws Error for a message that cannot be parsed
 */
export function compileMessage(text: string, language: string, form: 'text' | 'html'): CompiledMessage {
  const elements = new IntlMessageFormat(text, language).getAst() as unknown as Element[];
  const whole = partOf(elements, language, form === 'html');
  return (values) => whole(values, 0);
}

/**
 * A message as a piece of a template, if it is only words, places and common tags; `undefined` otherwise.
 * @param expressions of the template, by the name of what they fill in; a name that is missing stays empty
 */
export function inlineMessage(
  text: string,
  form: 'text' | 'html',
  expressions: ReadonlyMap<string, string>,
): string | undefined {
  const pieces = (elements: readonly Element[]): string | undefined => {
    let all = '';
    for (const element of elements) {
      const piece = pieceOf(element);
      if (piece === undefined) return undefined;
      all += piece;
    }
    return all;
  };
  const pieceOf = (element: Element): string | undefined => {
    switch (element.type) {
      case 0:
        // A brace could begin a tag of the template.
        return element.value.includes('{') ? undefined : escapeHtml(element.value);
      case 1: {
        const expression = expressions.get(element.value);
        return expression === undefined ? '' : `{{ ${expression} }}`;
      }
      case 8: {
        const children = pieces(element.children);
        const tags = form === 'text' ? { open: '', close: '' } : markup[element.value];
        return children === undefined || !tags ? undefined : tags.open + children + tags.close;
      }
      default:
        return undefined;
    }
  };
  return pieces(new IntlMessageFormat(text, 'en').getAst() as unknown as Element[]);
}

function partOf(elements: readonly Element[], language: string, html: boolean): Part {
  const parts = elements.map((element) => compileElement(element, language, html));
  const [first, second, ...more] = parts;
  if (!first) return () => '';
  if (!second) return first;
  if (more.length === 0) return (values, count) => first(values, count) + second(values, count);
  return (values, count) => {
    let all = '';
    for (const part of parts) all += part(values, count);
    return all;
  };
}

function compileElement(element: Element, language: string, html: boolean): Part {
  switch (element.type) {
    case 0: {
      const literal = html ? escapeHtml(element.value) : element.value;
      return () => literal;
    }
    case 1: {
      const name = element.value;
      return html ? (values) => safeText(values[name]) : (values) => plainText(values[name]);
    }
    case 2: {
      const name = element.value;
      const { format } = numberFormat(language);
      return (values) => format(Number(values[name]));
    }
    case 5: {
      const name = element.value;
      const options = compileOptions(element.options, language, html);
      return (values, count) => {
        const option = options.get(plainText(values[name]) || 'none') ?? options.get('other');
        return option?.(values, count) ?? '';
      };
    }
    case 6: {
      const { value: name, offset, pluralType } = element;
      const options = compileOptions(element.options, language, html);
      const rules = pluralRules(language, pluralType);
      return (values) => {
        const amount = Number(values[name]);
        const option =
          options.get(`=${amount}`) ?? options.get(rules.select(amount - offset)) ?? options.get('other');
        return option?.(values, amount - offset) ?? '';
      };
    }
    case 7: {
      const { format } = numberFormat(language);
      return (_values, count) => format(count);
    }
    case 8: {
      const name = element.value;
      const children = partOf(element.children, language, html);
      if (!html) return children;
      return (values, count) => {
        const { open, close } = (values[name] as Markup | undefined) ?? markup[name] ?? missing(name);
        return open + children(values, count) + close;
      };
    }
    default:
      throw new Error('Messages of the interface hold no dates or times: pages give them in words.');
  }
}

function compileOptions(
  options: Readonly<Record<string, { value: Element[] }>>,
  language: string,
  html: boolean,
): Map<string, Part> {
  return new Map(Object.entries(options).map(([name, { value }]) => [name, partOf(value, language, html)]));
}

function plainText(value: WordValues[string]): string {
  return value === undefined || value === null ? '' : String(value);
}

function safeText(value: WordValues[string]): string {
  return value instanceof nunjucks.runtime.SafeString ? String(value) : escapeHtml(plainText(value));
}

function missing(name: string): never {
  throw new Error(`A message needs markup for <${name}>`);
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const rulesOfPlural = new Map<string, Intl.PluralRules>();

function numberFormat(language: string): Intl.NumberFormat {
  const found = numberFormats.get(language) ?? new Intl.NumberFormat([language, 'en-GB']);
  numberFormats.set(language, found);
  return found;
}

function pluralRules(language: string, type: Intl.PluralRuleType): Intl.PluralRules {
  const key = `${language} ${type}`;
  const found = rulesOfPlural.get(key) ?? new Intl.PluralRules([language, 'en-GB'], { type });
  rulesOfPlural.set(key, found);
  return found;
}
