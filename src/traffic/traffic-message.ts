import type { HeaderPair } from '../exchange/record/exchange.ts';

/** A body without any coding of transfer or content. */
export type TrafficBody = string | { readonly base64: string };

/** A request as somebody recorded it. */
export interface TrafficRequest {
  readonly method: string;
  /** With scheme and host. */
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body?: TrafficBody;
}

/** A response as somebody recorded it. A body that was not recorded is missing, which is something else than an empty one. */
export interface TrafficResponse {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body?: TrafficBody;
}

/** A request and what came of it: a line of a file of exchanges. `spec/traffic/exchange.schema.json` says the same of it. */
export interface TrafficExchange {
  readonly request: TrafficRequest;
  /** Null where none came. */
  readonly response: TrafficResponse | null;
  /** ISO 8601; missing where nobody wrote it down. */
  readonly startedAt?: string;
  /** Milliseconds until the response was there. */
  readonly ms?: number;
}

/** The bytes of a body. */
export function bytesOf(body: TrafficBody | undefined): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  return typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(body.base64, 'base64');
}

/** Bytes as a body: as text where they are UTF-8. */
export function bodyOf(bytes: Buffer): TrafficBody {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : { base64: bytes.toString('base64') };
}
