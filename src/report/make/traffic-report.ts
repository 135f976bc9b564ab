import type { Contract } from '../../contract/contract.ts';
import type { Observation } from '../../evaluate/check.ts';
import { trafficKind } from '../../evaluate/judge/traffic-kind.ts';
import { trafficPlan } from '../../evaluate/judge/traffic-plan.ts';
import type { Case } from '../../plan/case.ts';
import { planHash } from '../../plan/plan-hash.ts';
import { portalRepeatLine } from './repeat-line.ts';
import type { ReportKind } from './report-kind.ts';
import { clauseTexts } from './reported-clause.ts';

/** How the report of traffic is made. Its cases cannot be repeated: the line to repeat one asks the configured portal for the same clause. */
export function trafficReport(contract: Contract): ReportKind<Case, Observation> {
  const plan = trafficPlan(contract);
  return {
    kind: trafficKind(contract, plan),
    clauses: clauseTexts(contract).filter(({ id }) => plan.some(({ clause }) => clause === id)),
    plan: planHash(plan),
    evidenceId: () => null,
    observe: () => undefined,
    describe: ({ planned }, _, run) => ({
      prefers: planned.prefers,
      accepts: planned.accepts,
      repeat: portalRepeatLine({ ...planned, id: `${planned.clause}/*` }, run),
    }),
    missingReason: () => 'Not judged: no call of the traffic belongs to this clause.',
    missing: () => 0,
    isWhole: () => true,
    asksAllOf: () => true,
    runWarnings: () => [],
    trouble: () => null,
    notes: ({ footer }) => footer?.notes ?? [],
  };
}
