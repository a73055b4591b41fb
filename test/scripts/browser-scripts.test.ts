/** The scripts of pages: what they weigh, and that what stands in for a package does what the package does. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import MarkdownIt from 'markdown-it';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../../scripts/browser.ts';
import { browserScripts } from '../../scripts/browser-scripts.ts';
import { projectRoot } from '../support/build-site.ts';

/** Most bytes of each script, compressed. */
const MOST = { 'build-a-guide': 200_000, map: 2_000, page: 2_000, search: 6_000, 'service-list': 6_000 };

describe('the scripts of pages', () => {
  const scripts = browserScripts();

  it('are one for each entry, and no heavier than they were meant to be', () => {
    expect(scripts.map(({ name }) => name)).toEqual(Object.keys(MOST));
    for (const { name, text } of scripts)
      expect(gzipSync(text).length, name).toBeLessThanOrEqual(MOST[name as keyof typeof MOST]);
  });

  // `import * as z from 'zod'` in all that the page bundles; one `import { z }` brings every language.
  it('hold the messages of zod in one language, and no parser that only other programs need', () => {
    const { text = '' } = scripts.find(({ name }) => name === 'build-a-guide') ?? {};
    expect(text).toContain('Invalid input');
    expect(text).not.toContain('Ungültige Eingabe');
    // A message of the parser of interface words.
    expect(text).not.toContain('EXPECT_ARGUMENT_CLOSING_BRACE');
  });
});

describe('the stand-in for entities', () => {
  const references = [
    ...['&amp;', '&lt;', '&quot;', '&nbsp;', '&eacute;', '&pound;', '&AMP;', '&semi;', '&NewLine;', '&Tab;'],
    ...['&CounterClockwiseContourIntegral;', '&bne;', '&fjlig;', '&Afr;'],
    ...['&nonexistent;', '&notit;', '&copycat;', '&ampersand;', '&constructor;', '&textarea;', '&EACUTE;'],
  ];

  it('decodes what markdown-it decodes', async () => {
    const { outputFiles } = buildSync({
      entryPoints: [join(projectRoot, 'src/browser/build-a-guide/stand-ins/entities.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'standIn',
    });
    const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
      const decoded = await page.evaluate(
        // Each twice, since the second is remembered.
        `${JSON.stringify([...references, ...references])}.map(standIn.decodeHTMLStrict)`,
      );
      const { unescapeAll } = new MarkdownIt().utils;
      expect(decoded).toEqual([...references, ...references].map((reference) => unescapeAll(reference)));
    } finally {
      await browser.close();
    }
  });
});
