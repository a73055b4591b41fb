/** Browser: the page forbids what compiles text to code, and the schemas do without. Imported before any schema is made. */
import * as z from 'zod';

z.config({ jitless: true });
