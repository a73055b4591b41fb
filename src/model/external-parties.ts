/** Model: names of what lies outside the estate → one party each, however guides write the name. */
import type { ExternalParty } from './graph.ts';

/** Collects parties in the order in which guides name them. */
export interface ExternalParties {
  parties: readonly ExternalParty[];
  /** Finds or adds the party of a name and remembers a contact; returns its place in the list. */
  add(name: string, contact: string | undefined): number;
}

/** Starts an empty collection. `Land  register` and `land register` are one party, named as it was written first. */
export function externalParties(): ExternalParties {
  const parties: ExternalParty[] = [];
  const places = new Map<string, number>();
  const ids = new Set<string>();
  return {
    parties,
    add(name, contact) {
      const key = name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
      let place = places.get(key);
      if (place === undefined) {
        place = parties.length;
        places.set(key, place);
        parties.push({ id: freeId(key, ids), name, contacts: [] });
      }
      const contacts = parties[place]?.contacts;
      if (contact !== undefined && contacts && !contacts.includes(contact)) contacts.push(contact);
      return place;
    },
  };
}

function freeId(key: string, taken: Set<string>): string {
  const plain = key.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'unnamed';
  let id = plain;
  for (let count = 2; taken.has(id); count++) id = `${plain}-${count}`;
  taken.add(id);
  return id;
}
