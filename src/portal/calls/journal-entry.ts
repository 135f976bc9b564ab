import type { Outcome } from '../pipeline/outcome.ts';
import type { RestCall } from '../pipeline/rest-call.ts';

/** A call as the journal keeps it. Nothing is copied until somebody reads it, so that keeping it costs next to nothing. */
export interface JournalEntry {
  readonly number: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly call: RestCall;
  readonly isV3: boolean;
  outcome: Outcome | undefined;
  /** The status that was sent, `drop` or `hang`; undefined while there is none, and for commands of a batch. */
  status: number | 'drop' | 'hang' | undefined;
  finished: number | undefined;
  /** What a handler threw. */
  failure: string | undefined;
  /** Name of the stub that answered. */
  stub: string | undefined;
  /** Roughly what keeping it costs. */
  bytes: number;
}
