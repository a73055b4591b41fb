/**
 * Render: the files of a site that Eleventy does not write. It keeps every page that it renders in memory until the build
 * ends, which at a thousand services is most of it: these are made one at a time, when somebody asks for their text.
 */

/** A file of a site. */
export interface SiteFile {
  /** In the output, with forward slashes: `services/identity/readiness/index.html`. */
  path: string;
  /**
   * Its text; `undefined` if there is no such file after all, which some files know only once they are made.
   * @throws Error for a mistake in our own templates
   */
  text(): string | undefined;
}

/** File of the page at a site path: `/services/` → `services/index.html`. */
export function pageFile(path: string): string {
  return `${path.slice(1)}index.html`;
}
