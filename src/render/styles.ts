/**
 * Render: our Sass with that of the design system → one style sheet of what our templates use, for text of either
 * direction.
 */
import { createRequire } from 'node:module';

/** What a style sheet is made of. */
export interface StyleSource {
  /** The entry file. */
  file: string;
  /** Folders searched for `@use`. */
  loadPaths: string[];
  /** Texts in which a class must be named for its styles to be kept: templates and what renders them. */
  users: readonly string[];
}

/** The compiler, loaded when it is needed: a build seldom does, and it takes 30 MB. */
function sass(): typeof import('sass') {
  return createRequire(import.meta.url)('sass');
}

/**
 * Compiles a Sass file, compressed.
 * @throws Error for a mistake in our own styles
 */
export function renderStyles({ file, loadPaths, users }: StyleSource): string {
  const { css } = sass().compile(file, {
    loadPaths,
    style: 'compressed',
    quietDeps: true,
    sourceMap: false,
    charset: false,
  });
  return logicalStyles(usedStyles(withoutRepeats(css), users));
}

/**
 * A brand always sets the properties, so what stands in for one that is missing only takes room. So do the typeface and
 * the sizes of text that the design system has for paper: ours come from the size of the root.
 */
function withoutRepeats(css: string): string {
  return css
    .replace(/var\((--govuk-[a-z-]+),\s*#[0-9a-f]{3,6}\)/g, 'var($1)')
    .replace(/@media print\{[^{}]+\{font-family:var\(--app-font\)\}\}/g, '')
    .replace(/@media print\{[^{}]+\{font-size:[\d.]+pt;line-height:[\d.]+\}\}/g, '');
}

/**
 * Leaves out rules whose classes no text names. A name that ends in `--` or `__` stands for all that begin with it, as
 * in `app-phase-tag--{{ phase }}`; classes within `:is()` or `:not()` do not count.
 */
export function usedStyles(css: string, users: readonly string[]): string {
  const words = new Set(users.flatMap((text) => text.match(/[a-z][\w!-]*/gi) ?? []));
  const prefixes = [...words].filter((word) => /(?:--|__)$/.test(word));
  const isUsed = (name: string) => words.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
  const keep = (selector: string) => {
    const plain = selector.replace(/\([^()]*\)/g, '');
    return [...plain.matchAll(/\.((?:\\.|[\w-])+)/g)].every(([, name = '']) =>
      isUsed(name.replaceAll('\\', '')),
    );
  };
  return usedBlocks(css, keep);
}

function usedBlocks(css: string, keep: (selector: string) => boolean): string {
  return blocksOf(css)
    .map(({ head, body }) => {
      if (body === undefined) return head;
      if (/^@(?:media|supports|layer|container)/.test(head)) {
        const inner = usedBlocks(body, keep);
        return inner === '' ? '' : `${head}{${inner}}`;
      }
      if (head.startsWith('@')) return `${head}{${body}}`;
      const selectors = splitOutside(head, ',').filter(keep);
      return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`;
    })
    .join('');
}

/** A rule or at-rule; one without a body, such as `@import`, ends in a semicolon. */
interface Block {
  head: string;
  body?: string;
}

function blocksOf(css: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  let open = -1;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < css.length; at++) {
    const character = css.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (character === '}') {
      depth -= 1;
      if (depth > 0) continue;
      blocks.push({ head: css.slice(start, open), body: css.slice(open + 1, at) });
      start = at + 1;
    } else if (character === ';' && depth === 0) {
      blocks.push({ head: css.slice(start, at + 1) });
      start = at + 1;
    }
  }
  return blocks;
}

/** Splits at a character that stands outside of brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

const SIDES: Readonly<Record<string, string>> = { left: 'inline-start', right: 'inline-end' };

/**
 * Writes left and right as start and end, so that the design system serves languages that are written from right to
 * left. Arrows drawn by a shape keep their sides.
 */
export function logicalStyles(css: string): string {
  return css.replace(/\{([^{}]*)\}/g, (whole, body: string) =>
    body.includes('clip-path') ? whole : `{${splitOutside(body, ';').map(logicalDeclaration).join(';')}}`,
  );
}

function logicalDeclaration(declaration: string): string {
  return declaration
    .replace(/^(margin|padding)-(left|right):/, (_all, name, side) => `${name}-${SIDES[side]}:`)
    .replace(
      /^border-(left|right)((?:-(?:color|style|width))?):/,
      (_all, side, part) => `border-${SIDES[side]}${part}:`,
    )
    .replace(/^(left|right):/, (_all, side) => `inset-${SIDES[side]}:`)
    .replace(/^float:(left|right)/, (_all, side) => `float:${SIDES[side]}`)
    .replace(/^text-align:(left|right)/, (_all, side) => `text-align:${side === 'left' ? 'start' : 'end'}`);
}
