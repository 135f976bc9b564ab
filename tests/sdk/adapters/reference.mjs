/** The adapter of the suite's own reference client. */
import { ReferenceClient } from './reference-client.mjs';
import { serveClient } from './serve-client.mjs';

serveClient('reference-client', ReferenceClient);
