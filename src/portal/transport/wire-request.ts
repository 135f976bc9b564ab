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

/**
 * Reads a request to its end. A body above 8 MiB is read and then counts as empty, as PHP does with `post_max_size`.
 *
 * @param done called once, with the whole request; never called when the client goes away first
 */
export function readRequest(
  message: IncomingMessage,
  secure: boolean,
  done: (request: WireRequest) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  });
  message.on('error', () => undefined);
  message.on('end', () => {
    const url = decodeUrlBytes(message.url ?? '/');
    const question = url.indexOf('?');
    done({
      httpMethod: message.method ?? 'GET',
      path: question < 0 ? url : url.slice(0, question),
      query: question < 0 ? '' : url.slice(question + 1),
      headers: message.headers,
      body:
        size > maxBytes
          ? nothing
          : chunks.length === 1 && chunks[0] !== undefined
            ? chunks[0]
            : Buffer.concat(chunks),
      remote: message.socket.remoteAddress ?? '',
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
