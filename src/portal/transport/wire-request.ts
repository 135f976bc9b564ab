import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** A request as it came, body complete, nothing interpreted. */
export interface WireRequest {
  readonly httpMethod: string;
  /** Path without query, percent-escapes still in it. */
  readonly path: string;
  /** What follows the first `?`, or an empty string. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly remote: string;
  /** The address of this machine to which the client has connected. */
  readonly local: string;
  readonly secure: boolean;
  /** Its place among the requests of its connection, from 1. */
  readonly place: number;
}

const places = new WeakMap<Socket, number>();

function placeOn(socket: Socket): number {
  const place = (places.get(socket) ?? 0) + 1;
  places.set(socket, place);
  return place;
}

const maxBytes = 8 * 1024 * 1024;
const nothing = Buffer.alloc(0);

/** How many bytes the bodies of unfinished requests may still have, all together. */
export interface BodyBudget {
  left: number;
}

/** What becomes of a request: one of these is called at most once, and neither when the client goes away first. */
export interface RequestReader {
  done(request: WireRequest): void;
  /** The bodies of unfinished requests have used up the memory that they may take. */
  refuse(): void;
}

/** Reads a request to its end. A body above 8 MiB is read and then counts as empty, as PHP does with `post_max_size`. */
export function readRequest(
  message: IncomingMessage,
  secure: boolean,
  budget: BodyBudget,
  { done, refuse }: RequestReader,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let taken = 0;
  const giveBack = () => {
    budget.left += taken;
    taken = 0;
    chunks.length = 0;
  };
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) return giveBack();
    if (chunk.length > budget.left) {
      giveBack();
      message.removeAllListeners('data').removeAllListeners('end').resume();
      return refuse();
    }
    taken += chunk.length;
    budget.left -= chunk.length;
    chunks.push(chunk);
  });
  message.on('error', () => undefined);
  message.on('close', giveBack);
  message.on('end', () => {
    const body =
      size > maxBytes
        ? nothing
        : chunks.length === 1 && chunks[0] !== undefined
          ? chunks[0]
          : Buffer.concat(chunks);
    giveBack();
    const url = decodeUrlBytes(message.url ?? '/');
    const question = url.indexOf('?');
    done({
      httpMethod: message.method ?? 'GET',
      path: question < 0 ? url : url.slice(0, question),
      query: question < 0 ? '' : url.slice(question + 1),
      headers: message.headers,
      body,
      remote: message.socket.remoteAddress ?? '',
      local: message.socket.localAddress ?? '',
      secure,
      place: placeOn(message.socket),
    });
  });
}

/** Node gives the bytes of a URL one by one; a client that sends raw UTF-8 means the characters. An absolute URL loses its origin. */
function decodeUrlBytes(url: string): string {
  const text = /[\u0080-\u00ff]/.test(url) ? Buffer.from(url, 'latin1').toString('utf8') : url;
  return text.startsWith('/') ? text : text.replace(/^[a-z]+:\/\/[^/?]*/i, '') || '/';
}
