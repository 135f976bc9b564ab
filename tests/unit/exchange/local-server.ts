import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net';
import type { Target } from '../../../src/exchange/target/target.ts';
import type { PlannedRequest } from '../../../src/plan/case.ts';

/** A server of one test; close it with `await using`. */
export interface LocalServer extends AsyncDisposable {
  readonly port: number;
  readonly origin: string;
}

/** A request as an HTTP server saw it. */
export interface Observation {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

async function listening(
  server: ReturnType<typeof createNetServer>,
  sockets: Set<Socket>,
): Promise<LocalServer> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An HTTP server that hands each whole request to `respond`. */
export function httpServer(
  respond: (seen: Observation, response: ServerResponse) => void,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers, rawHeaders } = request;
      respond({ method, url, headers, rawHeaders, body: Buffer.concat(chunks).toString('latin1') }, response);
    });
  });
  return listening(server, new Set());
}

/** A server below HTTP: `respond` is called once for each request that arrives in one piece, with its number on the connection. */
export function rawServer(
  respond: (socket: Socket, request: string, connection: number, repetition: number) => void,
): Promise<LocalServer> {
  let connections = 0;
  const server = createNetServer((socket) => {
    connections += 1;
    const connection = connections;
    let repetition = 0;
    socket.on('data', (chunk) => {
      repetition += 1;
      respond(socket, chunk.toString('latin1'), connection, repetition);
    });
  });
  return listening(server, new Set());
}

/** Responses like a portal. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** The code of the webhook in tests: it must never be seen in a record. */
export const code = 'k3Yq9zTm41xWv0Ab';

/** A target at an origin, with the credentials of the tests. */
export function targetAt(origin: string, changes: Partial<Target> = {}): Target {
  return {
    kind: 'live',
    name: 'a test',
    origin,
    restPath: '/rest/',
    webhook: { userId: '7', code },
    oauth: null,
    secondWebhook: null,
    fixtures: { chat: 'chat13', user: '13', 'foreign-chat': 'chat99', group: 'sg5' },
    timeoutMs: 4000,
    rate: null,
    connections: 4,
    ...changes,
  };
}

let keys = 0;

/** A planned request, with a key of its own unless one is given. */
export function planned(changes: Partial<PlannedRequest> = {}): PlannedRequest {
  keys += 1;
  return {
    key: `request ${keys}`,
    baseKey: `request ${keys}`,
    method: 'im.dialog.writing',
    encoding: 'post-json',
    suffix: '',
    parameters: { DIALOG_ID: 'abc' },
    credential: 'given',
    auth: 'default',
    acceptEncoding: 'identity',
    ...changes,
  };
}

/** One request after another. */
export function inTurn(...requests: PlannedRequest[]): { together: boolean; requests: PlannedRequest[] }[] {
  return [{ together: false, requests }];
}
