import type { Observation } from './check.ts';
import type { Finding, Weight } from './finding.ts';

/** What a finding adds to its code and weight. */
export interface FindingDraft {
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly pointer?: string;
}

/** Completes a finding about an exchange. */
export function makeFinding(
  seen: Observation | null,
  code: string,
  weight: Weight,
  draft: FindingDraft,
): Finding {
  return { code, weight, pointer: '', exchange: seen?.exchange.id ?? null, ...draft };
}

/** A broken promise. */
export function violation(seen: Observation | null, code: string, draft: FindingDraft): Finding {
  return makeFinding(seen, code, 'violation', draft);
}
