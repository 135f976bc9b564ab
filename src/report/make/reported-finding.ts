import { describeFact } from '../../evaluate/describe-fact.ts';
import type { Fact } from '../../evaluate/fact.ts';
import type { Finding } from '../../evaluate/finding.ts';

/** A finding as the report shows it: what was expected and received in words, and as facts for what is worked out from them. */
export interface ReportedFinding extends Omit<Finding, 'code' | 'expected' | 'received'> {
  /** Stable code. A report of another version may have others than the table has. */
  readonly code: string;
  readonly expected: string;
  readonly received: string;
  readonly facts: { readonly expected: Fact; readonly received: Fact };
}

/** Puts the facts of a finding into words. */
export function reportedFinding(finding: Finding): ReportedFinding {
  const { expected, received } = finding;
  return {
    ...finding,
    expected: describeFact(expected),
    received: describeFact(received),
    facts: { expected, received },
  };
}
