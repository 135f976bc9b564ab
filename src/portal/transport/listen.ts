import {
  createServer as createHttpServer,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:PORT` or `https://…`, without a slash at its end. */
  readonly origin: string;
  /** Stops listening and closes every connection, idle or not. */
  close(): Promise<void>;
}

/** Key and certificate, as PEM text. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

const options: ServerOptions = { maxHeaderSize: 1024 * 1024, keepAliveTimeout: 60_000, requestTimeout: 0 };
const badRequest = '{"error":"INVALID_REQUEST","error_description":"Malformed HTTP request"}';

/**
 * Listens on 127.0.0.1.
 *
 * @param port 0 for any free one
 * @param pair makes it https
 * @throws Error with the system's code, such as EADDRINUSE
 */
export async function listen(port: number, listener: RequestListener, pair?: KeyPair): Promise<Listening> {
  const server: Server =
    pair === undefined
      ? createHttpServer(options, listener)
      : createHttpsServer({ ...options, ...pair }, listener);
  const refuse = (_cause: unknown, socket: Duplex) => {
    socket.on('error', () => undefined);
    if (!socket.writable) return;
    socket.end(
      `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${badRequest.length}\r\nConnection: close\r\n\r\n${badRequest}`,
    );
  };
  server.on('clientError', refuse);
  server.on('connect', refuse);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    origin: `${pair === undefined ? 'http' : 'https'}://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
