import {
  createServer as createHttpServer,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { defaultLimits, type TransportLimits } from './limits.ts';

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:PORT` or `https://…`, or another host where one was asked for, without a slash at its end. */
  readonly origin: string;
  /** Stops listening and closes every connection, idle or not. */
  close(): Promise<void>;
}

/** Key and certificate, as PEM text. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** Writes a response to a client that has sent no request that could be read. */
function refuse(cause: unknown, socket: Duplex): void {
  socket.on('error', () => undefined);
  if (!socket.writable) return;
  const isLate = (cause as NodeJS.ErrnoException).code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const status = isLate ? '408 Request Timeout' : '400 Bad Request';
  const description = isLate ? 'The request did not end in time' : 'Malformed HTTP request';
  const body = JSON.stringify({ error: 'INVALID_REQUEST', error_description: description });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function serverOptions({ headMs, requestMs, checkMs, headBytes }: TransportLimits): ServerOptions {
  return {
    maxHeaderSize: headBytes,
    keepAliveTimeout: 60_000,
    headersTimeout: headMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  };
}

/** Addresses that stand for all of a machine; a client of the same machine reaches it by the second. */
const everyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

/** The host of a URL that leads to an address. */
function hostOf(address: string): string {
  return everyAddress[address] ?? (address.includes(':') ? `[${address}]` : address);
}

/**
 * Listens on an address.
 *
 * @param port 0 for any free one
 * @param host the address or name to listen on; others reach one that is not of this machine alone
 * @param pair makes it https
 * @throws Error with the system's code, such as EADDRINUSE
 */
export async function listen(
  port: number,
  listener: RequestListener,
  pair?: KeyPair,
  limits = defaultLimits,
  host = '127.0.0.1',
): Promise<Listening> {
  const options = serverOptions(limits);
  const server: Server =
    pair === undefined
      ? createHttpServer(options, listener)
      : createHttpsServer({ ...options, ...pair }, listener);
  server.maxConnections = limits.connections;
  server.on('clientError', refuse);
  server.on('connect', refuse);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    origin: `${pair === undefined ? 'http' : 'https'}://${hostOf(host)}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
