import { capabilitiesOf, type Target } from '../exchange/target/target.ts';
import type { Case } from '../plan/case.ts';
import { planHash } from '../plan/plan-hash.ts';
import type { EvidenceSubject } from './evidence-header.ts';

/** A portal as the evidence names it. `plan` is all that could be run. */
export function portalSubject(target: Target, plan: readonly Case[]): EvidenceSubject {
  const origin = target.kind === 'embedded' ? 'embedded' : target.origin;
  return {
    subject: { kind: 'portal', name: target.name, origin },
    capabilities: [...capabilitiesOf(target)],
    plan: planHash(plan),
  };
}
