/** Browser: what every page may use. Nothing depends on it: each part makes easier what works without. */
import { addCopyButtons } from './page/copy-buttons.ts';
import { followContents } from './page/follow-contents.ts';
import { showTerms } from './page/show-terms.ts';

// Styles show by this what needs scripts.
document.documentElement.classList.add('app-scripts');

followContents();
showTerms();
addCopyButtons();
