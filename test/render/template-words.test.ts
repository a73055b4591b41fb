/** No template says words of its own: they stand in `_data/words/en.yaml`, where a language can be added. */
import { describe, expect, it } from 'vitest';
import { literalWords, templateTexts } from '../support/template-words.ts';

/** A policy of the browser, which reads like words. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/pages/search.njk': ["; script-src 'self' 'wasm-unsafe-eval'"],
};

describe('templates', () => {
  const templates = [...templateTexts()];

  it('are found', () => {
    expect(templates.length).toBeGreaterThan(60);
  });

  it.each(templates)('have no words of their own: %s', (path, text) => {
    expect(literalWords(text).filter((words) => !allowed[path]?.includes(words))).toEqual([]);
  });
});

describe('literalWords', () => {
  it.each([
    ['<p>Who to call</p>', ['Who to call']],
    ['<p>{{ name }} is late</p>', ['is late']],
    ['<nav aria-label="Site">', ['Site']],
    ['<td data-label="Next {{ x }}">', ['Next']],
    ['<img alt="A logo">', ['A logo']],
    ['{{ "None" if empty }}', ['None']],
    ['{{ ", and of " if more }}', [', and of']],
    ['{{ "is late" if late else "was late" }}', ['is late', 'was late']],
    ['{% set title = "Services" %}', ['Services']],
    ['{{ t("a.b", {name: "Somebody"}) }}', ['Somebody']],
  ])('finds the words of %s', (template, words) => {
    expect(literalWords(template)).toEqual(words);
  });

  it.each([
    '---\npermalink: about/index.html\n---\n{# Words of a comment. #}',
    '<p class="govuk-body">{{ t("about.title") }}: {{ name }} ({{ count }})</p>',
    '{{ t("map." + side + "Caption", {count: 1}) }}',
    '{% include "service/" + section.template + ".njk" %}',
    '<code>opsguide check --strict</code>',
    '<a class="govuk-link" href="{{ "/about/" | href }}">{{ th("a.b", {link: linkTo("/x/")}) }}</a>',
    '{{ "page" if here else "true" }}',
  ])('finds none in %j', (template) => {
    expect(literalWords(template)).toEqual([]);
  });
});
