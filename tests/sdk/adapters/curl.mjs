/**
 * `curl` by the two examples of the method's official page: a POST of JSON to the webhook, or to the portal with the token as `auth`. What
 * curl prints is read as JSON, as its user reads it; an HTTP status it does not show. The URL goes in by standard input, because lists of
 * processes show parameters.
 */
import { spawn, spawnSync } from 'node:child_process';
import { serveAdapter, surfaced } from './adapter.mjs';

const banner = spawnSync('curl', ['--version'], { encoding: 'utf8' }).stdout;
if (!banner) {
  process.stderr.write('curl is not installed.\n');
  process.exit(3);
}

serveAdapter({
  handshake: {
    name: 'curl',
    version: /^curl (\S+)/.exec(banner)?.[1] ?? 'unknown',
    language: 'shell',
    license: 'curl',
    auth: ['webhook', 'oauth'],
    schemes: ['http', 'https'],
    ca: 'env',
    proxy: 'env',
    capabilities: ['code', 'description'],
  },
  prepare({ method, params, portal }) {
    const url = portal.auth === 'webhook' ? portal.webhook_url : portal.client_endpoint;
    const body = portal.auth === 'webhook' ? params : { ...params, auth: portal.access_token };
    const config = `url = ${JSON.stringify(url + method)}\ndata = ${JSON.stringify(JSON.stringify(body))}\n`;
    return { make: () => curl(config), read, explain: (error) => surfaced({}, error) };
  },
});

function curl(config) {
  const json = ['-H', 'Content-Type: application/json', '-H', 'Accept: application/json'];
  const child = spawn('curl', ['-sS', '-X', 'POST', ...json, '-K', '-']);
  child.stdin.end(config);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
  return new Promise((done) => child.on('close', (exit) => done({ exit, ...said })));
}

function read({ exit, out, err }) {
  const surface = 'process';
  if (exit !== 0)
    return { surface, error: surfaced({ type: [`curl exit ${exit}`, 'property'] }, err.trim()) };
  let body;
  try {
    body = JSON.parse(out);
  } catch {
    return { surface, error: { ...surfaced({ type: ['no JSON', 'body'] }, out), body: out } };
  }
  if (body?.error === undefined && body?.result !== undefined) return { surface, result: body.result };
  const fields = { code: [body?.error, 'body'], description: [body?.error_description, 'body'] };
  return { surface, error: { ...surfaced(fields, out), body } };
}
