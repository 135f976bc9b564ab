import type { HeaderPair } from '../../exchange/record/exchange.ts';

/** What a request was about: the scenario's method (also inside a batch), a token, or something else. */
export type WireKind = 'call' | 'token' | 'other';

/** A response as it was sent. `complete` is false where less was sent than announced. */
export interface SentResponse {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
  readonly complete: boolean;
}

/** One request as it was received, secrets and all, and what was sent back. Lives in memory only. */
export interface WireEntry {
  readonly kind: WireKind;
  /** Milliseconds since the portal was started, when the last byte of the request was read. */
  readonly at: number;
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
  readonly secure: boolean;
  /** Whether it came through the proxy, and to which host. */
  readonly tunnel: string | null;
  /** True on the second listener, where redirects lead. */
  readonly elsewhere: boolean;
  /** Numbers connections from 1. */
  readonly connection: number;
  /** Null as long as nothing was sent: for ever, where the portal hangs or resets. */
  response: SentResponse | null;
  /** `hang` or `drop` where that is what was done with it. */
  fault: 'hang' | 'drop' | null;
  /** Milliseconds since the portal was started, when the response was handed over. */
  respondedAt: number | null;
  /** Milliseconds since the portal was started, when the client closed the connection before a response; null where it did not. */
  abandonedAt: number | null;
}
