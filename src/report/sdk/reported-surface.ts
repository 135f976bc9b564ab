import type { ResponseFact } from '../../evaluate/fact.ts';
import type { ResponseKind } from '../../exchange/record/parse-response.ts';
import type { Situation } from './situation.ts';

/** The last response about a call: its caller has to see it. */
export interface ReportedResponse {
  readonly kind: ResponseKind;
  /** Null where none came whole. */
  readonly status: number | null;
  readonly code: string | null;
  readonly description: string | null;
}

/** What the caller of an SDK sees of one call, beside what the portal sent. */
export interface ReportedSurface {
  /** Id of the scenario; cases of one scenario and way of signing in share their surface. */
  readonly scenario: string;
  readonly situation: Situation;
  readonly auth: 'webhook' | 'oauth';
  /** `result`, `error`, `unsettled`, or how the program ended: `crashed`, `killed`. */
  readonly outcome: string;
  /** Thrown, rejected, returned and so on; null where it is not said. */
  readonly by: string | null;
  /** Kind of the result, such as `boolean` or `undefined`. */
  readonly result: string | null;
  readonly type: string | null;
  readonly code: string | null;
  /** Where the code was taken from, such as `property`; `message` where it is the text of the error. */
  readonly codeFrom: string | null;
  readonly description: string | null;
  readonly status: number | null;
  readonly message: string | null;
  /** Null where no request was about the call. */
  readonly sent: ReportedResponse | null;
  /** Calls that were made, those of them that came to a result, and successes that the portal sent. */
  readonly calls: number;
  readonly results: number;
  readonly successes: number;
  /** When the caller got the outcome, or its program ended, by the clock of the timeline; null where neither happened. */
  readonly settledAt: number | null;
  /** When the call had to have come to an end, by the same clock. */
  readonly deadlineAt: number;
}

/** One request on the wire. */
export interface TimelinePoint {
  /** Milliseconds since the portal was started. */
  readonly at: number;
  /** When the response was sent; null where none was. */
  readonly respondedAt: number | null;
  /** When the client closed the connection before a response; null where it did not. */
  readonly abandonedAt: number | null;
  /** `call`, `token` or `other`. */
  readonly kind: string;
  readonly response: ResponseFact;
}
