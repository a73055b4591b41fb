/** Where the packages are that opsguide takes styles, pictures and versions from. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The folder of a package: beside opsguide where that is installed for somebody's content, below it in a checkout.
 * @throws Error if it is not installed
 */
export function packageFolder(name: string): string {
  // Many packages hide their package.json from `resolve`; the folders that Node searches can be searched by anybody.
  for (const folder of require.resolve.paths(name) ?? [])
    if (existsSync(join(folder, name, 'package.json'))) return join(folder, name);
  throw new Error(`the package ${name} is not installed`);
}

/** A file of a package, such as `nhsuk-frontend/dist/logo.svg`. @throws Error if the package is not installed */
export function packageFile(path: string): string {
  const [first = '', second = '', ...rest] = path.split('/');
  return first.startsWith('@')
    ? join(packageFolder(`${first}/${second}`), ...rest)
    : join(packageFolder(first), second, ...rest);
}

/** The folder that holds a package and those installed with it. @throws Error if the package is not installed */
export function packagesBeside(name: string): string {
  return name.startsWith('@') ? dirname(dirname(packageFolder(name))) : dirname(packageFolder(name));
}
