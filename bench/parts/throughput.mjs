import { startChild } from '../lib/child.mjs';
import { figure, table, times } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { load } from '../lib/load.mjs';
import { median } from '../lib/median.mjs';
import { place } from '../lib/places.mjs';
import { startPrism } from '../lib/prism.mjs';
import { processorTime } from '../lib/processor-time.mjs';

const rounds = 5;

async function measureServer({ origin, path, pid }, seconds) {
  const before = processorTime(pid);
  let requests = 0;
  const perSecond = await load({ origin, path }, (sent, ms) => {
    requests = sent;
    return ms >= seconds * 1_000;
  });
  const after = processorTime(pid);
  return { perSecond, cpuMs: before === null ? null : (after - before) / requests };
}

/** Three servers, in turn, so that a slow minute hits all: one that does nothing, the reference portal, Prism. */
async function measureRounds(servers, seconds, say) {
  for (const server of servers) await measureServer(server, 1);
  for (let round = 0; round < rounds; round += 1) {
    say(`load, round ${round + 1} of ${rounds}`);
    for (const server of servers) server.rounds.push(await measureServer(server, seconds));
  }
}

/** (d) Requests a second of the reference portal, beside Prism serving the same document. */
export async function throughput({ seconds }, say) {
  const bare = await startChild('bare-server.mjs', {});
  const portal = await startChild('portal.mjs', {});
  const prism = await startPrism(place('spec/methods/im.dialog.writing.yaml'));
  try {
    const url = new URL(`${portal.first.webhookUrl}im.dialog.writing`);
    const path = '/im.dialog.writing';
    const servers = [
      { name: 'bare node:http', origin: bare.first.origin, path, pid: bare.pid, rounds: [] },
      {
        name: 'reference portal',
        origin: portal.first.origin,
        path: url.pathname,
        pid: portal.pid,
        rounds: [],
      },
      { name: `Prism ${prism.version}`, origin: prism.origin, path, pid: prism.pid, rounds: [] },
    ];
    await measureRounds(servers, seconds, say);
    const [, own, foreign] = servers;
    const beside = (server) =>
      median(server.rounds.map((one, at) => one.perSecond / foreign.rounds[at].perSecond));
    const figures = servers.map((server) => ({
      name: server.name,
      perSecond: median(server.rounds.map((one) => one.perSecond)),
      cpuMs: server.rounds[0].cpuMs === null ? null : median(server.rounds.map((one) => one.cpuMs)),
      besidePrism: beside(server),
    }));
    const text = table([
      [
        'POST JSON im.dialog.writing, 16 connections',
        'requests/s',
        'CPU a request',
        'beside Prism',
        'by CPU',
      ],
      ...figures.map(({ name, perSecond, cpuMs, besidePrism }) => [
        name,
        figure(perSecond),
        cpuMs === null ? '' : `${figure(cpuMs * 1_000)} µs`,
        times(besidePrism),
        cpuMs === null ? '' : times(figures[2].cpuMs / cpuMs),
      ]),
    ]);
    return { title: '(d) Requests a second', text, figures, held: [hold('prism', beside(own))] };
  } finally {
    await Promise.all([bare.stop(), portal.stop(), prism.stop()]);
  }
}
