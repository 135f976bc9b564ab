import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { cleanEnvironment } from './environment.mjs';
import { withScratch } from './scratch.mjs';

/**
 * Starts a Node command and tells when the first request of any kind, and the first to a path that ends in `wanted`,
 * came to a portal on loopback: milliseconds from the start. `settingsOf(origin, directory)` points the command there.
 */
export function timeToRequest(args, settingsOf, wanted) {
  return withScratch(async (directory) => {
    const times = {};
    let begin = 0;
    const server = createServer((request, response) => {
      times.any ??= performance.now() - begin;
      if (request.url.endsWith(wanted)) times.wanted ??= performance.now() - begin;
      request.resume().on('end', () => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end('{"result":true}');
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const env = cleanEnvironment(settingsOf(`http://127.0.0.1:${server.address().port}`, directory));
    begin = performance.now();
    const child = spawn(process.execPath, args, {
      cwd: directory,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await once(child, 'exit');
    times.whole = performance.now() - begin;
    server.close();
    if (times.wanted === undefined) throw new Error(`${args.join(' ')} ended without a request.`);
    return times;
  });
}
