import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HeaderPair } from '../../exchange/record/exchange.ts';
import type { ResponseStep, Scenario } from '../scenario.ts';
import { portalResponse } from './portal-response.ts';
import { routeOf } from './route-of.ts';
import { type PlainResponse, responseOf, sendStep } from './send-step.ts';
import type { WireEntry, WireKind } from './wire-entry.ts';

/** What the recorder must know of where it stands. */
export interface Surroundings {
  readonly scenario: Pick<Scenario, 'method' | 'responses' | 'token'>;
  /** Origin of the other host. */
  elsewhere(): string;
  tunnelOf(port: number | undefined): string | undefined;
  /** Called with each entry as soon as its request was read. */
  received(): void;
}

/** Records every request and responses it as the scenario says. */
export interface Recorder {
  /** The listener of the portal, or of the host where redirects lead. */
  listener(portal: RequestListener, elsewhere: boolean): RequestListener;
  readonly entries: readonly WireEntry[];
  /** Ends every wait. */
  close(): void;
}

const loginPage = '<!doctype html><html><head><title>Log in</title></head><body><form></form></body></html>';
const maxEntries = 2_000;
const maxBytes = 1024 * 1024;

/** Starts a recorder whose clock begins now. */
export function createRecorder({ scenario, elsewhere, tunnelOf, received }: Surroundings): Recorder {
  const entries: WireEntry[] = [];
  const connections = new WeakMap<Socket, number>();
  const waits = new Set<NodeJS.Timeout>();
  const start = performance.now();
  const now = () => Math.round((performance.now() - start) * 10) / 10;
  let opened = 0;
  let calls = 0;

  function connectionOf(socket: Socket): number {
    const known = connections.get(socket) ?? ++opened;
    connections.set(socket, known);
    return known;
  }

  function kindOf(url: string, body: Buffer): WireKind {
    const { method, isToken } = routeOf(url);
    if (isToken) return 'token';
    const wanted = scenario.method.toLowerCase();
    if (method.toLowerCase() === wanted) return 'call';
    const isBatch = method.toLowerCase() === 'batch';
    return isBatch && `${url}${body.toString('latin1')}`.toLowerCase().includes(wanted) ? 'call' : 'other';
  }

  function stepFor(kind: WireKind, onOtherHost: boolean): ResponseStep {
    if (onOtherHost) return { portal: true };
    if (kind === 'token') return scenario.token;
    if (kind === 'other') return { portal: true };
    calls += 1;
    return scenario.responses[Math.min(calls, scenario.responses.length) - 1] ?? { portal: true };
  }

  function perform(entry: WireEntry, step: ResponseStep, response: ServerResponse, portal: () => void): void {
    const act = () => {
      if (step.hang === true) entry.fault = 'hang';
      else if (step.drop === true) {
        entry.fault = 'drop';
        // Only plain sockets can be reset; a secure one is closed without a word, which clients cannot tell apart.
        if (entry.secure) response.socket?.destroy();
        else response.socket?.resetAndDestroy();
      } else if (step.portal === true) portal();
      else conclude(entry, step, response, responseOf(step, entry.url, elsewhere()));
    };
    if (step.afterMs === undefined) {
      act();
      return;
    }
    const wait = setTimeout(() => {
      waits.delete(wait);
      act();
    }, step.afterMs);
    waits.add(wait);
  }

  function conclude(
    entry: WireEntry,
    step: ResponseStep,
    socket: ServerResponse,
    response: PlainResponse,
  ): void {
    entry.response = sendStep(socket, response, step);
    entry.respondedAt = now();
  }

  function take(
    message: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    onOtherHost: boolean,
  ): { readonly entry: WireEntry; readonly step: ResponseStep } {
    const url = (message.url ?? '/').replace(/^[a-z]+:\/\/[^/?]*/i, '') || '/';
    const headers: HeaderPair[] = [];
    for (let at = 0; at + 1 < message.rawHeaders.length; at += 2)
      headers.push([message.rawHeaders[at] ?? '', message.rawHeaders[at + 1] ?? '']);
    const kind = kindOf(url, body);
    const entry: WireEntry = {
      kind,
      at: now(),
      method: message.method ?? 'GET',
      url,
      headers,
      body,
      secure: 'encrypted' in message.socket,
      tunnel:
        tunnelOf(message.socket.remotePort) ?? (url === message.url ? null : (message.headers.host ?? '')),
      elsewhere: onOtherHost,
      connection: connectionOf(message.socket),
      response: null,
      fault: null,
      respondedAt: null,
      abandonedAt: null,
    };
    response.on('close', () => {
      if (entry.response === null && entry.fault !== 'drop') entry.abandonedAt = now();
    });
    if (entries.length < maxEntries) entries.push(entry);
    else response.destroy();
    received();
    return { entry, step: stepFor(kind, onOtherHost) };
  }

  return {
    entries,
    listener: (portal, onOtherHost) => (message, response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      message.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= maxBytes) chunks.push(chunk);
      });
      message.on('error', () => undefined);
      message.on('end', () => {
        const body = Buffer.concat(chunks);
        const { entry, step } = take(message, response, body, onOtherHost);
        if (onOtherHost && entry.url.startsWith('/auth/'))
          conclude(entry, {}, response, responseOf({ html: loginPage }, '', ''));
        else
          perform(entry, step, response, () =>
            portalResponse(portal, replayed(message, body), response, (plain) =>
              conclude(entry, step, response, plain),
            ),
          );
      });
    },
    close() {
      for (const wait of waits) clearTimeout(wait);
    },
  };
}

/** A request whose body was read already, to be read once more by the portal. */
function replayed(message: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = Object.create(message) as IncomingMessage;
  copy.on = ((event: string, listen: (chunk?: Buffer) => void) => {
    if (event === 'data' && body.length > 0) listen(body);
    if (event === 'end') listen();
    return copy;
  }) as IncomingMessage['on'];
  return copy;
}
