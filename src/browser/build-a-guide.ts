/** Browser: the page on which a guide is built. All of it happens in the browser; nothing is sent anywhere. */
import { z } from 'zod';
import { startBuilder } from './build-a-guide/builder.ts';

// The page forbids what compiles text to code, and the schemas do without.
z.config({ jitless: true });
void startBuilder();
