import type { Fact } from './fact.ts';
import type { FindingCode } from './finding-codes.ts';

/**
 * What a finding means for the verdict. `violation`: the promise is broken. `alternative`: not what is
 * preferred, but accepted. `undecided`: something was seen that cannot decide. `unseen`: nothing of the
 * subject was seen. `observation`: recorded, and not judged.
 */
export type Weight = 'violation' | 'alternative' | 'undecided' | 'unseen' | 'observation';

/** How often the same was found, where one finding stands for several. */
export type Spread =
  /** In so many of all responses that a run-wide check judged. */
  | { readonly of: 'responses'; readonly count: number; readonly all: number }
  /** In so many calls of an SDK, the first of which is a case run of this scenario. */
  | { readonly of: 'calls'; readonly count: number; readonly run: string; readonly scenario: string }
  /** For so many generated requests, made from this seed. */
  | { readonly of: 'generated'; readonly count: number; readonly seed: number };

/** One thing a check found. Plain data: it can be stored, grouped and compared. */
export interface Finding {
  /** Stable code, explained in docs/reference/checks.md. */
  readonly code: FindingCode;
  readonly weight: Weight;
  /** One sentence. Never contains text of the portal that is not also in `received`. */
  readonly message: string;
  /** JSON pointer into the response body; empty where the finding is about the whole response. */
  readonly pointer: string;
  readonly expected: Fact;
  readonly received: Fact;
  /** Id of the exchange the finding is about. */
  readonly exchange: number | null;
  readonly spread?: Spread;
}
