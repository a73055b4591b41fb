/** Reports for other programs, judged by what those programs are specified to read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { allRules } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/reporter.ts';
import { reporters } from '../../src/report/reporters.ts';

const hostile = 'a < b & "c" ]]> | `d` [e](javascript:f) @everyone \u0000\ud800 é';
const diagnostics: Diagnostic[] = [
  {
    ruleId: 'heading-without-space',
    kind: 'style',
    severity: 'warning',
    message: 'There is no space after the hashes.',
    hint: 'Write `## Statement`.',
    file: 'services/flood warnings & more.md',
    line: 3,
    column: 1,
    endLine: 3,
    endColumn: 12,
    fix: { description: 'Put a space', line: 3, column: 3, endLine: 3, endColumn: 3, replacement: ' ' },
    url: '/rules/heading-without-space/',
  },
  {
    ruleId: 'fact-due',
    kind: 'readiness',
    severity: 'error',
    message: hostile,
    hint: 'First line\nSecond line',
    file: 'services/flood-warnings.md',
    line: 1,
    column: 4,
    url: '/rules/fact-due/',
    related: [{ file: 'organisation.yaml', line: 2, column: 1, message: 'the group' }],
  },
  {
    ruleId: 'undefined-acronym',
    kind: 'style',
    severity: 'info',
    message: 'OSR is not said in full.',
    file: 'services/flood-warnings.md',
    line: 9,
    column: 1,
    url: '/rules/undefined-acronym/',
  },
];
const report: Report = {
  diagnostics,
  summary: { documents: 3, errors: 1, warnings: 1, infos: 1 },
  pathPrefix: 'ops/content',
  rules: allRules,
  version: '1.2.3',
  files: ['guidance/clean.md', 'services/flood-warnings.md'],
  colour: false,
};

function format(name: string, of: Report = report): string {
  const reporter = reporters[name as keyof typeof reporters];
  if (!reporter) throw new Error(`no reporter ${name}`);
  return reporter(of);
}

describe('sarif', () => {
  const log = JSON.parse(format('sarif')) as {
    runs: {
      results: { ruleId: string; ruleIndex: number; locations: unknown[] }[];
      tool: { driver: { rules: { id: string }[] } };
    }[];
  };

  it.each([
    ['a run with findings', report],
    ['a clean run', { ...report, diagnostics: [] }],
  ])('validates for %s', (_name, of) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    (addFormats as unknown as (ajv: Ajv) => void)(ajv);
    const schema = join(import.meta.dirname, '..', 'fixtures', 'schemas', 'sarif-schema-2.1.0.json');
    // Its draft differs from the next one in what ajv does not use here.
    const {
      $schema: _draft,
      id: _id,
      ...rest
    } = JSON.parse(readFileSync(schema, 'utf8')) as Record<string, unknown>;
    const validate = ajv.compile(rest);
    validate(JSON.parse(format('sarif', of)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('names the rule of each result and its place in the list', () => {
    const [run] = log.runs;
    expect(run?.results).toHaveLength(3);
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('points at the file in the repository, and at the place', () => {
    expect(log.runs[0]?.results[0]?.locations[0]).toEqual({
      physicalLocation: {
        artifactLocation: {
          uri: 'ops/content/services/flood%20warnings%20%26%20more.md',
          uriBaseId: 'SRCROOT',
        },
        region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 12 },
      },
    });
  });
});

describe('junit', () => {
  it('counts a case for each error and each clean document', () => {
    const text = format('junit');
    const cases = [...text.matchAll(/<testcase /g)];
    expect(cases).toHaveLength(3);
    expect(text).toContain('<testsuites name="opsguide" tests="3" failures="1">');
    expect(text).toContain('<testsuite name="ops/content/guidance/clean.md" tests="1" failures="0">');
    expect(text).toContain('<failure type="fact-due"');
  });

  it('holds nothing that XML forbids, and keeps the message', () => {
    const text = format('junit');
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(text.isWellFormed()).toBe(true);
    expect(text.replaceAll(/&(amp|lt|gt|quot|#10);/g, '')).not.toContain('&');
    const message = /message="([^"]*)"/.exec(text)?.[1] ?? '';
    const [node] = parseFragment(message).childNodes;
    expect(node && 'value' in node ? node.value : '').toBe(
      hostile.toWellFormed().replaceAll('\u0000', '\ufffd'),
    );
  });
});

describe('summary', () => {
  it('lists errors first, and neutralises what content says', () => {
    const text = format('summary', { ...report, notes: ['Readiness of Flood warnings: 9/12 → 11/12.'] });
    expect(text).toMatch(
      /^## opsguide check\n\n\*\*1 error, 1 warning, 1 note\*\* in 3 documents\.\n\nReadiness/,
    );
    expect(text.indexOf('### Errors')).toBeLessThan(text.indexOf('### Warnings'));
    expect(text).toContain('\\[e\\](javascript:f)');
    expect(text).not.toContain('@everyone');
    expect(text).toContain('a &lt; b &amp; "c" \\]\\]&gt; \\|');
  });

  it('stops after what anybody reads', () => {
    const many = Array.from({ length: 120 }, () => diagnostics[0] as Diagnostic);
    const text = format('summary', { ...report, diagnostics: many });
    expect(text).toContain('And 70 more.');
    expect(text.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(50);
  });
});
