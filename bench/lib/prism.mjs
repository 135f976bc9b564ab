import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cleanEnvironment } from './environment.mjs';
import { place } from './places.mjs';

const home = place('bench/node_modules/@stoplight/prism-cli');

/** Installs what the bench compares with, where it is not there yet, into bench/node_modules. */
function install() {
  if (existsSync(home)) return;
  const args = ['ci', '--prefix', place('bench'), '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('Prism could not be installed. Try: npm ci --prefix bench');
}

async function freePort() {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks until there is a response, or the process has ended. */
async function untilResponded(url, child) {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`Prism ended with ${child.exitCode} before it had answered.`);
    const responded = await fetch(url).then(
      () => true,
      () => false,
    );
    if (responded) return;
    await new Promise(setImmediate);
  }
}

/** Prism serving the contract's document, as quick as it gets: no log, no dynamic examples, one process. */
export async function startPrism(document) {
  install();
  const { version, bin } = JSON.parse(readFileSync(`${home}/package.json`, 'utf8'));
  const port = await freePort();
  const args = ['mock', document, '--host', '127.0.0.1', '--port', String(port), '--verboseLevel', 'silent'];
  const child = spawn(process.execPath, [`${home}/${bin.prism}`, ...args], {
    env: cleanEnvironment({ NODE_ENV: '' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  await untilResponded(`${origin}/im.dialog.writing`, child);
  return {
    version,
    origin,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
