/** Browser: the page on which a guide is built. All of it happens in the browser; nothing is sent anywhere. */
import './build-a-guide/without-compiling.ts';
import { startBuilder } from './build-a-guide/builder.ts';

void startBuilder();
