/** Render: a brand as templates show it, with the site paths of its files. */
import type { Brand } from '../../model/brand.ts';

/** A brand with where its files are published. */
export interface SiteBrand extends Brand {
  logoPath: string | undefined;
  footerLogoPath: string | undefined;
  iconPath: string;
  /** Picture that goes with links to the site. */
  share: { path: string; alt: string } | undefined;
  /** True if the brand is shown only to look at it, at an address that may not show it. */
  preview?: boolean;
}
