/**
 * Model: the colours of a brand, each with what it is for and the custom properties by which style sheets use it. One
 * list makes the schema, the documentation and the style sheet.
 */

/** What a colour is for. */
interface ColourInfo {
  /** What it colours, in plain words. */
  about: string;
  /** Properties of the design system that take this colour, besides `--app-<name>`. */
  govuk?: readonly string[];
  /** The colour that stands in for it when a brand gives that one and not this. */
  from?: string;
}

/** Every colour, by its key in `brand.yaml`. */
export const brandColours = {
  brand: { about: 'The colour that people know you by.', govuk: ['brand'] },
  page: { about: 'Background of pages.', govuk: ['body-background'] },
  text: { about: 'Text.', govuk: ['text', 'surface-text'] },
  secondary_text: { about: 'Quieter text, such as dates and notes.', govuk: ['secondary-text'] },
  link: { about: 'Links.', govuk: ['link'] },
  link_hover: { about: 'Links under the pointer.', govuk: ['link-hover'] },
  link_visited: { about: 'Links that were followed before.', govuk: ['link-visited'] },
  link_active: { about: 'Links while they are pressed.', govuk: ['link-active'] },
  focus: { about: 'Where the keyboard is.', govuk: ['focus'] },
  focus_text: { about: 'Text where the keyboard is, when it is highlighted.', govuk: ['focus-text'] },
  line: { about: 'Hairlines between rows and around panels.', govuk: ['border', 'surface-border'] },
  strong_line: { about: 'Bars, dots and lines that mean something.', from: 'brand' },
  tint: { about: 'Background of quiet panels.', govuk: ['surface-background'] },
  ink: { about: 'Dark bands with light text.', from: 'brand' },
  ink_text: { about: 'Text on dark bands.', govuk: ['inverse-text'] },
  header: { about: 'Background of the header.', from: 'ink' },
  header_text: { about: 'Text in the header.', from: 'ink_text' },
  header_band: { about: 'Band along the top edge of the header.', from: 'header' },
  navigation: { about: 'Background of the navigation.', from: 'tint' },
  navigation_link: { about: 'Links of the navigation.', from: 'link' },
  navigation_current: { about: 'Line that marks the current section.', from: 'strong_line' },
  footer: { about: 'Background of the footer.', govuk: ['template-background'], from: 'tint' },
  footer_text: { about: 'Text of the footer.', from: 'text' },
  footer_link: { about: 'Links of the footer.', from: 'link' },
  footer_band: { about: 'Band along the top edge of the footer.', from: 'brand' },
  input_border: { about: 'Borders of boxes to type into.', govuk: ['input-border'], from: 'text' },
  button: { about: 'Background of buttons.', from: 'brand' },
  button_text: { about: 'Text on buttons.' },
  notice: { about: "Background of the organisation's notice." },
  notice_text: { about: "Text of the organisation's notice." },
  danger: { about: 'Overdue, failed, critical.', govuk: ['error'] },
  danger_tint: { about: 'Background of what is overdue or failed.' },
  warn: { about: 'Due soon, waived.' },
  warn_tint: { about: 'Background of what is due soon or waived.' },
  good: { about: 'Met, live.', govuk: ['success'] },
  good_tint: { about: 'Background of what is met or live.' },
  info: { about: 'Text of what is being tried: the phases before live.' },
  info_tint: { about: 'Background of the phases before live.' },
  quiet: { about: 'Text of what has ended or is of lower rank.' },
  quiet_tint: { about: 'Background of what has ended or is of lower rank.' },
} as const satisfies Record<string, ColourInfo>;

/** Key of a colour. */
export type ColourName = keyof typeof brandColours;

/** Every colour of a brand, as `#rrggbb` in lower case. */
export type Colours = Readonly<Record<ColourName, string>>;

/** Keys in order. */
export const colourNames = Object.keys(brandColours) as ColourName[];

/** What the list says of a colour. */
export function colourInfo(name: ColourName): ColourInfo {
  return brandColours[name];
}

/**
 * Fills in what a brand leaves out: from a colour that it gives and that may stand in, else from the brand that it
 * extends.
 */
export function completeColours(
  written: Readonly<Partial<Record<ColourName, string>>>,
  base: Colours,
): Colours {
  return Object.fromEntries(
    colourNames.map((name) => [name, written[writtenColour(name, written) ?? name] ?? base[name]]),
  ) as Colours;
}

/** The colour of `written` that decides a colour: itself, or the one that stands in; `undefined` if the base decides. */
export function writtenColour(
  name: ColourName,
  written: Readonly<Partial<Record<ColourName, string>>>,
): ColourName | undefined {
  for (let at: ColourName | undefined = name; at; at = colourInfo(at).from as ColourName | undefined)
    if (written[at] !== undefined) return at;
  return undefined;
}
