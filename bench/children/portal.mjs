import { startPortal } from '../../build/src/portal/start-portal.js';
import { peakMemory } from '../lib/peak-memory.mjs';

let portal;

function memory() {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { rssKiB: rss / 1024, heapKiB: heapUsed / 1024, peakKiB: peakMemory() };
}

/** A reference portal in a process of its own. The first message holds its options; any further one asks for its memory. */
process.on('message', async (message) => {
  if (portal !== undefined) return process.send({ ...memory(), requests: portal.requests });
  portal = await startPortal(message);
  const { origin, webhookUrl, accessToken, settings } = portal;
  process.send({ origin, webhookUrl, accessToken, settings });
});
