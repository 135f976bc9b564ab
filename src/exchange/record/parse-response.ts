import type { Json } from '../../contract/contract.ts';
import { asksToWait, isKnownCode } from '../trouble/portal-states.ts';
import { contentCodings, type DecodedContent, decodeContent } from './content-coding.ts';
import type { Exchange, HeaderPair, RecordedBody, RecordedResponse } from './exchange.ts';
import { isTooDeep } from './json-depth.ts';

/**
 * What kind of thing came back. `success` and `error` are REST envelopes, `redirect` a 3xx, `unreadable` a response
 * that calls itself JSON and cannot be read as an envelope, `foreign` somebody else's page (a proxy, a login form),
 * `none` nothing that could be called a response.
 */
export type ResponseKind = 'success' | 'error' | 'redirect' | 'unreadable' | 'foreign' | 'none';

/** A JSON object, as an envelope is one. */
export type JsonObject = { readonly [name: string]: Json };

/** An exchange read as far as it can be read, forgivingly: whether it was well-formed is a check's business. */
export interface ParsedResponse {
  readonly kind: ResponseKind;
  readonly status: number | null;
  /** The envelope, where there is one. */
  readonly body: JsonObject | null;
  /** The error code as text: a number by its digits, and empty where the portal sends an empty one. Null where `error` is missing or neither. */
  readonly code: string | null;
  /** The portal asked the caller to wait: it says nothing about the method. */
  readonly limited: boolean;
  /** The response is JSON, and it may still be that of an intermediary: the portal's own errors look otherwise. */
  readonly doubtful: boolean;
}

/** The bytes of a recorded body, as far as they were kept. */
export function bodyBytes(body: RecordedBody): Buffer {
  return body.base64 === undefined
    ? Buffer.from(body.text ?? '', 'utf8')
    : Buffer.from(body.base64, 'base64');
}

/** The values of a header, whatever the case of its name. */
export function headerValues(headers: readonly HeaderPair[], name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** The body of a response without its content codings, as far as they are known and the bytes agree. */
export function contentOf({ headers, body }: Pick<RecordedResponse, 'headers' | 'body'>): DecodedContent {
  return decodeContent(bodyBytes(body), contentCodings(headerValues(headers, 'content-encoding')));
}

function parsedObject(text: string): JsonObject | null {
  if (isTooDeep(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : null;
  } catch {
    return null;
  }
}

/** The envelope in a text, even with a byte order mark, a warning before it or rubbish behind it. */
export function envelopeIn(text: string): JsonObject | null {
  const whole = parsedObject(text.replace(/^\uFEFF/, ''));
  if (whole !== null) return whole;
  const first = text.indexOf('{"');
  const last = text.lastIndexOf('}');
  const inner = first >= 0 && last > first ? parsedObject(text.slice(first, last + 1)) : null;
  return inner !== null && ('error' in inner || 'result' in inner) ? inner : null;
}

function kindOfEnvelope(body: JsonObject, status: number): ResponseKind {
  if ('error' in body) return 'error';
  if ('result' in body) return 'success';
  if (status >= 500) return 'foreign';
  return status >= 400 ? 'error' : 'success';
}

/** Statuses that gateways, proxies and web servers use for responses of their own. */
const gatewayStatuses: ReadonlySet<number> = new Set([401, 403, 404, 429]);
/** Those of them under which even a well-made error with a code that nobody documents may be a gateway's. */
const mostlyGateway: ReadonlySet<number> = new Set([401, 429, 502, 503, 504]);

/**
 * Whether a JSON response may be an intermediary's. The portal's own has a result, or a code that Bitrix24 documents, or
 * something like a code with a description under a status that gateways leave alone.
 */
function isDoubtful(body: JsonObject, status: number): boolean {
  const { error, error_description: description } = body;
  if (!('error' in body)) return !('result' in body);
  if (status < 500 && !gatewayStatuses.has(status)) return false;
  if (typeof error === 'string' && isKnownCode(error)) return false;
  if (mostlyGateway.has(status)) return true;
  const isCode = typeof error === 'string' && /^[A-Za-z][A-Za-z0-9_]*$/.test(error);
  return !isCode || typeof description !== 'string' || description === '';
}

const nothing: ParsedResponse = {
  kind: 'none',
  status: null,
  body: null,
  code: null,
  limited: false,
  doubtful: false,
};

/** An error code as text; null where it is neither text nor a number. */
function codeText(code: Json | undefined): string | null {
  return typeof code === 'string' || typeof code === 'number' ? String(code) : null;
}

/** The error code, where it is text with something in it, as programs that call a portal expect it. */
export function usableCode({ body }: Pick<ParsedResponse, 'body'>): string | null {
  const code = body?.['error'];
  return typeof code === 'string' && code !== '' ? code : null;
}

function readAnew({ response }: Exchange): ParsedResponse {
  if (response === null) return nothing;
  const { status, headers } = response;
  if (status >= 300 && status < 400) return { ...nothing, kind: 'redirect', status };
  const text = contentOf(response).bytes.toString('utf8');
  const body = envelopeIn(text);
  if (body === null) {
    const claimsJson = headerValues(headers, 'content-type').some((value) => /\bjson\b/i.test(value));
    return { ...nothing, kind: claimsJson ? 'unreadable' : 'foreign', status };
  }
  const code = codeText(body['error']);
  return {
    kind: kindOfEnvelope(body, status),
    status,
    body,
    code,
    limited: asksToWait(code),
    doubtful: isDoubtful(body, status),
  };
}

const known = new WeakMap<Exchange, ParsedResponse>();

/**
 * Reads an exchange. Total: any exchange gives a response, and nothing is thrown. Exchanges do not change, and a case and all that watch ask for
 * the same one, so each is read once.
 */
export function parseResponse(exchange: Exchange): ParsedResponse {
  const response = known.get(exchange) ?? readAnew(exchange);
  known.set(exchange, response);
  return response;
}
