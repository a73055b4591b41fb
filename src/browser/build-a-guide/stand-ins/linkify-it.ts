/** Browser: stands in for `linkify-it`, which finds addresses in text. Guides have links only where they are written. */

/** Finds nothing: Markdown is always read with this part of markdown-it off. */
export class LinkifyIt {}
