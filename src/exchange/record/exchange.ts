import type { RequestDraft } from '../../plan/planned-request.ts';

/** A header as it stood on the wire: name in its own case, value, in order, repeats kept. */
export type HeaderPair = readonly [name: string, value: string];

/**
 * Bytes of a body. `text` where they are UTF-8 as they stand, else `base64`; never both. Of bytes that are no text, the length
 * and the hash are kept, as `[not kept: …]`.
 */
export interface RecordedBody {
  readonly text?: string;
  readonly base64?: string;
  /** Length on the wire in bytes, before redaction and before the cap of 1 MiB. */
  readonly bytes: number;
  /** True where bytes beyond the cap were read and dropped. */
  readonly capped: boolean;
}

/** What was sent. Secrets are already replaced. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body: RecordedBody | null;
}

/** What came back. Secrets are already replaced, so a placeholder in here is a leak. */
export interface RecordedResponse {
  readonly httpVersion: string;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderPair[];
  readonly body: RecordedBody;
  /** False where the connection ended, or stalled, before the body did. */
  readonly complete: boolean;
}

/** Why no whole response came. */
export type FailureKind =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'tls'
  | 'timeout'
  | 'protocol'
  | 'incomplete'
  | 'not-sent'
  | 'other';

/** A transport failure: no URL, no secret, one sentence. */
export interface Failure {
  readonly kind: FailureKind;
  /** The system's or parser's code, e.g. `ECONNREFUSED`, `HPE_INVALID_CONSTANT`. */
  readonly code: string;
  readonly message: string;
}

/** Milliseconds since the request was handed over; null for a phase that was not reached or not needed. */
export interface Timing {
  readonly startedAt: string;
  readonly connect: number | null;
  readonly firstByte: number | null;
  readonly total: number;
  readonly reused: boolean;
}

/** One request and what came of it: the observation, without opinion. */
export interface Exchange {
  /** Number of the exchange in its run, from 1. */
  readonly id: number;
  /** Key of the planned request: a hash, which nothing can be read from. */
  readonly key: string;
  /** The planned request, as far as it is not the default one. Absent where a client of an SDK sent the request. */
  readonly planned?: RequestDraft;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse | null;
  readonly failure: Failure | null;
  readonly timing: Timing;
  /**
   * Only after trouble: what was sent because of it. The exchange itself is then the last try of its request. The ids say
   * in which order tries and control calls were sent.
   */
  readonly confirmation?: Confirmation;
}

/** What was sent because a request met trouble. */
export interface Confirmation {
  /** The earlier tries of the request, oldest first: each met trouble. */
  readonly tries: readonly Exchange[];
  /** Plain calls between the tries, in the order in which they were sent. They show whether the portal is alive for other input. */
  readonly controls: readonly Exchange[];
}
