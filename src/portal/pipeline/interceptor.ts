import type { WireValue } from '../php/encode-json.ts';
import type { Credential, PortalState } from '../state/portal-state.ts';
import type { WireRequest } from '../transport/wire-request.ts';
import type { Outcome } from './outcome.ts';
import type { Instead, PortalResponse } from './response.ts';
import type { RestCall } from './rest-call.ts';

/** The members of a response's body in the order in which they are sent. */
export type Envelope = Readonly<Record<string, WireValue>>;

/**
 * A change to the portal, one optional function per stage of the pipeline. Faults are made of these; a portal without faults has none.
 * Each stage gives back what the next one works on.
 */
export interface Interceptor {
  /** Before anything is read from the request. A promise delays it. */
  arrival?(request: WireRequest): Instead | undefined | Promise<Instead | undefined>;
  /** After the request was sent its response, whatever it was. */
  departure?(request: WireRequest): void;
  /** A call before any check; may change it, or answer in its place. */
  call?(call: RestCall): Outcome | undefined;
  /** A second chance for credentials that were refused. */
  credential?(call: RestCall, state: PortalState): Credential | undefined;
  /** What a call, or a command of a batch, came to. */
  outcome?(outcome: Outcome, call: RestCall, state: PortalState): Outcome;
  /** A command of a batch, after how many failed ones; `skip` leaves it out of the response. */
  command?(outcome: Outcome, failedBefore: number): Outcome | 'skip';
  envelope?(envelope: Envelope, outcome: Outcome, call: RestCall): Envelope;
  text?(text: string, outcome: Outcome, call: RestCall): string;
  response?(response: PortalResponse, outcome: Outcome, call: RestCall): Instead;
}
