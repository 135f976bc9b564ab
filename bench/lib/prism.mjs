import { installed } from './installed.mjs';
import { freePort, startServer } from './server-process.mjs';

/** Prism serving a document, as quick as it gets: no log, no dynamic examples, one process. */
export async function startPrism(document, wanted = {}) {
  const { home, manifest } = installed('@stoplight/prism-cli');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const args = ['mock', document, '--host', '127.0.0.1', '--port', String(port), '--verboseLevel', 'silent'];
  const server = { name: 'Prism', url: `${origin}/im.dialog.writing`, ...wanted };
  const started = await startServer(server, process.execPath, [`${home}/${manifest.bin.prism}`, ...args]);
  return { ...started, version: manifest.version, origin };
}
