/** Edit: a value as YAML on one line. */

const RESERVED = /^(?:true|false|null|yes|no|on|off|~)$/i;

/** YAML that reads as the value again; text is put in quotation marks wherever it could be read as something else. */
export function inYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${inYaml(inner)}`)
      .join(', ')}}`;
  if (typeof value !== 'string') return String(value);
  return isPlain(value) ? value : JSON.stringify(value);
}

function isPlain(text: string): boolean {
  if (/^(?:\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?(?:%|x[1-9]| [a-z]+))$/.test(text)) return !/^0x/.test(text);
  return /^[A-Za-z][^,#{}[\]&*!|>"`\n\t]*$/.test(text) && !/:(?:\s|$)|\s$/.test(text) && !RESERVED.test(text);
}
