/** Adapter of a client that lies: node liar.mjs NAME. */
import { serveClient } from '../adapters/serve-client.mjs';
import { lyingClients } from './lying-clients.mjs';

const [name = ''] = process.argv.slice(2);
const Client = lyingClients[name];
if (Client === undefined) {
  process.stderr.write(`There is no liar called ${name}.\n`);
  process.exit(64);
}
serveClient(name, Client);
