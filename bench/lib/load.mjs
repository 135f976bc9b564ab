import { Pool } from 'undici';

const connections = 16;

/**
 * Sends the same request over and over through kept connections, until `isDone(sent, ms)` says that it is enough.
 * Every answer must be 200. Resolves to the requests a second.
 */
export async function load({ origin, path }, isDone) {
  const request = {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ DIALOG_ID: 'chat13' }),
  };
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const begin = performance.now();
  let sent = 0;
  const worker = async () => {
    while (!isDone(sent, performance.now() - begin)) {
      sent += 1;
      const { statusCode, body } = await pool.request(request);
      await body.dump();
      if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}.`);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - begin) / 1_000;
  await pool.close();
  return sent / seconds;
}
