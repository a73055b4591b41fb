/**
 * Read: the brands that ship and the one of a content folder → the brand that a site shows.
 */
import { type Brand, type BrandId, brandSchema, completeBrand } from '../model/brand.ts';
import type { DataDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { readYaml } from './read-document.ts';

/** A brand that ships, unread. */
export interface ShippedBrand {
  id: BrandId;
  bytes: Uint8Array;
}

/** The brand of a content folder, unread. */
export interface OwnBrand {
  /** Path as it is reported. */
  file: string;
  bytes: Uint8Array;
}

/** The brand in force, and what an organisation wrote. */
export interface ReadBrand {
  /** Absent if nothing ships of that name: only where reading is tried without brands. */
  brand?: Brand;
  document?: DataDocument;
  diagnostics: Diagnostic[];
}

/**
 * Reads the brand that is chosen; an own one that is not there reads as the neutral one. Mistakes of authors are
 * returned.
 * @throws Error if a brand that ships is broken: a bug of ours
 */
export function readBrand(
  shipped: readonly ShippedBrand[],
  chosen: BrandId,
  own: OwnBrand | undefined,
): ReadBrand {
  const result = own && readYaml(own.file, own.bytes, { schema: brandSchema });
  const written = result?.draft ?? {};
  const found: ReadBrand = {
    diagnostics: (result?.diagnostics ?? []).map(explainHash),
    ...(result ? { document: { ...result.source, kind: 'data' } } : {}),
  };
  const base = readShipped(shipped, chosen === 'own' ? (written.extends ?? 'neutral') : chosen);
  if (!base) return found;
  return { ...found, brand: chosen === 'own' ? completeBrand('own', written, base) : base };
}

function readShipped(shipped: readonly ShippedBrand[], id: BrandId): Brand | undefined {
  const brand = shipped.find((entry) => entry.id === id);
  if (!brand) return undefined;
  const { value, diagnostics } = readYaml(`_includes/brands/${id}/brand.yaml`, brand.bytes, {
    schema: brandSchema,
  });
  if (!value) throw new Error(`${diagnostics[0]?.file}:${diagnostics[0]?.line}: ${diagnostics[0]?.message}`);
  const base = id === 'neutral' ? undefined : readShipped(shipped, 'neutral');
  return { ...completeBrand(id, value, base), base: id };
}

/** In YAML a `#` begins a comment, so a colour without quotation marks is gone: worth saying, since everybody does it. */
function explainHash(found: Diagnostic): Diagnostic {
  return found.ruleId === 'empty-value' && /^`(?!name`)/.test(found.message)
    ? {
        ...found,
        severity: 'error',
        hint: 'If you wrote a colour, put it in quotation marks, such as "#17616b": a # begins a comment.',
      }
    : found;
}
