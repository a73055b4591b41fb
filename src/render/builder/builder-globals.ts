/** Render: what the page on which guides are built gives to its script. */
import type { InterfaceWords } from '../interface-words.ts';
import { pluralForms } from '../search/plural-forms.ts';

/** Words of the script: `builder.script.<name>` of the interface words, with what is filled in. */
const scriptWords: Readonly<Record<string, readonly string[]>> = {
  addAnother: ['name'],
  addFirst: ['name'],
  cannotChange: ['name'],
  chooseFirst: [],
  clean: [],
  copied: [],
  discarded: [],
  downloaded: [],
  entry: ['name', 'number'],
  error: [],
  found: ['errors', 'others'],
  info: [],
  kept: [],
  longForm: ['name'],
  no: [],
  noId: [],
  none: ['name'],
  noneNo: [],
  noneYes: [],
  notCopied: [],
  notDue: [],
  notKept: [],
  notLoaded: ['name'],
  notSaid: [],
  notText: ['name'],
  onePerLine: [],
  onlyText: ['name'],
  opened: ['name'],
  optionalTitle: ['name'],
  read: [],
  remove: ['name'],
  replaced: [],
  restored: [],
  rule: ['id'],
  started: [],
  toFillIn: [],
  tooLarge: [],
  warning: [],
  yes: [],
};
const countedWords: readonly string[] = ['errors', 'optional', 'others', 'sections'];

/** Globals of templates. */
export function builderGlobals({ interfaceWords: words }: { interfaceWords: InterfaceWords }) {
  return {
    /** Words of the script, for an attribute. */
    builderWords: () =>
      JSON.stringify({
        words: Object.fromEntries(
          Object.entries(scriptWords).map(([name, values]) => [
            name,
            words.say(
              `builder.script.${name}`,
              Object.fromEntries(values.map((value) => [value, `{${value}}`])),
            ),
          ]),
        ),
        counted: Object.fromEntries(
          countedWords.map((name) => [name, pluralForms(words, `builder.script.${name}`)]),
        ),
      }),
  };
}
