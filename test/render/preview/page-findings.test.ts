/** Findings stand where they speak of: at a block of the body, at the part that shows a key, or only in the list. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { guideSchema } from '../../../src/model/guide.ts';
import { pageFindings } from '../../../src/render/preview/page-findings.ts';
import { serviceSections } from '../../../src/render/service/sections.ts';
import { projectRoot } from '../../support/build-site.ts';
import { exampleService } from '../../support/example-estate.ts';
import { englishWords } from '../../support/words.ts';
import { guideOf } from './document-of.ts';

const document = guideOf(`---
title: A
phase: discovery
runbooks:
components:
  - id: a
    owner: b
support:
  contact: c
---

One.

Two.
`);
const parts = [
  { id: 'head', keys: ['title', 'phase'] },
  { id: 'about-components', keys: ['components'] },
  { id: 'about-runbooks', keys: ['runbooks'] },
];

function finding(line: number, more: Partial<Diagnostic> = {}): Diagnostic {
  const place = { file: 'services/a.md', line, column: 3 };
  return {
    ruleId: 'r',
    kind: 'document',
    severity: 'error',
    message: 'm',
    url: '/rules/r/',
    ...place,
    ...more,
  };
}

describe('pageFindings', () => {
  it.each([
    ['a key', finding(3), 'head'],
    ['a value within a key', finding(7), 'about-components'],
    ['a key without a value', finding(4), 'about-runbooks'],
    ['a key of which the page shows nothing', finding(9), undefined],
    ['a fact that is missing', finding(2, { column: 1, fact: 'components.*.owner' }), 'about-components'],
    ['something else that is missing at the top', finding(2, { column: 1 }), undefined],
    ['a paragraph', finding(12), 2],
    ['another paragraph', finding(14), 5],
    ['another file', finding(12, { file: 'services/a.x.csv' }), undefined],
  ])('finds the place of %s', (_name, found, place) => {
    const { byPart, byToken, all } = pageFindings(document, [found], parts);
    expect([...byPart.keys(), ...byToken.keys()][0]).toBe(place);
    expect(all).toEqual([{ finding: found, ...(place === undefined ? {} : { anchor: 'Finding-1' }) }]);
  });

  it('puts files that belong to the page where it shows them', () => {
    const found = finding(1, { file: 'services/a.x.csv' });
    const { byPart } = pageFindings(document, [found], parts, 'about-components');
    expect([...byPart.keys()]).toEqual(['about-components']);
  });

  it('lists the gravest first, then by place', () => {
    const found = [
      finding(3, { severity: 'info' }),
      finding(14),
      finding(12),
      finding(2, { severity: 'warning' }),
    ];
    const { all } = pageFindings(document, found, parts);
    expect(all.map(({ finding: { severity, line } }) => [severity, line])).toEqual([
      ['error', 12],
      ['error', 14],
      ['warning', 2],
      ['info', 3],
    ]);
  });

  it('gives none a place on a page that shows something else than what was found wrong', () => {
    expect(pageFindings(undefined, [finding(3), finding(12)], parts)).toMatchObject({
      all: [{ finding: { line: 3 } }, { finding: { line: 12 } }],
      byPart: new Map(),
      byToken: new Map(),
    });
  });
});

describe('the parts of a service page', () => {
  it('show the keys that they say they show', () => {
    const { before, after } = serviceSections(exampleService('veterinary-records-connect'), englishWords);
    const sections = [...before, ...after];
    const keys = sections.flatMap((section) => section.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(Object.keys(guideSchema.shape)).toContain(key);
    const elsewhere: Readonly<Record<string, RegExp>> = {
      last_reviewed_on: /lastReviewedOn/,
      delivery_group: /service\.group/,
      dependencies: /service\.dependencies/,
      components: /service\.components/,
      support: /service\.(?:lines|escalation)|guide\.support/,
    };
    for (const { template, keys: shown } of sections) {
      const text = readFileSync(join(projectRoot, '_includes', 'service', `${template}.njk`), 'utf8');
      for (const key of shown) expect(text, key).toMatch(elsewhere[key] ?? new RegExp(`guide\\.${key}\\b`));
    }
  });
});
