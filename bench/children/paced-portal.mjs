import { startPortal } from '../../build/src/portal/start-portal.js';

const arrivals = [];
let [open, most, refused] = [0, 0, 0];

/** How long a request is on its way, which differs, and how long the portal takes to answer it. */
function delays({ latencyMs, jitterMs }) {
  return {
    front: (answer) => (request, response) => {
      open += 1;
      most = Math.max(most, open);
      response.once('close', () => {
        open -= 1;
        if (response.statusCode === 503) refused += 1;
      });
      const method = request.url.split('?')[0].split('/').at(-1);
      setTimeout(() => {
        arrivals.push({ at: performance.now(), method });
        answer(request, response);
      }, Math.random() * jitterMs);
    },
    interceptors: [{ arrival: () => new Promise((resolve) => setTimeout(resolve, latencyMs, undefined)) }],
  };
}

/** What arrived between the first and the last request of a case: what prepares a run and cleans up after it is not paced work. */
function planned() {
  const isOwn = ({ method }) => method !== 'profile' && !method.startsWith('im.chat.');
  const [first, last] = [arrivals.findIndex(isOwn), arrivals.findLastIndex(isOwn)];
  return { requests: last - first + 1, ms: arrivals[last].at - arrivals[first].at };
}

let portal;

/** A portal with the rate limit of the cloud. The first message holds its task; any further one asks what arrived. */
process.on('message', async (task) => {
  if (portal !== undefined) return process.send({ ...planned(), most, refused });
  const { perSecond, burst } = task;
  portal = await startPortal({ limits: { rate: { perSecond, burst } }, ...delays(task) });
  process.send({ webhookUrl: portal.webhookUrl });
});
