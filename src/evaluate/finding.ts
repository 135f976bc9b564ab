/**
 * What a finding means for the verdict. `violation`: the promise is broken. `alternative`: not what is
 * preferred, but accepted. `undecided`: something was seen that cannot decide. `unseen`: nothing of the
 * subject was seen. `observation`: worth recording, judged by nobody.
 */
export type Weight = 'violation' | 'alternative' | 'undecided' | 'unseen' | 'observation';

/** One thing a check found. Plain data: it can be stored, grouped and compared. */
export interface Finding {
  /** Stable code, explained in docs/checks.md. */
  readonly code: string;
  readonly weight: Weight;
  /** One sentence. Never contains text of the portal that is not also in `received`. */
  readonly message: string;
  /** JSON pointer into the response body; empty where the finding is about the whole response. */
  readonly pointer: string;
  readonly expected: string;
  readonly received: string;
  /** Id of the exchange the finding is about. */
  readonly exchange: number | null;
}
