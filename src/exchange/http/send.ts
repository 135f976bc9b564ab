import { type Agent, type ClientRequest, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { Failure, Timing } from '../record/exchange.ts';
import type { WireRequest } from './build-request.ts';
import { failure, failureOf } from './failure.ts';
import { type ReceivedResponse, type Receiver, receive } from './receive.ts';
import { watchSocket } from './watch-socket.ts';

/** The way to a portal: where it is, through which connections, and how long an exchange may take (milliseconds). */
export interface Endpoint {
  readonly origin: string;
  readonly agent: Agent;
  /** Makes an agent for one connection of its own, on the same way through the network. */
  readonly fresh?: () => Agent;
  readonly timeoutMs: number;
}

/** What came of a request, not yet redacted. Both a response and a failure where a response began and did not end well. */
export interface WireResult {
  readonly response: ReceivedResponse | null;
  readonly failure: Failure | null;
  readonly timing: Timing;
}

interface Attempt extends WireResult {
  /** A kept connection was gone before it was used: this says nothing about the request. */
  readonly stale: boolean;
}

const wholeTextPause = 1500;

function stalled(): Failure {
  return failure('incomplete', 'STALLED', 'The response began, and then nothing came any more.');
}

function openRequest(endpoint: Endpoint, wire: WireRequest, agent: Agent | false): ClientRequest {
  const url = new URL(endpoint.origin);
  const secure = url.protocol === 'https:';
  return (secure ? requestHttps : requestHttp)({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : url.port,
    method: wire.method,
    path: wire.path,
    headers: wire.headers.flat(),
    maxHeaderSize: 64 * 1024,
    agent,
  });
}

function attempt(endpoint: Endpoint, wire: WireRequest, agent: Agent | false): Promise<Attempt> {
  return new Promise((resolve) => {
    const startedAt = new Date().toISOString();
    const start = performance.now();
    const elapsed = (): number => Math.round((performance.now() - start) * 100) / 100;
    const request = openRequest(endpoint, wire, agent);
    const secure = endpoint.origin.startsWith('https:');
    let connect: number | null = null;
    let firstByte: number | null = null;
    let firstBytes = '';
    let receiver: Receiver | null = null;
    let ended = false;
    let settled = false;
    let socket: Socket | null = null;
    let wholeTimer: NodeJS.Timeout | undefined;
    let pauseTimer: NodeJS.Timeout | undefined;

    function settle(problem: Failure | null, complete = false): void {
      if (settled) return;
      settled = true;
      clearTimeout(wholeTimer);
      clearTimeout(pauseTimer);
      if (socket !== null) watchSocket(socket, null);
      if (!complete || problem !== null) request.destroy();
      const reused = request.reusedSocket;
      resolve({
        response: receiver?.response(complete) ?? null,
        failure: problem,
        timing: { startedAt, connect, firstByte, total: elapsed(), reused },
        stale: problem?.kind === 'reset' && reused && firstByte === null,
      });
    }

    /** Waits a turn before it settles, so that bytes which came with the error are still taken in. */
    function onError(error: unknown): void {
      const problem = failureOf(error, firstBytes);
      const excess = ended || receiver?.isWhole() === true;
      if (receiver === null) settle(problem);
      setImmediate(() => {
        if (excess)
          settle(failure('protocol', 'EXCESS_BYTES', 'More bytes follow the end of the response.'), true);
        else settle(problem.kind === 'protocol' ? problem : failure('incomplete', problem.code));
      });
    }

    function onPause(waited: number): void {
      const half = endpoint.timeoutMs / 2;
      const next = waited === 0 ? Math.min(half, wholeTextPause) : half;
      clearTimeout(pauseTimer);
      pauseTimer = setTimeout(() => {
        if (receiver?.holdsEnvelope() || (next === half && receiver?.isShort())) settle(stalled());
        else if (next < half) onPause(next);
      }, next - waited);
    }

    function onBytes(chunk: Buffer): void {
      if (firstByte === null) firstByte = elapsed();
      if (firstBytes.length < 8) firstBytes += chunk.toString('latin1', 0, 8);
      if (ended) onError(null);
    }

    request.on('socket', (assigned) => {
      socket = assigned;
      watchSocket(assigned, onBytes);
      if (assigned.connecting) {
        assigned.once(secure ? 'secureConnect' : 'connect', () => {
          connect = elapsed();
        });
      }
      wholeTimer = setTimeout(() => {
        const began = receiver?.holdsEnvelope() || receiver?.isShort();
        settle(began ? stalled() : failure('timeout', 'TIMEOUT'));
      }, endpoint.timeoutMs);
    });
    request.on('response', (message) => {
      const body = receive(message);
      receiver = body;
      onPause(0);
      message.on('data', (chunk: Buffer) => {
        if (body.take(chunk)) onPause(0);
        else settle(null);
      });
      message.on('end', () => {
        ended = true;
        setImmediate(() => settle(null, true));
      });
      message.on('error', onError);
    });
    request.on('upgrade', (_message, taken) => {
      taken.destroy();
      settle(failure('protocol', 'UPGRADE', 'The portal switched to another protocol.'));
    });
    request.on('error', onError);
    request.on('close', () => {
      if (receiver?.isWhole() === true) return;
      const kind = receiver === null ? 'reset' : 'incomplete';
      setImmediate(() => settle(failure(kind, 'ECONNRESET')));
    });
    request.end(wire.body ?? undefined);
  });
}

/**
 * Sends one request and reports what came, whatever it was: never throws, follows no redirect, unpacks nothing, skips
 * 1xx answers. The time-out covers the whole exchange. A response that pauses is given up early: after 1.5 s when a
 * whole envelope is there, after half the time-out when its announced length is not reached. A kept connection
 * that turns out closed before the first byte is replaced once by a fresh one, as every client does.
 */
export async function send(endpoint: Endpoint, wire: WireRequest): Promise<WireResult> {
  const first = await attempt(endpoint, wire, endpoint.agent);
  return first.stale ? attempt(endpoint, wire, endpoint.fresh?.() ?? false) : first;
}
