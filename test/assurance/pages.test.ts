/** Pages of the worked example show what the sources ask a site to show, each claim named by its requirement. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { configSchema } from '../../src/model/config.ts';
import { phaseNames } from '../../src/model/phase.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { readContent } from '../../src/read/read-content.ts';
import { exampleSite, type PublishedSite, projectRoot } from '../support/build-site.ts';
import { elementsOf, type HtmlElement } from '../support/html.ts';
import { englishWords } from '../support/words.ts';

const { content } = readContent(folderSource(join(projectRoot, 'src', 'content')));
const guides = content.guides.flatMap(({ id, guide }) => (guide ? [{ id, guide }] : []));
const { delivery_groups, roles, tiers } = content.organisation;

let site: PublishedSite;

beforeAll(async () => {
  site = await exampleSite();
});

function elements(page: string): HtmlElement[] {
  return elementsOf(site.read(`${page}index.html`));
}

function mainText(page: string): string {
  return spaced(elements(page).find(({ name }) => name === 'main')?.text ?? '');
}

/** Text of the table rows of a page that hold some words. */
function rowsOf(page: string, words: string): string[] {
  return elements(page)
    .filter(({ name, text }) => name === 'tr' && spaced(text).includes(words))
    .map(({ text }) => spaced(text));
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A part of a service's page, from its heading to the next of the same level. */
function sectionOf(id: string, anchor: string): string {
  const [, after = ''] = site.read(`services/${id}/index.html`).split(`id="${anchor}"`);
  const part = after.split('<h2')[0] ?? '';
  return spaced(
    part
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"'),
  );
}

describe('X4: the index of the estate', () => {
  it('lists every service with its phase, its tier, its delivery group and its readiness', () => {
    for (const { guide } of guides) {
      const [row = ''] = rowsOf('services/', guide.description);
      expect(row).toContain(phaseNames[guide.phase]);
      expect(row).toContain(delivery_groups[guide.delivery_group]?.name);
      if (guide.tier) expect(row).toContain(tiers[guide.tier]?.name);
      expect(row).toMatch(guide.phase === 'retired' ? /./ : /\d+ of \d+ met/);
    }
  });

  it('says who is accountable for each service', () => {
    for (const { guide } of guides)
      expect(rowsOf('ownership/', guide.title).join(' '), guide.title).toContain('Now:');
  });

  it('says which gate is next for each service that has one ahead', () => {
    const ahead = {
      discovery: 'Alpha',
      alpha: 'Private beta',
      'private-beta': 'Public beta',
      'public-beta': 'Live',
    };
    const waiting = guides.filter(({ guide }) => Object.hasOwn(ahead, guide.phase));
    expect(waiting.length).toBeGreaterThan(3);
    for (const { guide } of waiting)
      expect(rowsOf('readiness/', guide.title).join(' ')).toContain(ahead[guide.phase as keyof typeof ahead]);
  });
});

describe('X5: the directory of roles', () => {
  it.each([
    'Operational service readiness team',
    'Operational service readiness manager',
    'Live services manager',
    'Delivery group',
    'Service design review board',
    'Function specialists',
    'Support team',
    'Service management data owner',
    'Change management board',
    'Service operations team',
    'Service providers',
    'Implementation Manager',
    'Release Manager',
    'Assurance Team',
    'Service Management Team',
    'Deployment Issue and Resolution Team',
    'System Supplier',
    'End User Organisation',
    'First-of-Type user',
    'Reviewers',
  ])('names %s with what it is asked', (role) => {
    const all = elements('roles/');
    // A role of the organisation may have the same name; what frameworks ask comes last.
    const heading = all.findLastIndex(({ name, text }) => /^h[34]$/.test(name) && spaced(text) === role);
    expect(heading).toBeGreaterThan(-1);
    const next = all.findIndex(({ name }, index) => index > heading && /^h[234]$/.test(name));
    const links = all.slice(heading, next === -1 ? undefined : next).filter(({ name }) => name === 'a');
    expect(links.map(({ text }) => text.trim())).toContainEqual(
      expect.stringMatching(/^(?:OSR|SOS|REL)-\d\d/),
    );
  });

  it('says how to reach every role of the organisation', () => {
    const text = mainText('roles/').replaceAll(' ', '');
    for (const { name, contact } of Object.values(roles)) {
      expect(text).toContain(name.replaceAll(' ', ''));
      if (contact) expect(text).toContain(contact.replaceAll(' ', ''));
    }
  });
});

describe('X6: pages of guidance', () => {
  const sourced = content.pages.filter(({ page }) => page?.source?.length);

  it('name their sources and the licence', () => {
    expect(sourced.length).toBeGreaterThan(5);
    for (const { id, page } of sourced) {
      const path = `guidance/${id}/`.replace(/(^|\/)index\/$/, '$1');
      const text = mainText(path);
      for (const { title, licence } of page?.source ?? []) {
        expect(text).toContain(`Facts from ${title}`);
        if (licence === 'OGL v3')
          expect(text).toContain(
            'Contains public sector information licensed under the Open Government Licence v3.0.',
          );
      }
    }
  });

  it('have a language, one main heading, a main part, a way past the header and a way up', () => {
    // Former addresses only lead on.
    const pages = site
      .pages()
      .filter((path) => path.startsWith('guidance/') && !site.read(path).includes('http-equiv="refresh"'));
    for (const page of pages) {
      const all = elementsOf(site.read(page));
      const count = (wanted: (element: HtmlElement) => boolean) => all.filter(wanted).length;
      expect(all.find(({ name }) => name === 'html')?.attributes.lang).toBe(configSchema.parse({}).language);
      expect(count(({ name }) => name === 'h1')).toBe(1);
      expect(count(({ name }) => name === 'main')).toBe(1);
      expect(count(({ attributes }) => attributes.href === '#main-content')).toBe(1);
      expect(count(({ attributes }) => attributes['aria-label'] === 'Breadcrumb')).toBe(1);
    }
  });
});

describe('the page of a service', () => {
  const linked = guides.flatMap(({ id, guide }) =>
    (guide.dependencies ?? []).flatMap((dependency) => {
      const target = guides.find((other) => other.id === dependency.service);
      return target ? [{ id, guide, target }] : [];
    }),
  );

  it('shows what the service leans on: S0.10', () => {
    expect(linked.length).toBeGreaterThan(5);
    for (const { id, target } of linked.filter(({ guide }) => guide.phase !== 'retired'))
      expect(sectionOf(id, 'about-dependencies')).toContain(target.guide.title);
  });

  it('shows whom a change or a failure of the service hits, and whom to call there: S0.36, S0.37', () => {
    for (const { guide, target } of linked.filter((link) => link.guide.phase !== 'retired')) {
      const section = sectionOf(target.id, 'about-consumers');
      expect(section).toContain(guide.title);
      const contact = guide.support.urgent_contact ?? guide.support.contact;
      expect(section.replaceAll(' ', '')).toContain(contact?.replaceAll(' ', ''));
    }
  });

  it('shows who builds on it without a guide here: S1.25', () => {
    const having = guides.filter(({ guide }) => guide.consumers?.length);
    expect(having.length).toBeGreaterThan(0);
    for (const { id, guide } of having)
      for (const { name } of guide.consumers ?? [])
        expect(sectionOf(id, 'about-consumers').replaceAll('’', "'")).toContain(name.replaceAll('’', "'"));
  });

  it('shows what was achieved, period by period, and whether it met the target: S1.21, S1.22', () => {
    const section = sectionOf('flood-warnings', 'about-service-levels');
    expect(section).toMatch(/January 2026 99\.81% missed/);
    expect(section).toMatch(/October 2026: 99\.97%, met\./);
    expect(section).toContain('Missed in January 2026 (99.81%).');
  });

  it('shows the managers of its delivery group, as the page of the group does: S0.29, S0.30, S0.31', () => {
    for (const { id, guide } of guides) {
      const group = delivery_groups[guide.delivery_group];
      for (const manager of [group?.readiness_manager, group?.live_services_manager]) {
        const name = roles[manager ?? '']?.name ?? '';
        expect(name).not.toBe('');
        expect(sectionOf(id, 'about-people')).toContain(name);
        expect(mainText(`groups/${guide.delivery_group}/`)).toContain(name);
      }
    }
  });
});

describe('the readiness of a service', () => {
  it('shows each criterion that is due with its state, its date and its link: S0.16, S0.50', () => {
    const page = 'services/flood-warnings/readiness/';
    expect(mainText(page)).toMatch(/\d+ of \d+ met/);
    const pack = guides.find(({ id }) => id === 'flood-warnings')?.guide.security?.assurance_pack;
    const [row = ''] = rowsOf(page, 'OSR-12: Update the security assurance pack');
    expect(row).toContain(englishWords.day(pack?.updated ?? ''));
    expect(elements(page).map(({ attributes }) => attributes.href)).toContain(pack?.url);
  });
});
