/** Render: what pages, feeds and calendars of changes need of a site. */
import type { Estate } from '../../model/estate.ts';
import type { SiteHistory } from '../../model/history.ts';
import type { InterfaceWords } from '../interface-words.ts';

/** The part of a site that they look at. */
export interface ChangesInput {
  estate: Estate;
  /** How the pages came to be, as far as it is known. */
  history: SiteHistory;
  interfaceWords: InterfaceWords;
  /** Path under which the site is published, with a slash at both ends. */
  basePath: string;
}
