/** Import: front matter and body → a Markdown file that our own reader takes. */
import { CORE_SCHEMA, dump } from 'js-yaml';
import { parseYaml } from '../read/yaml.ts';

/** The text of a file. @throws Error if our reader would read other values than these */
export function writePage(
  data: Readonly<Record<string, unknown>>,
  comments: readonly string[],
  body: string,
): string {
  const yaml = dump(data, { lineWidth: -1, noRefs: true, schema: CORE_SCHEMA });
  const { value } = parseYaml(yaml);
  if (JSON.stringify(value) !== JSON.stringify(data)) throw new Error('front matter is read back otherwise');
  const remarks = comments.map((comment) => `# ${comment}\n`).join('');
  return `---\n${yaml}${remarks}---\n\n${body.replace(/^\n+|\n+$/g, '')}\n`;
}
