import { once } from 'node:events';
import { connect } from 'node:net';

const connections = 16;
const body = JSON.stringify({ DIALOG_ID: 'chat13' });

function requestBytes({ origin, path }) {
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(origin).host}`,
    'Accept: application/json',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Whether a whole response is there; throws where it is not the one that is wanted. */
function isWhole(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1];
  if (!text.startsWith('HTTP/1.1 200 ') || length === undefined)
    throw new Error(`A response under load was not 200 with a length: ${text.slice(0, 40)}`);
  return text.length - end - 4 >= Number(length);
}

/** One kept connection: sends the next request when the answer to the last one is whole, as long as `mayGoOn()`. */
async function keepAsking(port, bytes, mayGoOn) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let response = '';
  if (mayGoOn()) socket.write(bytes);
  else socket.end();
  for await (const chunk of socket) {
    response += chunk.latin1Slice();
    if (!isWhole(response)) continue;
    response = '';
    if (!mayGoOn()) break;
    socket.write(bytes);
  }
}

/**
 * Sends the same request over and over through kept connections, until `isDone(sent, ms)` says that it is enough; every
 * answer must be 200. Resolves to the requests a second. Sockets rather than a client: on two cores a client would be
 * the slowest part, and a quick server would look like a slow one.
 */
export async function load(server, isDone) {
  const bytes = requestBytes(server);
  const begin = performance.now();
  let sent = 0;
  const mayGoOn = () => {
    if (isDone(sent, performance.now() - begin)) return false;
    sent += 1;
    return true;
  };
  const port = Number(new URL(server.origin).port);
  await Promise.all(Array.from({ length: connections }, () => keepAsking(port, bytes, mayGoOn)));
  return sent / ((performance.now() - begin) / 1_000);
}
