/** How our modules end: `.ts` in a checkout, `.js` in the published package, which holds no TypeScript. */
import { extname } from 'node:path';

/** With its dot. */
export const moduleEnding: string = extname(import.meta.filename);
