import { startChild } from '../lib/child.mjs';
import { figure, memory, table, times } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { load } from '../lib/load.mjs';

const stages = 5;

/** (d) Memory of the reference portal while it answers many requests. What stays after a garbage collection counts. */
export async function portalMemory({ requests }, say) {
  const portal = await startChild('portal.mjs', {}, { nodeOptions: ['--expose-gc'] });
  try {
    const { pathname } = new URL(`${portal.first.webhookUrl}im.dialog.writing`);
    const server = { origin: portal.first.origin, path: pathname };
    const figures = [];
    for (let stage = 1; stage <= stages; stage += 1) {
      say(`memory of the portal, ${stage * (requests / stages)} of ${requests} requests`);
      await load(server, (sent) => sent >= requests / stages);
      figures.push(await portal.ask('memory'));
    }
    const [first] = figures;
    const last = figures[stages - 1];
    const growth = last.heapKiB / first.heapKiB;
    const bytes = (1_024 * (last.heapKiB - first.heapKiB)) / (last.requests - first.requests);
    const text = table([
      ['requests', 'heap', 'resident'],
      ...figures.map((one) => [
        one.requests.toLocaleString('en-US'),
        memory(one.heapKiB),
        memory(one.rssKiB),
      ]),
    ]);
    return {
      title: '(d) Memory of the reference portal',
      text: `${text}\nafter all requests beside a fifth of them: heap ${times(growth)}, resident ${times(last.rssKiB / first.rssKiB)} (${figure(bytes)} bytes of heap a request)`,
      figures: { growth, bytesPerRequest: bytes, stages: figures },
      held: [hold('portalMemory', growth)],
    };
  } finally {
    await portal.stop();
  }
}
