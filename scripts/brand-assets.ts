/** The files that a brand brings to a site, each under a name that changes with its bytes, and its style sheet. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Brand, BrandFile } from '../src/model/brand.ts';
import type { Config } from '../src/model/config.ts';
import { brandIcon } from '../src/render/brand/brand-icon.ts';
import type { SiteBrand } from '../src/render/brand/site-brand.ts';
import { brandFolder, packageRoot } from './shipped-data.ts';
import { styleSheet } from './style-sheet.ts';

/** What templates know of the brand, and what is written beside the pages. */
export interface BrandAssets {
  brand: SiteBrand;
  /** Site path of the style sheet. */
  styles: string;
  files: { path: string; text: string }[];
  copies: { path: string; from: string }[];
}

/** Names every file of a brand by its hash. */
export function brandAssets(brand: Brand, config: Config, contentFolder: string): BrandAssets {
  const copies = new Map<string, string>();
  const files: { path: string; text: string }[] = [];
  const copy = (from: string): string => {
    const ending = extname(from);
    const path = `/assets/${basename(from, ending)}-${shortHash(readFileSync(from))}${ending}`;
    copies.set(path.slice(1), from);
    return path;
  };
  const write = (name: string, ending: string, text: string): string => {
    const path = `/assets/${name}-${shortHash(text)}${ending}`;
    files.push({ path: path.slice(1), text });
    return path;
  };
  const pathOf = (file: BrandFile) => copy(whereIs(file, contentFolder));
  const webFont = config.web_font ?? brand.font.download;
  const styles = write(
    'site',
    '.css',
    // The style sheet lies beside the files that it names.
    styleSheet(brand, (file) => pathOf(file).replace('/assets/', ''), webFont),
  );
  const { shareImage } = brand;
  const share = config.share_image
    ? { path: copy(join(contentFolder, config.share_image)), alt: config.title }
    : shareImage && { path: pathOf(shareImage), alt: shareImage.alt };
  return {
    brand: {
      ...brand,
      logoPath: brand.logo && pathOf(brand.logo),
      footerLogoPath: brand.footer.logo && pathOf(brand.footer.logo),
      iconPath: brand.icon ? pathOf(brand.icon) : write('icon', '.svg', brandIcon(brand.colours)),
      share,
    },
    styles,
    files,
    copies: [...copies].map(([path, from]) => ({ path, from })),
  };
}

/** In the content for an organisation's own; else in the folder of the brand, or in a package that opsguide is built with. */
function whereIs({ brand, file }: BrandFile, contentFolder: string): string {
  if (brand === 'own') return join(contentFolder, 'brand', file);
  const shipped = join(brandFolder(brand), file);
  return existsSync(shipped) ? shipped : join(packageRoot, 'node_modules', file);
}

function shortHash(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 10);
}
