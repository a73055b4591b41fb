/** The components of our pages: each folder of `_includes/components` describes itself in its `example.yaml`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '../src/read/yaml.ts';
import type { Component } from '../src/render/component-examples.ts';
import { packageRoot } from './shipped-data.ts';

const folder = join(packageRoot, '_includes', 'components');
const macro = z.string().regex(/^[a-z]\w*$/i);
const componentSchema = z.strictObject({
  title: z.string(),
  about: z.string(),
  macro,
  list: z.string().optional(),
  examples: z
    .array(z.strictObject({ name: z.string(), macro: macro.optional(), arguments: z.array(z.unknown()) }))
    .min(1),
});

/** Every component that describes itself, in order of name. @throws Error if a description is broken: a bug of ours */
export function loadComponents(): Component[] {
  return readdirSync(folder)
    .filter((id) => existsSync(join(folder, id, 'example.yaml')))
    .sort()
    .map((id) => {
      const file = join(folder, id, 'example.yaml');
      const { value, problems } = parseYaml(readFileSync(file, 'utf8'));
      if (problems[0]) throw new Error(`${id}/example.yaml: ${problems[0].message}`);
      const { data, error } = componentSchema.safeParse(value);
      if (!data) throw new Error(`${id}/example.yaml: ${z.prettifyError(error)}`);
      return { id, ...data };
    });
}
