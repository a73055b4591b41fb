/** Import: old file names → names that are addresses here. */

/** Names that the site or an operating system keeps for itself; the check refuses them. */
const RESERVED =
  /^(?:index|api|search|assets|all|new|404|constructor|prototype|tostring|valueof|hasownproperty|con|prn|aux|nul|com\d|lpt\d)$/;
/** Steps of the addresses of lists of services. */
const LIST_STEPS = /^(?:by|page|phase|group|criticality|readiness|guide|review)$/;
const LONGEST = 64;

/** Lower-case words joined by hyphens; never empty. */
export function slugOf(text: string, otherwise = 'untitled'): string {
  const slug = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST - 8)
    .replace(/-+$/, '');
  return slug === '' ? otherwise : slug;
}

/** The name of a page or a guide: a reserved one gets a word more. */
export function safeName(slug: string, kind: 'page' | 'guide'): string {
  if (kind === 'guide') return RESERVED.test(slug) || LIST_STEPS.test(slug) ? `${slug}-service` : slug;
  return RESERVED.test(slug) ? `${slug}-page` : slug;
}

/** Gives out paths, each once: a second `a/b` becomes `a/b-2`, a second `a/index` becomes `a/overview-2`. */
export function pathGiver(): (path: string, ending: string) => string {
  const taken = new Set<string>();
  return (path, ending) => {
    let free = path;
    for (let count = 2; taken.has(addressOf(free, ending)); count++)
      free = `${path.replace(/\/index$/, '/overview')}-${count}`;
    taken.add(addressOf(free, ending));
    return `${free}${ending}`;
  };
}

/** A folder's index and a page of the folder's name share one address. */
function addressOf(path: string, ending: string): string {
  return ending === '.md' ? path.replace(/\/index$/, '') : path + ending;
}

/** A title from the name of a file: `service-levels` → `Service levels`. */
export function titleFromName(name: string): string {
  const words = name
    .replace(/[-_.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? 'Page' : words.charAt(0).toUpperCase() + words.slice(1);
}
