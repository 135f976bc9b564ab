import type { Exchange, HeaderPair } from '../exchange/record/exchange.ts';
import { recordBody } from '../exchange/record/record-body.ts';
import { createRedactor } from '../exchange/record/redact.ts';
import type { Secret } from '../exchange/record/secret-forms.ts';

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
  readonly url: string;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
  /** What was sent, where the client tells. */
  readonly request: {
    readonly method: string;
    readonly body: Buffer | null;
    readonly contentType: string;
  } | null;
}

/** A response whose exchange was recorded, and what was sent, where the client tells. */
export interface ReceivedExchange {
  readonly exchange: Exchange;
  /** The last segment of the path: the method that was called, as it was spelt. */
  readonly method: string;
  readonly request: Received['request'];
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
    return {
      url: value.url(),
      status: value.status(),
      reason: value.statusText(),
      headers: (await value.headersArray()).map((header): HeaderPair => [header.name, header.value]),
      body: await value.body(),
      request:
        request === undefined
          ? null
          : {
              method: request.method(),
              body: request.postDataBuffer(),
              contentType: request.headers()['content-type'] ?? '',
            },
    };
  }
  if (typeof value === 'object' && value !== null && isFetchResponse(value)) {
    if (value.bodyUsed)
      throw new Error(
        'The body of the response was read before. Give toConformTo() a clone: expect(response.clone()).',
      );
    return {
      url: value.url,
      status: value.status,
      reason: value.statusText,
      headers: [...value.headers],
      body: Buffer.from(await value.clone().arrayBuffer()),
      request: null,
    };
  }
  throw new Error(
    "toConformTo() takes a response: Playwright's APIResponse, the Response of a page, or that of fetch().",
  );
}

const credentials = ['auth', 'access_token', 'refresh_token', 'client_secret'];

/** The credentials that a URL holds: a webhook's code in the path, a token in the query. */
function secretsIn(url: URL): readonly Secret[] {
  const [, code] = /\/rest\/\d+\/([^/]+)\//.exec(url.pathname) ?? [];
  const tokens = credentials.flatMap((name) => url.searchParams.getAll(name));
  return [
    ...(code === undefined ? [] : [{ name: 'webhook-code', value: decodeURIComponent(code) }]),
    ...tokens.map((value) => ({ name: 'access-token', value })),
  ];
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
  const { url: address, status, reason, headers, body, request } = await receivedFrom(value);
  const url = new URL(address);
  const redactor = createRedactor(secretsIn(url), url.host);
  const received = { kept: body, bytes: body.length, complete: true };
  const exchange: Exchange = {
    id: 1,
    key: '',
    request: {
      method: request?.method ?? 'POST',
      url: redactor.text(address),
      headers: [],
      body: null,
    },
    response: {
      httpVersion: '1.1',
      status,
      reason: redactor.text(reason),
      headers: withoutCoding(headers).map(
        ([name, text]): HeaderPair => [redactor.text(name), redactor.text(text)],
      ),
      body: recordBody(received, '', redactor),
      complete: true,
    },
    failure: null,
    timing: { startedAt: new Date().toISOString(), connect: null, firstByte: null, total: 0, reused: false },
  };
  const method =
    url.pathname
      .replace(/\/+$/, '')
      .split('/')
      .at(-1)
      ?.replace(/\.(?:json|xml)$/i, '') ?? '';
  return { exchange, method, request };
}
