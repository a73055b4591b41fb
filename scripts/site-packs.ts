/** The evidence packs that a site publishes: of everything, and of each service. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Estate } from '../src/model/estate.ts';
import { type PackScope, packFileName } from '../src/model/pack.ts';
import type { SitePack, SitePacks } from '../src/render/site.ts';
import type { PackMaker } from './make-pack.ts';
import { writeArchive } from './write-archive.ts';

/** Writes the packs below the output of a build, one after the other, and answers where they are. */
export async function writeSitePacks(packer: PackMaker, estate: Estate, output: string): Promise<SitePacks> {
  mkdirSync(join(output, 'evidence', 'packs'), { recursive: true });
  const write = async (scope: PackScope): Promise<SitePack> => {
    const path = `evidence/packs/${packFileName({ scope, asOf: estate.today })}`;
    const { bytes } = writeArchive(join(output, path), await packer.make(scope));
    return { href: `/${path}`, bytes };
  };
  const services = new Map<string, SitePack>();
  for (const { id } of estate.services) services.set(id, await write({ kind: 'service', id }));
  return { estate: await write({ kind: 'estate' }), services };
}
