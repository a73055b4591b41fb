/** What a broken link should have been. */
import { describe, expect, it } from 'vitest';
import { loadCalendars } from '../../scripts/shipped-data.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';

const options = { today: '2026-11-20', calendars: loadCalendars() };
const page = (title: string, body: string, keys = '') => `---\ntitle: ${title}\n${keys}---\n\n${body}\n`;

/** Severity and hint for a link in `guidance/operation/incidents.md`. */
function answer(link: string): string | undefined {
  const { diagnostics } = readAndCheck(
    memorySource({
      'guidance/operation/incidents.md': page('Incidents', `## First steps\n\n${link}`),
      'guidance/assurance/review-board.md': page(
        'Review board',
        '## Before the board',
        'permalink: /old/board.html\n',
      ),
      'services/flood-warnings.md': page('Flood warnings', '## Runbooks'),
      'assets/overview.png': 'png',
    }),
    options,
  );
  const [found, ...more] = diagnostics.filter(
    ({ ruleId, file }) => ruleId === 'broken-link' && file.endsWith('incidents.md'),
  );
  expect(more).toEqual([]);
  return found && `${found.severity}: ${found.hint}`;
}

describe('a broken link', () => {
  it.each([
    ['[a](#first-step)', 'error: Did you mean `#first-steps`?'],
    [
      '[a](#somewhere-else)',
      'error: Add the heading, or link to one that is there. Its headings are `#first-steps`.',
    ],
    ['[a](review-board.md)', 'error: Did you mean `../assurance/review-board.md`?'],
    ['[a](../../services/flood-warning.md)', 'error: Did you mean `../../services/flood-warnings.md`?'],
    ['[a](../assurance/review-board.md#before-board)', 'error: Did you mean `#before-the-board`?'],
    ['[a](/services/flood-warning/)', 'warning: Did you mean `/services/flood-warnings/`?'],
    ['[a](/old/board.html)', 'warning: Link to its file: `../assurance/review-board.md`.'],
    ['[a](www.gov.uk/guidance)', 'error: Write `https://www.gov.uk/guidance`.'],
    ['[a](../../../secret.md)', 'error: Link to a page of this site, or to a web address.'],
    ['![a](../assets/overview.png)', 'error: Did you mean `../../assets/overview.png`?'],
    [
      '![a](/assets/overview.png)',
      'error: Put the image into assets/ (png, jpg, gif or webp) and write its path from this page, such as `../../assets/overview.png`.',
    ],
  ])('%s gets the answer %s', (link, expected) => {
    expect(answer(link)).toBe(expected);
  });

  it.each([
    '[a](#first-steps)',
    '[a](../assurance/review-board.md#before-the-board)',
    '[a](/services/flood-warnings/#about-contacts)',
    '![a](../../assets/overview.png)',
    '[a](https://www.gov.uk/)',
  ])('is not %s', (link) => {
    expect(answer(link)).toBeUndefined();
  });
});
