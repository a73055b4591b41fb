/**
 * Words in = words out. Pages are made of pieces, each with words of its own; every word that a reader saw, or that a
 * tag said, must be in the new page, in the same order.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectIds } from '../../src/import/dialect.ts';
import { wordsMissing, wordsOf } from '../../src/import/words.ts';
import { errorsOf, firstMissing, importFiles } from './support.ts';

/** Makes words that occur nowhere else. */
type NextWord = () => string;
type Piece = (word: NextWord) => string;

/** Blocks of a page: what every dialect has, and tags of all of them. */
const pieces: readonly Piece[] = [
  (w) => `${w()} ${w()} ${w()}.`,
  (w) => `## ${w()} ${w()}`,
  (w) => `##${w()}`,
  (w) => `### ${w()} {#${'name'}}`,
  (w) => `# ${w()} #`,
  (w) => `- ${w()}\n- ${w()}\n  - ${w()}`,
  (w) => `-\t${w()}`,
  (w) => `1. ${w()}\n\n   ${w()}`,
  (w) => `> ${w()}\n> ${w()}`,
  (w) => `> [!NOTE]\n> ${w()}`,
  (w) => `| ${w()} | ${w()} |\n|---|---|\n| ${w()}<br>${w()} | ${w()} |`,
  (w) => `\`\`\`sh\n${w()} {{ x }}\n\n\n${w()}\n\`\`\``,
  (w) => `    ${w()} <b>${w()}</b>`,
  (w) => `~~~\n${w()}`,
  (w) => `\`${w()} {% x %}\` ${w()}`,
  (w) => `[${w()} *${w()}*](lost/page.md) ${w()}`,
  (w) => `[${w()}](https://landandwater.example/) ${w()}`,
  (w) => `[${w()}](javascript:x) ![${w()}](lost.png)`,
  (w) => `[${w()}] (https://landandwater.example/) [${w()}]( other.md )`,
  (w) => `[${w()}[(https://landandwater.example/)`,
  (w) => `[${w()}](other.md#${'lost'} "${w()}")`,
  (w) => `[![${w()}](lost.png)](other.md) ${w()}`,
  (w) => `*${w()} ${w()}*`,
  (w) => `${w()}\\\n${w()}  \n${w()}`,
  (w) => `<div class="x">${w()}</div>`,
  (w) => `<div>\n\n${w()}\n\n</div>`,
  (w) => `<details>\n<summary>${w()}</summary>\n\n${w()}\n</details>`,
  (w) => `<p>${w()} <strong>${w()}</strong> <em>${w()}</em> <code>${w()}</code></p>`,
  (w) => `<a href="other.md">${w()}</a> <a name="x"></a>${w()}`,
  (w) => `<h2 id="y">${w()}</h2>`,
  (w) => `<table><tr><td>${w()}</td></tr></table>`,
  (w) => `<img src="lost.png" alt="${w()}"> ${w()}`,
  (w) => `<pre><code>${w()}</code></pre>`,
  (w) => `<b>${w()}`,
  (w) => `${w()}\n{: .note }`,
  (w) => `${w()} {{ unknown }} ${w()} {% if x %}${w()}{% endif %}`,
  (w) => `{% raw %}${w()} {{ x }}{% endraw %}`,
  (w) => `{% highlight sh %}\n${w()}\n{% endhighlight %}`,
  (w) => `{% include note.html content="${w()} ${w()}" %}`,
  (w) => `{% callout "${w()}" %}\n${w()}\n\n- ${w()}\n{% endcallout %}`,
  (w) => `{% details "${w()}" %}\n${w()}\n{% enddetails %}`,
  (w) => `{{ govukInsetText({ text: "${w()}" }) }}`,
  (w) => `<%= link_to '${w()}', '/other.html' %> ${w()} <%= x %>`,
  (w) => `<%= warning_text('${w()}') %>`,
  (w) => `{{< hint info >}}\n${w()}\n{{< /hint >}}`,
  (w) => `{{< figure src="lost.png" alt="${w()}" caption="${w()}" >}}`,
  (w) => `{{< details "${w()}" >}}\n${w()}\n{{< /details >}}`,
  (w) => `!!! note "${w()}"\n    ${w()}\n\n    ${w()}\n\n${w()}`,
  (w) => `??? tip "${w()}"\n    ${w()}`,
  (w) => `=== "${w()}"\n\n    ${w()}`,
  (w) => `{% highlight sh %}\n${w()}`,
  (w) => `{% callout %} ${w()}`,
  (w) => `{{< hint >}} ${w()}`,
  (w) => `{{ ${w()} %} ${w()} <% ${w()}`,
  (w) => `[${w()}: ${w()}](${''} ${w()}`,
];

const page = fc
  .array(fc.record({ piece: fc.nat({ max: pieces.length - 1 }), gap: fc.constantFrom('\n\n', '\n') }), {
    maxLength: 12,
  })
  .map((parts) => {
    const words: string[] = [];
    const next: NextWord = () => {
      words.push(`w${words.length}x`);
      return words[words.length - 1] ?? '';
    };
    return { text: parts.map(({ piece, gap }) => `${pieces[piece]?.(next)}${gap}`).join(''), words };
  });

describe.each(dialectIds)('pages of %s', (dialect) => {
  it('keep every word, in order', () => {
    fc.assert(
      fc.property(page, ({ text, words }) => {
        const imported = importFiles(
          { 'source.md': `---\ntitle: Page\n---\n\n${text}`, 'other.md': '# Other\n' },
          dialect,
        );
        const after = imported.text('guidance/source.md');
        expect(firstMissing(words, wordsOf(after))).toBeUndefined();
        expect(imported.reportOf('source.md').lost).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('pages of any dialect', () => {
  it('pass the check', () => {
    fc.assert(
      fc.property(page, ({ text }) => {
        expect(
          errorsOf(importFiles({ 'source.md': `---\ntitle: Page\n---\n\n${text}`, 'other.md': '# Other\n' })),
        ).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('keep every value of their front matter', () => {
    const key = fc.constantFrom(
      'title',
      'description',
      'team',
      'tags',
      'room',
      'weight',
      'keywords',
      'date',
      'type',
      'lang',
      'owner',
      'aliases',
      'review_in',
    );
    const value = fc.oneof(
      fc.integer().map(String),
      fc
        .array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 3 })
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(fc.dictionary(key, value), (data) => {
        const lines = Object.entries(data).map(([name, text]) => `${name}: v${text}v\n`);
        const imported = importFiles({ 'source.md': `---\n${lines.join('')}---\n\nText.\n` });
        const whole = imported.files.flatMap((file) => ('text' in file ? [file.text] : [])).join('\n');
        const values = Object.values(data).flatMap((text) => wordsOf(`v${text}v`));
        expect(wordsMissing(values, wordsOf(whole))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('wordsMissing', () => {
  it('counts each word as often as it stands there', () => {
    expect(wordsMissing(['a', 'b', 'a'], ['a', 'b'])).toEqual(['a']);
    expect(wordsMissing(['a', 'b'], ['b', 'c', 'a'])).toEqual([]);
  });
});
