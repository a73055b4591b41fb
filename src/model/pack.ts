/** Model: the manifest of an evidence pack: what it is, of which day and revision, and what it holds. */
import * as z from 'zod';
import { isDate } from './date.ts';

/** Names with a meaning of their own in a pack. */
export const packNames = {
  manifest: 'MANIFEST.json',
  checksums: 'SHA256SUMS',
  signature: 'SHA256SUMS.sig',
  readme: 'README.txt',
} as const;

/** Purpose that a signature names, so that one made for something else does not count. @see man ssh-keygen, -n */
export const signatureNamespace = 'opsguide-evidence';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `MANIFEST.json`. Keys are only ever added; another meaning is another `formatVersion`. */
export const manifestSchema = z.object({
  format: z.literal('opsguide evidence pack'),
  formatVersion: z.literal(1),
  tool: z.object({ name: z.literal('opsguide'), version: z.string() }),
  /** The day that counts as today in everything inside. */
  asOf: z.string().refine(isDate),
  title: z.string(),
  organisation: z.string(),
  /** Address at which the site was published, base path included; absent while it knows none. */
  site: z.string().optional(),
  scope: z.object({ kind: z.enum(['service', 'group', 'estate']), id: z.string().optional() }),
  /** The revision that the content comes from; `dirty` if files differed from it. */
  revision: z
    .object({
      id: z.string(),
      committedAt: z.string(),
      dirty: z.boolean(),
      /** Set if the clone had only the newest part of the history. */
      shallow: z.literal(true).optional(),
    })
    .or(z.object({ unknown: z.string() })),
  services: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Why parts are missing, in words; absent if nothing is. */
      incomplete: z.array(z.string()).optional(),
    }),
  ),
  /** Every file but the manifest, the checksums and the signature. */
  files: z.array(z.object({ name: z.string(), bytes: z.int().min(0), sha256, about: z.string() })),
});

export type PackManifest = z.output<typeof manifestSchema>;

/** What a manifest says besides the list of files. */
export type PackFacts = Omit<PackManifest, 'format' | 'formatVersion' | 'files'>;

/** What a pack is about. */
export type PackScope = PackManifest['scope'];

/** The part of a pack's name that says what it is about: `service-flood-warnings`, `group-water`, `estate`. */
export function scopeName({ kind, id }: PackScope): string {
  return id === undefined ? kind : `${kind}-${id}`;
}

/** Name of the file of a pack. */
export function packFileName({ scope, asOf }: Pick<PackManifest, 'scope' | 'asOf'>): string {
  return `evidence-${scopeName(scope)}-${asOf}.zip`;
}
