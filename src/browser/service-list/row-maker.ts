/** Browser: rows of the list of services, each after the pattern that the page has: the same as the build makes. */
import type { ServiceRow } from '../../model/service-list.ts';
import type { ListScriptData } from '../../model/service-list-data.ts';
import type { ListParts } from './list-parts.ts';

/** Makes what makes rows. */
export function rowMaker(
  { row: pattern, tags }: Pick<ListParts, 'row' | 'tags'>,
  { home, groups, csv, words }: ListScriptData,
): (row: ServiceRow) => HTMLTableRowElement {
  return (row) => {
    const made = pattern.cloneNode(true) as HTMLTableRowElement;
    const [service, phase, criticality, group, readiness, findings, review] = made.cells;
    if (!service || !phase || !criticality || !group || !readiness || !findings || !review) return made;
    const link = `${home}${row.id}/`;
    const named = words.ofService.replace('{service}', () => row.name);
    setText(service.querySelector('bdi'), row.name);
    setText(service.querySelector('span'), row.description);
    setLink(service, link);
    setTag(phase, tags.get(`phase ${row.phase}`), row.phase);
    setTag(criticality, tags.get(`criticality ${row.criticality}`), words.noTier);
    setText(group.querySelector('a'), csv.values.group[row.group] ?? row.group);
    setLink(group, `${groups}${row.group}/`);
    setLink(readiness, `${link}readiness/`, row.readinessWords, named);
    if (row.metWords) setText(readiness.querySelector('p'), row.metWords);
    else readiness.querySelector('p')?.remove();
    if (row.errors + row.warnings + row.notes > 0)
      setLink(findings, `${link}#about-findings`, row.findingsWords, named);
    else findings.textContent = row.findingsWords;
    if (row.review === 'overdue') setText(review.querySelector('strong'), row.reviewWords);
    else review.textContent = row.reviewWords;
    return made;
  };
}

function setText(element: Element | null, text: string): void {
  if (element) element.textContent = text;
}

function setTag(cell: Element, tag: Element | undefined, otherwise: string): void {
  cell.replaceChildren(tag?.cloneNode(true) ?? otherwise);
}

/** A link that begins with words and ends with what only screen readers say. */
function setLink(cell: Element, address: string, words?: string, hidden?: string): void {
  const link = cell.querySelector('a');
  link?.setAttribute('href', address);
  if (words !== undefined) link?.firstChild?.replaceWith(words);
  if (hidden !== undefined) setText(link?.lastElementChild ?? null, hidden);
}
