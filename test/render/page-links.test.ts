/** The links at the end of a page say which page it is, wherever the site is published. */
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../src/model/config.ts';
import { pageLinks } from '../../src/render/page-links.ts';

const words = { say: (key: string, values = {}) => `${key} ${Object.values(values)}` };
const page = { title: 'Roles & duties {url}', path: '/roles/' };

function linksOf(config: Record<string, string>, basePath = '/') {
  return pageLinks({ config: configSchema.parse(config), basePath, words })(page);
}

describe('the links at the end of a page', () => {
  it('are none where nobody is to be reached', () => {
    expect(linksOf({})).toEqual({});
  });

  it('fill in address, title and path of the page, each once and escaped', () => {
    const links = linksOf(
      {
        feedback_url: 'https://forms.landandwater.example/?a={url}&t={title}&p={path}',
        report_url: 'https://code.landandwater.example/issues/new?title={title}',
        address: 'https://operations.landandwater.example/guides/',
        contact: 'team@landandwater.example',
      },
      '/guides/',
    );
    expect(links).toEqual({
      feedback:
        'https://forms.landandwater.example/?a=https%3A%2F%2Foperations.landandwater.example%2Fguides%2Froles%2F&t=Roles%20%26%20duties%20%7Burl%7D&p=%2Fguides%2Froles%2F',
      report: 'https://code.landandwater.example/issues/new?title=Roles%20%26%20duties%20%7Burl%7D',
    });
  });

  it('name the path where the site does not know its address', () => {
    expect(linksOf({ feedback_url: 'https://forms.landandwater.example/?page={url}' }, '/x/').feedback).toBe(
      'https://forms.landandwater.example/?page=%2Fx%2Froles%2F',
    );
  });

  it('write to the contact with the page in subject and text', () => {
    expect(linksOf({ contact: 'team@landandwater.example' }).report).toBe(
      'mailto:team@landandwater.example?subject=page.reportSubject%20Roles%20%26%20duties%20%7Burl%7D&body=page.reportBody%20%2Froles%2F',
    );
    expect(linksOf({ contact: 'https://landandwater.example/help' }).report).toBe(
      'https://landandwater.example/help',
    );
  });

  it.each([
    'javascript:alert(1)',
    'https://forms.landandwater.example/?p={page}',
    'https://forms.landandwater.example/?p={}',
  ])('cannot be %s', (address) => {
    expect(configSchema.safeParse({ feedback_url: address }).success).toBe(false);
    expect(configSchema.safeParse({ report_url: address }).success).toBe(false);
  });
});
