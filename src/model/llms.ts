/** Model: what `llms.txt` says, before it is written in Markdown. */

/** A link to a text, with what it is about. */
export interface LlmsLink {
  title: string;
  href: string;
  description?: string;
}

/** What stands in the file. */
export interface LlmsIndex {
  title: string;
  summary: string;
  /** Paragraphs after the summary. */
  details: readonly string[];
  /** Parts with a heading each; a part without links is left out. */
  sections: readonly { title: string; links: readonly LlmsLink[] }[];
}
