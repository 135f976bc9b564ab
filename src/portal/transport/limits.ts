/** What clients that send slowly, much, or never to the end can take from the portal. */
export interface TransportLimits {
  /** Milliseconds for the head of a request. */
  readonly headMs: number;
  /** Milliseconds for the whole request, its body included. */
  readonly requestMs: number;
  /** How often the time-outs are looked at, in milliseconds. */
  readonly checkMs: number;
  /** Bytes that the bodies of all unfinished requests have together. */
  readonly unfinishedBytes: number;
  /** Connections at the same time. */
  readonly connections: number;
  /** Bytes of a head. */
  readonly headBytes: number;
}

/**
 * The limits of a portal that runs. Clients of a test finish a request within moments; nginx, which stands before real portals, waits
 * 60 s for a head and as long between two parts of a body. The memory of unfinished requests stays below 320 MiB.
 */
export const defaultLimits: TransportLimits = {
  headMs: 60_000,
  requestMs: 120_000,
  checkMs: 1_000,
  unfinishedBytes: 64 * 1024 * 1024,
  connections: 1_000,
  // The longest URL of a plan has less than a tenth of this.
  headBytes: 256 * 1024,
};
