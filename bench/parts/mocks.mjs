import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duration, figure, table, times } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { load } from '../lib/load.mjs';
import { median } from '../lib/median.mjs';
import { cli, place } from '../lib/places.mjs';
import { startPrism } from '../lib/prism.mjs';
import { processorTime } from '../lib/processor-time.mjs';
import { withScratch } from '../lib/scratch.mjs';
import { freePort, startServer } from '../lib/server-process.mjs';
import { startWireMock, wireMockProblem } from '../lib/wiremock.mjs';

const code = 'benchmarkcode123';
const method = 'im.dialog.writing';
const path = `/rest/1/${code}/${method}`;
const request = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"DIALOG_ID":"chat13"}',
};
/** The stub of both: the parameter is matched, and comes back by a template. */
const stubbed = { request, isWanted: (status, text) => status === 200 && text.includes('"chat13"') };

async function ownServer(directory) {
  const seed = join(directory, 'seed.json');
  const stubs = join(directory, 'stubs.json');
  writeFileSync(
    seed,
    JSON.stringify({ users: [{ id: 1 }], webhooks: [{ name: 'owner', user: 1, code, scopes: 'all' }] }),
  );
  writeFileSync(
    stubs,
    JSON.stringify({
      stubs: [{ method, params: { DIALOG_ID: 'chat13' }, response: { result: '{{params.DIALOG_ID}}' } }],
    }),
  );
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const args = [cli, 'serve', '--port', String(port), '--seed', seed, '--stubs', stubs];
  const server = { name: 'The reference portal', url: origin + path, ...stubbed };
  return { ...(await startServer(server, process.execPath, args)), origin };
}

function wireMock(directory) {
  const mappings = join(directory, 'mappings');
  mkdirSync(mappings, { recursive: true });
  const mapping = {
    request: {
      method: 'POST',
      urlPath: path,
      bodyPatterns: [{ matchesJsonPath: "$[?(@.DIALOG_ID == 'chat13')]" }],
    },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: '{"result":"{{jsonPath request.body \'$.DIALOG_ID\'}}"}',
      transformers: ['response-template'],
    },
  };
  writeFileSync(join(mappings, 'stub.json'), JSON.stringify(mapping));
  return startWireMock(directory, path, stubbed);
}

/** Prism answers from the document: it matches no parameter and fills no template. */
function prism() {
  return startPrism(place('spec/methods/im.dialog.writing.yaml'), { request });
}

async function measured(start, pathOf, seconds) {
  const server = await start();
  try {
    const target = { origin: server.origin, path: pathOf };
    await load(target, (_sent, ms) => ms >= seconds * 1_000);
    const before = processorTime(server.pid);
    let requests = 0;
    const perSecond = await load(target, (sent, ms) => {
      requests = sent;
      return ms >= seconds * 1_000;
    });
    const after = processorTime(server.pid);
    const cpuMs = before === null ? null : (after - before) / requests;
    return { firstAnswerMs: server.firstAnswerMs, perSecond, cpuMs, memoryMiB: server.memoryMiB() };
  } finally {
    await server.stop();
  }
}

/** Starts each server in turn, so that a slow minute hits all. */
async function measureRounds(directory, { starts, seconds }, problem, say) {
  const servers = [
    { name: 'reference portal', start: () => ownServer(directory), path, rounds: [] },
    { name: 'Prism (no matching, no template)', start: prism, path: `/${method}`, rounds: [] },
    ...(problem === undefined
      ? [{ name: 'WireMock', start: () => wireMock(directory), path, rounds: [] }]
      : []),
  ];
  for (let round = 0; round < starts; round += 1)
    for (const server of servers) {
      say(`${server.name}, start ${round + 1} of ${starts}`);
      server.rounds.push(await measured(server.start, server.path, seconds));
    }
  return servers;
}

/** (g) The mock beside others: from the start of its process to the first stubbed answer, requests a second, memory under load. */
export async function mocks(options, say) {
  const problem = wireMockProblem();
  const servers = await withScratch((directory) => measureRounds(directory, options, problem, say));
  const of = (rounds, name) => (rounds[0][name] === null ? null : median(rounds.map((one) => one[name])));
  const figures = servers.map(({ name, rounds }) => ({
    name,
    ...Object.fromEntries(Object.keys(rounds[0]).map((figureName) => [figureName, of(rounds, figureName)])),
  }));
  const [own] = figures;
  const text = table([
    [
      'one stub with a parameter and a template',
      'first answer',
      'beside',
      'requests/s',
      'CPU a request',
      'memory',
    ],
    ...figures.map((one) => [
      one.name,
      duration(one.firstAnswerMs),
      times(one.firstAnswerMs / own.firstAnswerMs),
      figure(one.perSecond),
      one.cpuMs === null ? '' : `${figure(one.cpuMs * 1_000)} µs`,
      one.memoryMiB === null ? '' : `${figure(one.memoryMiB)} MiB`,
    ]),
    ...(problem === undefined ? [] : [[`WireMock is not measured: ${problem}`, '', '', '', '', '']]),
  ]);
  return { title: '(g) Mocks', text, figures, held: [hold('firstAnswer', own.firstAnswerMs)] };
}
