import type { Outcome } from '../pipeline/outcome.ts';
import type { Instead } from '../pipeline/response.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import type { JournalEntry } from './journal-entry.ts';

/** The calls that a portal remembers. */
export interface Journal {
  /** Notes that a call came, commands of a batch included. Undefined where nothing is kept. */
  begin(call: RestCall, isV3?: boolean): JournalEntry | undefined;
  /** Notes what a call came to. */
  conclude(call: RestCall, outcome: Outcome): void;
  /** Notes what a handler threw. */
  failed(call: RestCall, cause: unknown): void;
  /** Notes what was sent. */
  responded(call: RestCall, response: Instead): void;
  /** The calls that are kept, oldest first. */
  entries(): readonly JournalEntry[];
  /** Forgets all calls; numbers go on. */
  clear(): void;
}

/** How many calls are kept unless the options say otherwise: those of a long test, and small beside the portal itself. */
export const defaultKeptCalls = 1_000;

/** Requests and responses together; large uploads push older calls out, so that a portal that runs for weeks stays small. */
const maxBytes = 16 * 1024 * 1024;

/** What an entry costs beside its request and response. */
const entryBytes = 1_024;

/**
 * An empty journal.
 *
 * @param kept how many calls it keeps; 0 keeps none
 */
export function createJournal(kept: number, now: () => number): Journal {
  let entries: JournalEntry[] = [];
  let first = 0;
  let bytes = 0;
  let count = 0;

  function trim(): void {
    while (entries.length - first > kept || (bytes > maxBytes && entries.length - first > 1))
      bytes -= entries[first++]?.bytes ?? 0;
    if (first < entries.length / 2) return;
    entries = entries.slice(first);
    first = 0;
  }

  function grow(entry: JournalEntry, by: number): void {
    entry.bytes += by;
    bytes += by;
    trim();
  }

  return {
    begin(call, isV3 = false) {
      if (kept === 0) return undefined;
      const entry: JournalEntry = {
        number: ++count,
        at: now(),
        call,
        isV3,
        outcome: undefined,
        status: undefined,
        finished: undefined,
        failure: undefined,
        stub: undefined,
        bytes: 0,
      };
      entries.push(entry);
      grow(entry, entryBytes + (call.insideBatch ? 0 : call.wire.body.length + call.wire.query.length));
      return entry;
    },
    conclude({ entry }, outcome) {
      if (entry === undefined) return;
      entry.outcome = outcome;
      entry.finished = now();
    },
    failed({ entry }, cause) {
      if (entry !== undefined) entry.failure = cause instanceof Error ? cause.message : String(cause);
    },
    responded({ entry }, response) {
      if (entry === undefined) return;
      entry.finished ??= now();
      entry.status = typeof response === 'string' ? response : response.status;
      // An entry that was pushed out meanwhile is no longer counted.
      if (typeof response !== 'string' && entry.number > count - (entries.length - first))
        grow(entry, response.body.length);
    },
    entries: () => entries.slice(first),
    clear() {
      entries = [];
      first = 0;
      bytes = 0;
    },
  };
}
