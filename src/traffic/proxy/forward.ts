import { type Agent, type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { HeaderPair } from '../../exchange/record/exchange.ts';

/** The most of a body that is passed on; more is no call of REST. */
const maxBytes = 64 * 1024 * 1024;

/** Longer than the 60 s that a portal gives a call. */
const timeoutMs = 120_000;

/** Headers that are about one connection and not about the message (RFC 9110, 7.6.1). */
const hopByHop =
  /^(?:connection|keep-alive|proxy-connection|proxy-authenticate|te|trailer|transfer-encoding|upgrade)$/i;

/** What passed, bytes as they were. */
export interface Passed {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly requestHeaders: readonly HeaderPair[];
  readonly requestBody: Buffer;
  /** Null where no response came. */
  readonly response: {
    readonly status: number;
    readonly headers: readonly HeaderPair[];
    readonly body: Buffer;
  } | null;
  readonly startedAt: string;
  readonly ms: number;
}

function pairsOf(raw: readonly string[]): readonly HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return pairs.filter(([name]) => !hopByHop.test(name));
}

async function bytesIn(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes)
      throw new Error(`A body of more than ${maxBytes / 1024 / 1024} MiB is not passed on.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function ask(
  origin: URL,
  agent: Agent,
  message: IncomingMessage,
  headers: readonly HeaderPair[],
  body: Buffer,
): Promise<NonNullable<Passed['response']>> {
  const send = origin.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send({
      host: origin.hostname.replace(/^\[|\]$/g, ''),
      port: origin.port === '' ? (origin.protocol === 'https:' ? 443 : 80) : origin.port,
      method: message.method,
      path: pathOf(message),
      headers: [
        ['Host', origin.host],
        ...headers.filter(([name]) => !/^(?:host|content-length|expect)$/i.test(name)),
        ...(body.length > 0 || message.method === 'POST' ? [['Content-Length', String(body.length)]] : []),
      ].flat(),
      agent,
      timeout: timeoutMs,
    });
    request.on('timeout', () => request.destroy(new Error(`no response within ${timeoutMs / 1_000} s`)));
    request.on('error', reject);
    request.on('response', (response) => {
      bytesIn(response).then(
        (bytes) =>
          resolve({ status: response.statusCode ?? 502, headers: pairsOf(response.rawHeaders), body: bytes }),
        reject,
      );
    });
    request.end(body);
  });
}

/** Path and query of a request; an absolute URL loses its origin, so that nobody is sent elsewhere. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return url.startsWith('/') ? url : url.replace(/^[a-z]+:\/\/[^/?]*/i, '') || '/';
}

function answer(socket: ServerResponse, { status, headers, body }: NonNullable<Passed['response']>): void {
  if (socket.destroyed) return;
  const own = headers.filter(([name]) => !/^content-length$/i.test(name));
  socket.writeHead(status, [...own, ['Content-Length', String(body.length)]].flat());
  socket.end(body);
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code ?? (error instanceof Error ? error.message : String(error));
}

/**
 * Passes a request on to a portal and its response back, bytes as they are. Where no response comes, the application gets a 502 that says so.
 *
 * @returns what passed; never rejects
 */
export async function forward(
  origin: URL,
  agent: Agent,
  message: IncomingMessage,
  socket: ServerResponse,
): Promise<Passed> {
  const startedAt = new Date().toISOString();
  const start = performance.now();
  const requestHeaders = pairsOf(message.rawHeaders);
  let requestBody: Buffer = Buffer.alloc(0);
  let response: Passed['response'] = null;
  try {
    requestBody = await bytesIn(message);
    response = await ask(origin, agent, message, requestHeaders, requestBody);
    answer(socket, response);
  } catch (error) {
    const body = Buffer.from(`The portal gave no response that can be passed on: ${reasonOf(error)}\n`);
    answer(socket, { status: 502, headers: [['Content-Type', 'text/plain; charset=utf-8']], body });
  }
  const ms = Math.round((performance.now() - start) * 100) / 100;
  return {
    method: message.method ?? 'GET',
    path: pathOf(message),
    requestHeaders,
    requestBody,
    response,
    startedAt,
    ms,
  };
}
