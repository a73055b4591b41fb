/**
 * Reads what a module imports, types included, with a real parser: a word in a comment, a string or a template is no
 * import, and `import('…')` as a type is one.
 */
import { parseAst } from 'vitest/node';

/** One import of a module. */
export interface ModuleImport {
  /** As written, such as `../model/guide.ts`; `undefined` where it is computed when the module runs. */
  specifier: string | undefined;
  /** Whether the module passes on what it imports: `export … from`. */
  reExport: boolean;
}

/**
 * Lists the imports of a module in the order in which they are written.
 * @throws Error if the text cannot be parsed
 */
export function importsOf(text: string): ModuleImport[] {
  const found: ModuleImport[] = [];
  visit(parseAst(text, { lang: 'ts' }), found);
  return found;
}

const IMPORTS = new Set(['ImportDeclaration', 'ImportExpression', 'TSImportType']);
const EXPORTS = new Set(['ExportAllDeclaration', 'ExportNamedDeclaration']);

function visit(node: unknown, found: ModuleImport[]): void {
  if (typeof node !== 'object' || node === null) return;
  const { type, source, callee, expression, arguments: passed } = node as Record<string, unknown>;
  if (typeof type === 'string') {
    if (IMPORTS.has(type)) found.push({ specifier: literal(source), reExport: false });
    else if (EXPORTS.has(type) && source) found.push({ specifier: literal(source), reExport: true });
    else if (type === 'TSExternalModuleReference')
      found.push({ specifier: literal(expression), reExport: false });
    else if (type === 'CallExpression' && (callee as { name?: string }).name === 'require')
      found.push({ specifier: literal((passed as unknown[])[0]), reExport: false });
  }
  for (const child of Object.values(node)) visit(child, found);
}

function literal(node: unknown): string | undefined {
  const { type, value } = (node ?? {}) as { type?: string; value?: unknown };
  return type === 'Literal' && typeof value === 'string' ? value : undefined;
}
