/** Adapter of a client that lies: node faulty-client.mjs NAME. */
import { serveClient } from '../adapters/serve-client.mjs';
import { faultyClients } from './faulty-clients.mjs';

const [name = ''] = process.argv.slice(2);
const Client = faultyClients[name];
if (Client === undefined) {
  process.stderr.write(`There is no faulty client called ${name}.\n`);
  process.exit(64);
}
serveClient(name, Client);
