/** Model: where a text comes from. */
import * as z from 'zod';
import { fact } from './fact.ts';
import { text, url } from './primitives.ts';

/** Sources, each by its title. */
export const sourceList = z.array(
  z.strictObject({
    title: text,
    url: fact(url, { about: 'Address.' }),
    licence: fact(text, { about: 'Licence.' }),
  }),
);
