/** Read: one message in ICU MessageFormat → what it has places for, or why it cannot be filled in. */
import IntlMessageFormat from 'intl-messageformat';

/** What a message has places for. */
export interface MessageParts {
  /** Names of values, and whether the message counts with them. */
  values: Map<string, 'text' | 'number'>;
  /** Names of tags. */
  tags: Set<string>;
}

type Element =
  | { type: 0 | 7; value?: string }
  | { type: 1 | 2 | 3 | 4; value: string }
  | { type: 5 | 6; value: string; options: Readonly<Record<string, { value: Element[] }>> }
  | { type: 8; value: string; children: Element[] };

/** What the parser finds wrong, as people say it, by how its codes begin. */
const problems: readonly (readonly [RegExp, string])[] = [
  [/CLOSING_BRACE|EXPECT_ARGUMENT_SELECTOR_FRAGMENT/, 'a brace is opened and not closed'],
  [/TAG/, 'a tag is not opened and closed in the right order'],
  [/MISSING_OTHER_CLAUSE/, 'a plural or select lacks the case `other`'],
  [/SELECTOR/, 'the cases of a plural or select are not written as `one {…} other {…}`'],
  [/ARGUMENT_TYPE|ARGUMENT_STYLE/, 'a place has a type that is none of number, plural and select'],
  [/ARGUMENT/, 'a place is not written as `{name}`'],
  [/QUOTE/, 'an apostrophe begins a quotation that does not end'],
];

/** Reads a message; a text says what is wrong with it. */
export function messageParts(message: string): MessageParts | string {
  const parts: MessageParts = { values: new Map(), tags: new Set() };
  try {
    const elements = new IntlMessageFormat(message, 'en').getAst() as unknown as Element[];
    return collect(elements, parts) ? parts : 'dates and times come in words and have no type';
  } catch (error) {
    const code = error instanceof Error ? error.message : '';
    return problems.find(([codes]) => codes.test(code))?.[1] ?? 'it cannot be parsed';
  }
}

/** Collects from elements and all that is within them; false for a type that messages of the interface do not have. */
function collect(elements: readonly Element[], parts: MessageParts): boolean {
  return elements.every((element) => {
    switch (element.type) {
      case 1:
      case 2:
      case 5:
      case 6: {
        const counted = element.type === 2 || element.type === 6;
        if (counted || !parts.values.has(element.value))
          parts.values.set(element.value, counted ? 'number' : 'text');
        return (
          !('options' in element) ||
          Object.values(element.options).every((option) => collect(option.value, parts))
        );
      }
      case 3:
      case 4:
        return false;
      case 8:
        parts.tags.add(element.value);
        return collect(element.children, parts);
      default:
        return true;
    }
  });
}
