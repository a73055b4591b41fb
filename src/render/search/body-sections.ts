/** Render: the tokens of a body → plain text by heading, as search needs it. Markup is left out, code stays. */
import type { Token } from 'markdown-it';
import type { SourceDocument } from '../../model/content.ts';
import type { SearchSection } from './search-record.ts';

type Section = SearchSection & { text: string[] };

/** The text of a body: what stands before its first heading, which may be nothing, and each heading. Never throws for content. */
export function bodySections(document: SourceDocument): SearchSection[] {
  let text: string[] = [];
  const sections: Section[] = [{ text }];
  let heading: Token | undefined;
  for (const token of document.body.tokens() as Token[]) {
    if (token.type === 'heading_open') heading = token;
    else if (token.type === 'heading_close') heading = undefined;
    else if (heading) {
      const section = sectionOf(heading, inlineText(token));
      sections.push(section);
      text = section.text;
    } else if (token.type === 'inline') text.push(inlineText(token));
    else if (token.type === 'fence' || token.type === 'code_block') text.push(token.content);
  }
  return sections;
}

function sectionOf(heading: Token, title: string): Section {
  // The title is the one heading of level 1: a body that has one too is moved down.
  const level = Math.max(2, Number(heading.tag.slice(1))) as 2 | 3 | 4 | 5 | 6;
  return { heading: { id: String(heading.attrGet('id') ?? ''), title, level }, text: [] };
}

function inlineText(token: Token): string {
  return (token.children ?? [])
    .map(({ type, content }) => {
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return type === 'text' || type === 'code_inline' || type === 'image' || type === 'text_special'
        ? content
        : '';
    })
    .join('');
}
