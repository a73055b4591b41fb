/** What the page makes of guides without a browser: nothing is lost, and its findings are those of the command line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builderData } from '../../../scripts/builder-data.ts';
import { loadShipped } from '../../../scripts/shipped-data.ts';
import { makeChecker, placeOf } from '../../../src/browser/build-a-guide/find.ts';
import {
  decodeGuide,
  emptyGuide,
  orderOf,
  readGuideText,
  withAnswer,
  withBody,
  withEntries,
} from '../../../src/browser/build-a-guide/guide-text.ts';
import matter from '../../../src/browser/build-a-guide/stand-ins/gray-matter.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { guideSchema } from '../../../src/model/guide.ts';
import { guideForm } from '../../../src/model/guide-form.ts';
import { sayInEnglish } from '../../../src/model/spoken-words.ts';
import { readAndCheck } from '../../../src/pipeline.ts';
import { folderSource } from '../../../src/read/folder-source.ts';
import { splitFrontMatter } from '../../../src/read/front-matter.ts';
import { parseYaml } from '../../../src/read/yaml.ts';
import { projectRoot, today } from '../../support/build-site.ts';

const form = guideForm(guideSchema);
const order = orderOf(form);
const files = ['src/content', 'test/fixtures', 'templates'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(projectRoot, folder, name)),
);

describe('a guide that is opened and saved', () => {
  it('has the same bytes, whatever it is', () => {
    expect(files.length).toBeGreaterThan(200);
    for (const file of files) {
      const bytes = readFileSync(file);
      const text = decodeGuide(new Uint8Array(bytes).buffer);
      if (text === undefined) continue;
      const guide = readGuideText(text);
      expect(Buffer.from(guide.text), file).toEqual(bytes);
      // The body as a text field gives it back.
      expect(withBody(guide, guide.body.replace(/\r\n/g, '\n')), file).toBe(text);
      expect(text.slice(guide.yamlOffset, guide.yamlOffset + guide.yaml.length), file).toBe(guide.yaml);
    }
  });

  it('keeps its byte order mark and its line endings where one answer changes', () => {
    const text = '\ufeff---\r\ntitle: A # name\r\n---\r\n\r\n## What the service does\r\n';
    const guide = readGuideText(text);
    expect(guide.data).toEqual({ title: 'A' });
    expect(withAnswer(guide, ['title'], 'ب', order)).toBe(text.replace('A #', 'ب #'));
    expect(withAnswer(guide, ['phase'], 'alpha', order)).toBe(
      text.replace('# name\r\n', '# name\r\nphase: alpha\r\n'),
    );
    expect(withBody(guide, '\n## What it does\n')).toBe(
      '\ufeff---\r\ntitle: A # name\r\n---\r\n\r\n## What it does\r\n',
    );
  });

  it('is not opened if it is no text', () => {
    expect(decodeGuide(new Uint8Array([0xff, 0xfe, 0x41, 0]).buffer)).toBeUndefined();
  });

  it('is data: no key reaches the prototype, and what cannot be read cannot be changed by the form', () => {
    const guide = readGuideText('---\n__proto__: {a: 1}\n---\n');
    expect(guide).toMatchObject({ readable: false, data: {} });
    expect(withAnswer(readGuideText(emptyGuide), ['__proto__', 'a'], 'x', order)).toBeUndefined();
    expect('a' in {}).toBe(false);
    expect(readGuideText('---js\nalert(1)\n---\n').readable).toBe(false);
    expect(readGuideText('no front matter').readable).toBe(false);
  });
});

describe('an answer', () => {
  it('goes where the schema puts it', () => {
    let guide = readGuideText(emptyGuide);
    const answers: [(string | number)[], string | boolean][] = [
      [['phase'], 'alpha'],
      [['title'], 'Flood alerts'],
      [['support', 'contact'], 'a@b.example'],
      [['components', 0, 'owner'], 'water'],
      [['components', 0, 'id'], 'form'],
      [['components', 1, 'id'], 'queue'],
      [['lifecycle', 'owners', 'design'], 'water'],
      [['uses_live_data'], false],
      [['description'], 'Says: "flood"'],
    ];
    for (const [path, value] of answers)
      guide = readGuideText(withAnswer(guide, path, value, order) ?? 'refused');
    expect(guide.text).toBe(`---
title: Flood alerts
description: 'Says: "flood"'
phase: alpha
uses_live_data: false
lifecycle:
  owners:
    design: water
components:
  - id: form
    owner: water
  - id: queue
support:
  contact: a@b.example
---
`);
  });

  it('may be several entries, of which those that stay keep their comments', () => {
    const guide = readGuideText('---\naliases:\n  - one # first\n  - two\n  - three # last\n---\n');
    const yaml = (entries: string[]) => withEntries(guide, ['aliases'], entries, order)?.slice(4, -4);
    expect(yaml(['one', 'three'])).toBe('aliases:\n  - one # first\n  - three # last\n');
    expect(yaml(['one', 'new', 'two', 'three'])).toBe(
      'aliases:\n  - one # first\n  - new\n  - two\n  - three # last\n',
    );
    expect(yaml(['one', '2', 'three'])).toBe('aliases:\n  - one # first\n  - "2"\n  - three # last\n');
    expect(yaml([])).toBe('');
    expect(yaml(['one', 'two', 'three'])).toBe('aliases:\n  - one # first\n  - two\n  - three # last\n');
  });

  it('of 200 characters, or in Arabic, reads back', () => {
    for (const name of ['x'.repeat(200), 'إنذار الفيضانات: تنبيه', '# not a comment', 'أ'.repeat(200)]) {
      const text = withAnswer(readGuideText(emptyGuide), ['title'], name, order) ?? '';
      expect(readGuideText(text).data).toEqual({ title: name });
    }
  });
});

describe('the findings of the page', () => {
  const folder = join(projectRoot, 'src', 'content');
  const { content, diagnostics } = readAndCheck(folderSource(folder), { today, ...loadShipped() });
  const { content: around } = JSON.parse(
    JSON.stringify(builderData(content, '/', sayInEnglish)),
  ) as ReturnType<typeof builderData>;
  const check = makeChecker(around);
  /** Other guides are there in part: where they are meant, they have other lines. */
  const here = ({ related: _places, ...finding }: Diagnostic) => finding;

  it('are those of the command line, for every guide', () => {
    expect(content.guides.length).toBeGreaterThan(10);
    for (const { id, file, text } of content.guides)
      expect(check(id, text, today).map(here), file).toEqual(
        diagnostics.filter((found) => found.file === file).map(here),
      );
  });

  it('lead to the question that they speak of', () => {
    const text = `---
title: A
phase: public-beta
components:
  - id: a
    name: B
    typ: api
  - {id: c, name: D, type: nothing, owner: water}
  - {id: e, name: F, type: api, owner: nobody}
---

## What the service does

[x](nowhere.md)
`;
    const guide = readGuideText(text);
    const places = new Map(
      check('other', text, today).map((finding) => [
        `${finding.ruleId} ${/`([^`]*)`/.exec(finding.message)?.[1]}`,
        placeOf(finding, guide),
      ]),
    );
    expect(Object.fromEntries(places)).toMatchObject({
      'missing-key description': ['description'],
      'missing-key owner': ['components', 0, 'owner'],
      'unknown-key typ': ['components', 0, 'typ'],
      'wrong-value components[2].type': ['components', 1, 'type'],
      'unresolved-reference components.owner': ['components', 2, 'owner'],
      'broken-link nowhere.md': 'body',
      'fact-due tier': ['tier'],
    });
    const [badName] = check('Flood Warnings', text, today);
    const noBody = '---\ntitle: A\nphase: alpha\n---\n';
    const missing = check('other', noBody, today).find(({ ruleId }) => ruleId === 'missing-section');
    expect(missing && placeOf(missing, readGuideText(noBody))).toBe('body');
    expect(badName && placeOf(badName, guide)).toBe('id');
  });
});

describe('the stand-in for gray-matter', () => {
  it('gives what gray-matter gives', () => {
    for (const file of files) {
      const { yaml, data } = splitFrontMatter(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
      if (data === undefined) continue;
      const read = matter(`---\n${yaml}---\n`, {
        engines: { yaml: (text) => (parseYaml(text).value ?? {}) as object },
      });
      expect(read.data, file).toEqual(data);
    }
  });
});
