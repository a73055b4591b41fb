/** Model: an old address of the site. */

/** An old address and the address of the page that it leads to; both are site paths. */
export interface Redirect {
  from: string;
  to: string;
}
