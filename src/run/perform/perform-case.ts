import type { Contract } from '../../contract/contract.ts';
import { partOf } from '../../contract/joined-contract.ts';
import type { CaseEvidence } from '../../evaluate/judge/judge.ts';
import type { Session } from '../../exchange/session.ts';
import { capabilitiesOf, type Target } from '../../exchange/target/target.ts';
import type { Case } from '../../plan/case.ts';
import { performable } from './performable.ts';

const notGenerated =
  'Not run: generated requests are off. --fuzz N turns them on; a portal elsewhere than on this machine gets them only so.';

/** Runs a case against a target, or says why it cannot be run. */
export async function performCase(
  session: Session,
  planned: Case,
  contract: Contract,
  target: Target,
): Promise<CaseEvidence> {
  const capabilities = capabilitiesOf(target);
  const found = performable(planned, capabilities, session);
  if ('notRun' in found) return { exchanges: [], notRun: found.notRun };
  const { generates, lifecycle } = planned;
  if (lifecycle !== undefined) {
    const { performLifecycle } = await import('./perform-lifecycle.ts');
    return { exchanges: await performLifecycle(session, planned, lifecycle) };
  }
  if (generates === undefined) return { exchanges: await session.perform(found.fitting.steps) };
  if (generates.runs === 0) return { exchanges: [], notRun: notGenerated };
  const { performGenerated } = await import('./perform-generated.ts');
  return performGenerated(session, planned, generates, partOf(contract, planned.clause), target);
}
