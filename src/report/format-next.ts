/** Report: what the next gate asks of a service, what is missing and whose turn it is, for a terminal. */

/** What is said about a gate. */
export interface NextGateReport {
  title: string;
  /** Phases as they are said: `private beta`. */
  phase: string;
  target: string;
  plannedOn?: string;
  /** Absent while the guide as it is cannot be judged. */
  count?: { due: number; met: number; waived: number };
  keys: readonly { path: string; about: string; line?: number }[];
  sections: readonly { heading: string; about: string }[];
  criteria: readonly { id: string; title: string; turn: string; templates: readonly string[] }[];
  /** What else the check would refuse. */
  others: readonly { line: number; message: string; hint?: string }[];
  /** What to do now. */
  advice: readonly string[];
}

/** The report in lines. */
export function formatNext(report: NextGateReport): string {
  const { title, phase, target, plannedOn, count, keys, sections, criteria, others, advice } = report;
  const here = phase === target ? `${title} is in ${phase}.` : `${title} is in ${phase}. Next: ${target}`;
  const when = phase === target ? '' : plannedOn ? `, planned for ${plannedOn}.` : '.';
  const blocks = [
    `${here}${when}`,
    count &&
      `${count.due} ${count.due === 1 ? 'criterion is' : 'criteria are'} due in ${target}. Met today: ${count.met}${count.waived > 0 ? `, waived: ${count.waived}` : ''}.`,
    list('Keys to fill in', keys, ({ path, about, line }) => [
      `${path}${line === undefined ? '' : ` (line ${line})`}`,
      about,
    ]),
    list('Sections to write', sections, ({ heading, about }) => [`## ${heading}`, about]),
    list(
      'Criteria that are not met, and whose turn it is',
      criteria,
      ({ id, title: name, turn, templates }) => [
        `${id} ${name}`,
        `Turn: ${turn}.${templates.length > 0 ? ` Template: ${templates.join(', ')}.` : ''}`,
      ],
    ),
    list('Also in the way', others, ({ line, message, hint }) => [
      `line ${line}`,
      hint === undefined ? message : `${message}\n→ ${hint}`,
    ]),
    ...advice,
  ];
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}

function list<T>(title: string, items: readonly T[], parts: (item: T) => [string, string]): string {
  if (items.length === 0) return '';
  const lines = items.map((item) => {
    const [name, text] = parts(item);
    return `  ${name}\n      ${text.replaceAll('\n', '\n      ')}`;
  });
  return `${title} (${items.length})\n${lines.join('\n')}`;
}
