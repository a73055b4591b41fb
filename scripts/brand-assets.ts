/** The files that a brand brings to a site, each under a name that changes with its bytes, and its style sheet. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Brand, BrandFile } from '../src/model/brand.ts';
import type { Config } from '../src/model/config.ts';
import type { ContentSource } from '../src/read/content-source.ts';
import { brandIcon } from '../src/render/brand/brand-icon.ts';
import type { SiteBrand } from '../src/render/brand/site-brand.ts';
import { packageFile } from './installed-packages.ts';
import { brandFolder } from './shipped-data.ts';
import { styleSheet } from './style-sheet.ts';

/** What templates know of the brand, and what is written beside the pages. */
export interface BrandAssets {
  brand: SiteBrand;
  /** Site path of the style sheet. */
  styles: string;
  files: { path: string; text: string }[];
  copies: FileCopy[];
}

/** A file that is written as it is. */
export interface FileCopy {
  /** In the output. */
  path: string;
  bytes: Uint8Array;
}

/** Names every file of a brand by its hash. */
export function brandAssets(brand: Brand, config: Config, source: ContentSource): BrandAssets {
  const copies = new Map<string, Uint8Array>();
  const files: { path: string; text: string }[] = [];
  const copy = (name: string, bytes: Uint8Array): string => {
    const ending = extname(name);
    const path = `/assets/${basename(name, ending)}-${shortHash(bytes)}${ending}`;
    copies.set(path.slice(1), bytes);
    return path;
  };
  const write = (name: string, ending: string, text: string): string => {
    const path = `/assets/${name}-${shortHash(text)}${ending}`;
    files.push({ path: path.slice(1), text });
    return path;
  };
  const pathOf = (file: BrandFile) => copy(file.file, bytesOf(file, source));
  const webFont = config.web_font ?? brand.font.download;
  const styles = write(
    'site',
    '.css',
    // The style sheet lies beside the files that it names.
    styleSheet(brand, (file) => pathOf(file).replace('/assets/', ''), webFont),
  );
  const { shareImage } = brand;
  const share = config.share_image
    ? { path: copy(config.share_image, source.read(config.share_image)), alt: config.title }
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
    copies: [...copies].map(([path, bytes]) => ({ path, bytes })),
  };
}

/** In the content for an organisation's own; else in the folder of the brand, or in a package that opsguide is built with. */
function bytesOf({ brand, file }: BrandFile, source: ContentSource): Uint8Array {
  if (brand === 'own') return source.read(`brand/${file}`);
  const shipped = join(brandFolder(brand), file);
  return readFileSync(existsSync(shipped) ? shipped : packageFile(file));
}

function shortHash(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 10);
}
