import type { Parameters } from '../evaluate/judge/judge-exchange.ts';
import type { Exchange, HeaderPair } from '../exchange/record/exchange.ts';
import { recordBody } from '../exchange/record/record-body.ts';
import { createRedactor } from '../exchange/record/redact.ts';
import { nobody, redactedText } from '../traffic/redact-traffic.ts';
import { trafficCall } from '../traffic/rest-call.ts';
import { bodyOf, type TrafficRequest } from '../traffic/traffic-message.ts';
import { trafficSecrets } from '../traffic/traffic-secrets.ts';

/** The members of Playwright's `APIResponse` and of its `Response` of a page that are read. */
interface PlaywrightResponse {
  status(): number;
  statusText(): string;
  url(): string;
  headersArray(): Promise<HeaderLike[]> | HeaderLike[];
  body(): Promise<Buffer>;
  request?(): { method(): string; postDataBuffer(): Buffer | null; headers(): Record<string, string> };
}

interface HeaderLike {
  readonly name: string;
  readonly value: string;
}

/** A response as some client gave it: Playwright's `APIResponse`, the `Response` of a page, or that of `fetch`. */
interface Received {
  readonly request: TrafficRequest;
  /** Whether the client tells what was sent. Otherwise the request has an address, and nothing else of it is known. */
  readonly isRequestKnown: boolean;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/** A response whose exchange was recorded, and what is known of the call. */
export interface ReceivedExchange {
  readonly exchange: Exchange;
  /** The method that was called, as it was spelt; null for an address that is no call of REST. */
  readonly method: string | null;
  /** What was sent; null where the client does not tell, or where it cannot be read. */
  readonly parameters: Parameters | null;
}

/** The request of a client that tells nothing of it but the address. */
function requestTo(url: string): TrafficRequest {
  return { method: 'POST', url, headers: [] };
}

function hasFunction(value: object, ...names: readonly string[]): boolean {
  return names.every((name) => typeof (value as Record<string, unknown>)[name] === 'function');
}

function isPlaywrightResponse(value: object): value is PlaywrightResponse {
  return hasFunction(value, 'status', 'statusText', 'url', 'headersArray', 'body');
}

function isFetchResponse(value: object): value is Response {
  return (
    typeof (value as { status?: unknown }).status === 'number' && hasFunction(value, 'clone', 'arrayBuffer')
  );
}

async function receivedFrom(value: unknown): Promise<Received> {
  if (typeof value === 'object' && value !== null && isPlaywrightResponse(value)) {
    const request = value.request?.();
    const body = request?.postDataBuffer() ?? null;
    return {
      request:
        request === undefined
          ? requestTo(value.url())
          : {
              method: request.method(),
              url: value.url(),
              headers: Object.entries(request.headers()),
              ...(body === null ? {} : { body: bodyOf(body) }),
            },
      isRequestKnown: request !== undefined,
      status: value.status(),
      reason: value.statusText(),
      headers: (await value.headersArray()).map((header): HeaderPair => [header.name, header.value]),
      body: await value.body(),
    };
  }
  if (typeof value === 'object' && value !== null && isFetchResponse(value)) {
    if (value.bodyUsed)
      throw new Error(
        'The body of the response was read before. Give toConformTo() a clone: expect(response.clone()).',
      );
    return {
      request: requestTo(value.url),
      isRequestKnown: false,
      status: value.status,
      reason: value.statusText,
      headers: [...value.headers],
      body: Buffer.from(await value.clone().arrayBuffer()),
    };
  }
  throw new Error(
    "toConformTo() takes a response: Playwright's APIResponse, the Response of a page, or that of fetch().",
  );
}

/** Clients give a body decoded: what its headers say of codings and lengths is then about something that is gone. */
function withoutCoding(headers: readonly HeaderPair[]): readonly HeaderPair[] {
  const coded = headers.some(
    ([name, value]) => /^content-encoding$/i.test(name) && !/^identity$/i.test(value),
  );
  if (!coded) return headers;
  return headers.filter(([name]) => !/^(?:content-encoding|content-length)$/i.test(name));
}

/**
 * Records what a client received, with its secrets replaced, as a run records it.
 * @throws Error where the value is no response, or its body is gone
 */
export async function exchangeOf(value: unknown): Promise<ReceivedExchange> {
  const { request, isRequestKnown, status, reason, headers, body } = await receivedFrom(value);
  const call = trafficCall(request);
  const redactor = createRedactor(trafficSecrets({ request, response: null }), call?.host ?? nobody);
  const clean = (text: string) => redactedText(text, redactor);
  const received = { kept: body, bytes: body.length, complete: true };
  const exchange: Exchange = {
    id: 1,
    key: '',
    request: { method: request.method, url: clean(request.url), headers: [], body: null },
    response: {
      httpVersion: '1.1',
      status,
      reason: clean(reason),
      headers: withoutCoding(headers).map(([name, text]): HeaderPair => [clean(name), clean(text)]),
      body: recordBody(received, '', redactor),
      complete: true,
    },
    failure: null,
    timing: { startedAt: new Date().toISOString(), connect: null, firstByte: null, total: 0, reused: false },
  };
  const isRead = isRequestKnown && call?.isUnreadable === false;
  return { exchange, method: call?.method ?? null, parameters: isRead ? call.parameters : null };
}
