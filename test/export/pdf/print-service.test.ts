/** What a printed guide says: all that its guide says, in the sections of its page, with links that lead somewhere. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/export/pdf/inline.ts';
import type { PrintDocument } from '../../../src/export/pdf/print-document.ts';
import { printService } from '../../../src/export/pdf/print-service.ts';
import type { Service } from '../../../src/model/estate.ts';
import { serviceSections } from '../../../src/render/service/sections.ts';
import { exampleEstate, exampleService } from '../../support/example-estate.ts';
import { headingsOf, inlinesOf, printParts, printSetting, textOf } from '../../support/print.ts';
import { englishWords } from '../../support/words.ts';

const services = exampleEstate().services.map((service) => [service.id, service] as const);

function printed(service: Service, own: Parameters<typeof printSetting>[0] = {}): PrintDocument {
  const setting = printSetting(own);
  const parts = {
    ...printParts,
    sourceName: `${service.id}.md`,
    sourceHash: 'f00d',
    revision: '0123456789abcdef',
  };
  return printService(service, { setting, parts, warnDays: 30 }).document;
}

/** Texts of front matter that people wrote in words, and addresses. */
function said(value: unknown, path: string[] = []): { path: string; text: string }[] {
  if (typeof value === 'string')
    return /\s|^https?:/.test(value) ? [{ path: path.join('.'), text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => said(inner, [...path, key]));
}

const plain = (text: string) => text.replaceAll(/[`*_\s\u00a0\u2011-]+/g, '').toLowerCase();

describe('printService', () => {
  it.each(services)('says of %s all that its guide says', (_id, service) => {
    const document = printed(service);
    const text = plain(textOf(document));
    const links = inlinesOf(document).flatMap((part) =>
      part.type === 'link' && 'href' in part ? [part.href] : [],
    );
    const missing = said(service.guide).filter(
      ({ text: words }) =>
        !text.includes(plain(words)) &&
        !links.some((href) => href.includes(words)) &&
        !text.includes(plain(words.replace(/^1 /, ''))),
    );
    expect(missing).toEqual([]);
  });

  it.each(services)('says of %s what its team wrote', (_id, service) => {
    const text = plain(textOf(printed(service)));
    const missing = service.document.body.headings.filter((heading) => !text.includes(plain(heading.text)));
    expect(missing).toEqual([]);
  });

  it.each(services)('has the sections of the page of %s', (_id, service) => {
    const { before } = serviceSections(service, englishWords);
    const sections = headingsOf(printed(service)).flatMap(({ level, id }) => (level === 1 && id ? [id] : []));
    for (const { id } of before) expect(sections).toContain(id);
  });

  it.each(services)('leads from %s only to what is there', (_id, service) => {
    const document = printed(service);
    const anchors = headingsOf(document).flatMap(({ id }) => (id ? [id] : []));
    expect(new Set(anchors).size).toBe(anchors.length);
    const links = inlinesOf(document).filter((part) => part.type === 'link');
    for (const link of links) if ('to' in link) expect(anchors).toContain(link.to);
    const numbered = links.flatMap((link) =>
      'href' in link && link.address ? [[link.address, link.href] as const] : [],
    );
    for (const [address, href] of numbered) expect(document.addresses[address - 1]?.href).toBe(href);
    expect(new Set(numbered.map(([address]) => address)).size).toBe(document.addresses.length);
  });

  it.each(services)('goes down one level of heading at a time in %s', (_id, service) => {
    const levels = headingsOf(printed(service)).map(({ level }) => level);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });

  it('begins with whom to call and how ready the service is', () => {
    const { opening, tags, particulars } = printed(exampleService('flood-warnings'));
    const text = textOf(opening);
    expect(text).toContain('+44\u00a01632\u00a0960\u00a0001');
    expect(text).toContain('24 hours a day, every day');
    expect(text).toMatch(/\d+ of \d+ met, 1 waived/);
    expect(tags).toEqual([
      { text: 'Live', tone: 'plain' },
      { text: 'Critical', tone: 'danger' },
    ]);
    expect(particulars.map(({ content }) => plainText(content))).toContain('20 November 2026');
  });

  it('shows waivers with their end, and service levels with a chart over a table', () => {
    const document = printed(exampleService('flood-warnings'));
    const text = textOf(document.blocks);
    expect(text).toContain('OSR-21');
    expect(text).toContain('18 December 2026, in 28 days');
    const years = document.blocks.flatMap((block) => (block.type === 'keep' ? [block.content] : []));
    expect(years).toHaveLength(3);
    const [chart, table] = years[0] ?? [];
    expect(chart).toMatchObject({ type: 'chart', missed: [2] });
    expect(table).toMatchObject({ type: 'table' });
    if (chart?.type === 'chart' && table?.type === 'table') {
      expect(chart.points).toHaveLength(12);
      expect(table.header.map(plainText)[2]).toBe('Jan 26');
      expect(table.rows.map((row) => plainText(row[2] ?? []))).toEqual(['99.81%', 'missed']);
    }
  });

  it('draws no chart of a single month, which has no course', () => {
    const service = exampleService('flood-warnings');
    const [level] = service.guide.service_levels ?? [];
    if (!level) throw new Error('the example has service levels');
    const achieved = level.achieved?.slice(-1);
    const guide = { ...service.guide, service_levels: [{ ...level, achieved }] };
    const { blocks } = printed({ ...service, guide });
    expect(blocks.filter(({ type }) => type === 'keep')).toEqual([]);
    expect(textOf(blocks)).toContain(achieved?.[0]?.value);
  });

  it('says beside a component who mends it, and once how to reach them', () => {
    const service = exampleService('flood-warnings');
    const text = textOf(printed(service).blocks);
    const components = text.slice(
      text.indexOf('Who mends it'),
      text.indexOf('Lines of support', text.indexOf('Who mends it')),
    );
    expect(text).toContain(
      'How to reach those who mend them, and when, stands under “Lines of support” and “Suppliers”.',
    );
    for (const { line, supplier } of service.components) {
      if (line) expect(components).toContain(line.team.name);
      if (supplier) expect(components).toContain(`${supplier.name} (supplier)`);
      const contact = line?.team.contact ?? supplier?.urgent_contact;
      const [address] = /\S+@\S+/.exec(contact ?? '') ?? [];
      if (address) expect(text).toContain(address);
    }
    expect(components.match(/@/g)?.length ?? 0).toBeLessThan(service.components.length);
  });

  it('says on every page which text it is, and of which day', () => {
    const { words, date } = printed(exampleService('flood-warnings'));
    expect(words.footer).toBe('Revision 0123456789ab. As of 20 November 2026.');
    expect(words.pageOf).toEqual(['Page ', '{page}', ' of ', '{pages}']);
    expect(date).toEqual([2026, 11, 20]);
  });

  it('leads to other pages where the site knows its address, and says their names where it does not', () => {
    const service = exampleService('flood-warnings');
    const links = (own: Parameters<typeof printSetting>[0]) =>
      inlinesOf(printed(service, own)).flatMap((part) =>
        part.type === 'link' && 'href' in part ? [part.href] : [],
      );
    const siteAddress = (path: string) => `https://ops.example${path}`;
    expect(links({ siteAddress })).toContain('https://ops.example/services/river-levels-api/');
    expect(links({}).filter((href) => !/^(?:https?:|mailto:|tel:)/.test(href))).toEqual([]);
    expect(textOf(printed(service))).toContain('River levels API');
  });
});
