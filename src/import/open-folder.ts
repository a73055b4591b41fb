/** Import: the entries of a folder → what a dialect is recognised by. */
import { parse as parseToml } from 'smol-toml';
import { isFatal, parseYaml } from '../read/yaml.ts';
import type { OldFolder } from './dialect.ts';
import { type ImportEntry, mostTextBytes } from './import-source.ts';

/** Which files there are, and the settings among them. What cannot be read as settings has none. */
export function openFolder(
  entries: readonly ImportEntry[],
  read: (path: string) => Uint8Array | undefined,
): OldFolder {
  const paths = new Set(entries.filter(({ type }) => type === 'file').map(({ path }) => path));
  return {
    paths,
    settings(path) {
      const bytes = paths.has(path) ? read(path) : undefined;
      if (bytes === undefined || bytes.length > mostTextBytes) return undefined;
      const text = new TextDecoder().decode(bytes);
      const value = path.endsWith('.toml')
        ? tomlValue(text)
        : (yamlValue(text) ?? yamlValue(text.replace(/!!?[\w/:.-]+/g, '')));
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : undefined;
    },
  };
}

function yamlValue(text: string): unknown {
  const { value, problems } = parseYaml(text);
  return problems.some(isFatal) ? undefined : value;
}

function tomlValue(text: string): unknown {
  try {
    return parseToml(text);
  } catch {
    return undefined;
  }
}
