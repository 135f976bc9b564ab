import { Pool } from 'undici';
import { buildRequest } from '../../build/src/exchange/http/build-request.js';
import { peakMemory } from '../lib/peak-memory.mjs';
import { plannedRun, stepsOf } from '../lib/planned-run.mjs';

const ownHeaders = ['host', 'connection', 'content-length'];

function bytesOf(planned, target) {
  const { method, path, headers, body } = buildRequest(planned, target);
  return {
    method,
    path,
    body,
    headers: headers.filter(([name]) => !ownHeaders.includes(name.toLowerCase())).flat(),
  };
}

/** The bare floor: what a plan sends, in the same order, through one undici pool. Nothing is recorded or judged. */
process.on('message', async (portal) => {
  const { target, cases } = await plannedRun(portal);
  const steps = stepsOf(cases, target).map(({ together, requests }) => ({
    together,
    requests: requests.map((planned) => bytesOf(planned, target)),
  }));
  const pool = new Pool(target.origin, { connections: target.connections });
  const exchange = async (request) => (await pool.request(request)).body.arrayBuffer();
  const begin = performance.now();
  for (const { together, requests } of steps) {
    if (together) await Promise.all(requests.map(exchange));
    else for (const request of requests) await exchange(request);
  }
  const ms = performance.now() - begin;
  await pool.close();
  const requests = steps.reduce((sum, step) => sum + step.requests.length, 0);
  process.send({ ms, requests, cases: cases.length, peakKiB: peakMemory() });
});
