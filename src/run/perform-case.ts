import type { CaseEvidence } from '../check/judge-run.ts';
import type { Session } from '../exchange/session.ts';
import type { Case } from '../plan/case.ts';
import { fitCase, missingFor } from '../plan/select-cases.ts';

/** Runs a case against a target that offers `capabilities`, or says why it cannot be run. */
export async function performCase(
  session: Session,
  planned: Case,
  capabilities: ReadonlySet<string>,
): Promise<CaseEvidence> {
  const missing = missingFor(planned, capabilities);
  if (missing !== null) return { exchanges: [], notRun: missing };
  return { exchanges: await session.perform(fitCase(planned, capabilities).steps) };
}
