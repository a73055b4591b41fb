/**
 * The style sheet of a site: the colours of its brand, then what all sites share, then what the brand adds. What is
 * shared is compiled once and kept, so that an organisation's own brand needs no run of Sass.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brand, BrandFile } from '../src/model/brand.ts';
import { brandStyles, focusStyles } from '../src/render/brand/brand-styles.ts';
import { renderStyles } from '../src/render/styles.ts';
import { cacheFolder, keepText } from './cache-folder.ts';
import { packageFile, packagesBeside } from './installed-packages.ts';
import { moduleEnding } from './module-ending.ts';
import { brandFolder, packageRoot } from './shipped-data.ts';

const includes = join(packageRoot, '_includes');

/** The whole style sheet. @param urlOf address of a file of the brand, from the style sheet */
export function styleSheet(brand: Brand, urlOf: (file: BrandFile) => string, webFont: boolean): string {
  return [
    brandStyles(brand, urlOf, webFont),
    compiled('site', join(includes, 'styles', 'site.scss')),
    existsSync(join(brandFolder(brand.base), '_brand.scss'))
      ? compiled(`brand-${brand.base}`, join(brandFolder(brand.base), '_brand.scss'))
      : '',
    focusStyles(brand),
  ].join('');
}

/** The style sheet of the page on which guides are built, which also keeps what the macros of its controls name. */
export function builderStyleSheet(): string {
  return compiled('builder', join(includes, 'styles', 'builder.scss'), inputs().macros);
}

/** The style sheet of what pages of a preview show beside those of a built site. */
export function previewStyleSheet(): string {
  return compiled('preview', join(includes, 'styles', 'preview.scss'));
}

/** Sass takes longer than everything else in a small build, so its result is kept by the hash of all that goes in. */
function compiled(name: string, file: string, users: readonly string[] = []): string {
  const cached = join(cacheFolder(), `${name}-${inputs().hash}.css`);
  if (existsSync(cached)) return readFileSync(cached, 'utf8');
  const text = renderStyles({
    file,
    loadPaths: [packagesBeside('govuk-frontend'), includes],
    users: [...inputs().users, ...users],
  });
  keepText(cached, text);
  return text;
}

let read: { hash: string; users: string[]; macros: string[] } | undefined;

/** What decides the compiled styles: Sass files, and every text that may name a class. Read once for a run. */
function inputs(): { hash: string; users: string[]; macros: string[] } {
  if (read) return read;
  const styles = filesIn('_includes', '.scss');
  const users = [
    ...filesIn('_includes', '.njk'),
    ...filesIn('src/pages', '.njk'),
    ...filesIn('src/render', moduleEnding),
    ...filesIn('src/browser', moduleEnding),
  ];
  const versions = ['govuk-frontend', 'sass'].map((name) =>
    readFileSync(packageFile(`${name}/package.json`), 'utf8'),
  );
  const hash = createHash('sha256');
  for (const { name, text } of [...styles, ...users]) hash.update(`${name}\n${text}\n`);
  for (const version of versions) hash.update(version);
  const macros = filesBelow(packageFile('govuk-frontend/dist/govuk/components'), 'template.njk');
  read = {
    hash: hash.digest('hex').slice(0, 16),
    users: users.map(({ text }) => text),
    macros: macros.map(({ text }) => text),
  };
  return read;
}

function filesIn(folder: string, ending: string): { name: string; text: string }[] {
  return filesBelow(join(packageRoot, folder), ending).map(({ name, text }) => ({
    name: `${folder}/${name}`,
    text,
  }));
}

function filesBelow(folder: string, ending: string): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
