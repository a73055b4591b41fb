/**
 * Rules and exporters of an organisation's own, from a module that whoever runs opsguide names with `--extend`. It is code,
 * so it must not come from content, which people may propose whom nobody trusts with a computer.
 */
import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Rule } from '../src/model/rule.ts';
import { allRules } from '../src/pipeline.ts';
import { UsageError } from './exit-codes.ts';
import { addOwn, type Exporter, type Extension, ownRules } from './own-additions.ts';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'must be words joined by hyphens, such as our-rule');
const text = z.string().min(1);
const check = z.custom<() => unknown>(
  (value) => value === undefined || typeof value === 'function',
  'must be a function',
);
const shape = z.strictObject({
  rules: z
    .array(
      z
        .strictObject({
          id: name,
          kind: z.enum(['readiness', 'lapse', 'style']),
          severity: z.enum(['error', 'warning', 'info']),
          ...{ title: text, why: text, wrong: text, right: text },
          requirements: z.array(text).optional(),
          ...{ checkGuide: check.optional(), checkPage: check.optional(), checkContent: check.optional() },
        })
        .refine((rule) => rule.checkGuide ?? rule.checkPage ?? rule.checkContent, {
          message: 'must have checkGuide, checkPage or checkContent',
        }),
    )
    .optional(),
  exporters: z
    .record(
      name,
      z.custom<Exporter>((value) => typeof value === 'function', 'must be a function'),
    )
    .optional(),
});

/**
 * Loads a module and adds what it exports to this process.
 * @param content the content folder, out of which no code is run
 * @throws UsageError if it cannot be loaded or is not an extension
 */
export async function loadExtension(file: string, content: string): Promise<void> {
  const path = realPath(file);
  const inside = relative(realPath(content), path);
  if (!inside.startsWith('..') && inside !== path)
    throw new UsageError(
      `${file} lies in the content, and code from content is never run. Keep it outside, such as beside the content folder.`,
    );
  let module: { default?: unknown };
  try {
    module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  } catch (error) {
    throw new UsageError(`${file} cannot be loaded: ${(error as Error).message}`);
  }
  addExtension(module.default, file);
}

/**
 * Adds rules and exporters to this process.
 * @param from how messages call the place that they come from
 * @throws UsageError if it is not an extension, or takes a name that is taken
 */
export function addExtension(extension: unknown, from = 'The extension'): void {
  const parsed = shape.safeParse(extension);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'its default export'}: ${message}`,
    );
    throw new UsageError(`${from} is no extension of opsguide. ${problems.join('; ')}.`);
  }
  const found = extension as Extension;
  const taken = new Set([...allRules, ...ownRules()].map(({ id }) => id));
  for (const { id } of found.rules ?? []) {
    if (taken.has(id))
      throw new UsageError(`${from} has a rule ${id}, and there is one already. Give it another id.`);
    taken.add(id);
  }
  addOwn({ ...found, rules: (found.rules ?? []).map((rule) => guarded(rule, from)) });
}

/** A rule whose faults name it and where it comes from, since they are not ours. */
function guarded(rule: Rule, from: string): Rule {
  const { checkGuide, checkPage, checkContent } = rule;
  const guard =
    <Arguments extends unknown[], Found>(
      run: (...args: Arguments) => Iterable<Found>,
      about: (...args: Arguments) => string,
    ) =>
    (...args: Arguments): Found[] => {
      try {
        return [...run.apply(rule, args)];
      } catch (error) {
        throw new UsageError(
          `The rule ${rule.id} of ${from} failed on ${about(...args)}: ${(error as Error).message}`,
        );
      }
    };
  return {
    ...rule,
    ...(checkGuide ? { checkGuide: guard(checkGuide, (guide) => guide.file) } : {}),
    ...(checkPage ? { checkPage: guard(checkPage, (page) => page.file) } : {}),
    ...(checkContent ? { checkContent: guard(checkContent, () => 'the content') } : {}),
  };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
