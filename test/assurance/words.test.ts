/**
 * Words of an organisation are content and configuration: a content folder with its own framework and its own words
 * builds without one word of the organisations that the shipped frameworks come from. X7.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentFixture, makeProject, type Project, projectRoot } from '../support/build-site.ts';

/** Names of the organisations behind the sources, and of what only they have. */
const foreign = [
  'Defra',
  'DDTS',
  'MyIT',
  'mygov',
  'NHS',
  'Spine',
  'DIR',
  'DevMAC',
  'Scottish Government',
] as const;

const framework = `id: harbour-checks
title: Harbour checks
summary: Makes sure that a service is seaworthy.
why: A service that leaks sinks.
order: 1
stages:
  - id: launch
    title: Launch
    about: What is asked of every service.
    opens:
      - {from_phase: discovery}
    criteria:
      - id: HAR-01
        title: Say who lends a hand
        asks: Describe the support model.
        why: Somebody has to answer.
        responsible: [Quay master]
        evidence:
          - {fact: support}
      - id: HAR-02
        title: Say what the crew has to achieve
        asks: State the outcomes of the service.
        why: Nobody can help with what was never said.
        responsible: [Crew]
        evidence:
          - {fact: outcomes, at_least: 1}
`;

const release = `release:
  route: external-supplier
  implementation_manager: water-readiness
  manager: water-live-services
  manager_assigned: 2026-01-12
  agreements:
    - {type: connection-agreement, party: Gauge Link, status: approved, on: 2026-01-05}
    - {type: target-operating-model, party: Flood operations, status: approved, on: 2026-01-05}
    - {type: end-user-policy, party: Fenmoor Drainage Board, status: approved, on: 2026-01-05}
  conformance:
    artefacts: [{name: Test report, url: "https://documents.landandwater.example/test"}]
    reviewers: [{role: head-of-flood, reviewed: 2026-02-20, approved: 2026-03-06}]
    approved: 2026-03-06
  live_certificate:
    issuer: Certificates desk
    issued: 2026-04-06
    interactions: [read]
    approved_interactions: [read]
  business_as_usual: {on: 2026-08-03, accepted_by: flood-operations}
`;

const files = {
  'opsguide.config.yaml': `title: Quayside
organisation: Harbour Trust
frameworks:
  operational-service-readiness: off
  release-into-live: off
  service-operation-standard: off
`,
  'frameworks/harbour-checks.yaml': framework,
  'guidance/index.md':
    '---\ntitle: How we work\ndescription: What the trust asks of a service.\n---\n\nAsk the quay master.\n',
  'services/mooring-permits.md': readFileSync(
    join(contentFixture('two-services'), 'services', 'mooring-permits.md'),
    'utf8',
  )
    .replaceAll('delivery_group: harbours', 'delivery_group: water')
    .replaceAll('moorings@harbours.example', 'flood-alerts@landandwater.example')
    .replace(/(design|owner): moorings/g, '$1: flood-alerts')
    .replace('service: tide-tables', 'service: identity')
    .replace(/Water depths come .*\nRead .*\n/, ''),
};

/** Which foreign words a text holds, as whole words and in this case. */
function foreignIn(text: string): string[] {
  return foreign.filter((word) => new RegExp(`(?<![A-Za-z0-9])${word}(?![A-Za-z0-9])`).test(text));
}

let project: Project;

beforeAll(async () => {
  // The estate of the templates' test with a tool of its own, and the fullest template as a guide.
  project = makeProject(join(projectRoot, 'test', 'fixtures', 'templates'));
  for (const file of ['organisation.yaml', 'services/identity.md'])
    project.edit(file, (text) => text.replaceAll('MyIT', 'Logbook'));
  const live = readFileSync(join(projectRoot, 'templates', 'service-operations-guide-live.md'), 'utf8');
  project.write('services/reservoir-alerts.md', live.replace('\n---\n', `\n${release}---\n`));
  for (const [path, text] of Object.entries(files)) project.write(path, text);
  const run = await project.build();
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
});

describe('X7: a site with its own framework and its own words', () => {
  it('has none of the words of others on any page, nor in any file beside them', () => {
    const texts = project.site.files().filter((file) => !/\.(?:css|png|jpe?g|gif|webp|ico)$/.test(file));
    expect(texts.filter((file) => file.endsWith('.html')).length).toBeGreaterThan(50);
    const found = texts.flatMap((file) =>
      foreignIn(project.site.read(file)).map(
        (word) => `${file.replace(/-[0-9a-f]{10}(?=\.js$)/, '')}: ${word}`,
      ),
    );
    // The rule over identities has to name the identities that ship, also where guides are built and checked.
    expect(found).toEqual(['assets/build-a-guide.js: NHS', 'rules/brand-choice/index.html: NHS']);
  });

  it('shows its own words and asks what its own framework asks', () => {
    expect(project.site.read('index.html')).toContain('Quayside');
    expect(project.site.read('services/identity/index.html')).toContain('Logbook');
    expect(project.site.read('services/reservoir-alerts/index.html')).toContain('Certificates desk');
    const findings = project.site.read('evidence/findings.json');
    expect(findings).toContain('HAR-02 (Say what the crew has to achieve) is not met');
    expect(findings).not.toMatch(/\b(?:OSR|SOS|REL)-\d/);
  });

  it('would be caught using a word of others', () => {
    expect(foreignIn('See the <b>NHS</b> form, www.mygov.scot and _DIR_.')).toEqual(['mygov', 'NHS', 'DIR']);
    expect(foreignIn('DIRECTION, Spines, myit and mygovernment')).toEqual([]);
  });
});
