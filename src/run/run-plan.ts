import type { Contract } from '../contract/contract.ts';
import { partsOf } from '../contract/joined-contract.ts';
import type { Ledger } from '../evaluate/baseline/ledger.ts';
import type { JudgedCase } from '../evaluate/judge/judge.ts';
import { createPortalJudge } from '../evaluate/judge/portal-kind.ts';
import { createAllowance } from '../exchange/allowance.ts';
import { allowedMethods } from '../exchange/allowed-methods.ts';
import type { Exchange } from '../exchange/record/exchange.ts';
import { openSession } from '../exchange/session.ts';
import type { Target } from '../exchange/target/target.ts';
import { idempotentRequests } from '../exchange/trouble/repeatable.ts';
import type { Case } from '../plan/case.ts';
import { controlRequests } from '../plan/control-requests.ts';
import { defaultGenerates } from '../plan/default-generates.ts';
import { makePlan } from '../plan/make-plan.ts';
import { selectionOf } from '../plan/select-cases.ts';
import { appendEvidence, startEvidence } from '../report/evidence/evidence-file.ts';
import { evidenceHeader } from './evidence-header.ts';
import { performCase } from './perform/perform-case.ts';
import { portalSubject } from './portal-subject.ts';

/** A run without Playwright, in this process: for programs, tests and measurements. */
export interface PlanRun {
  readonly contract: Contract;
  readonly target: Target;
  readonly ledger?: Ledger | null;
  /** The plan; that of the contract unless given. */
  readonly cases?: readonly Case[];
  /** Which cases of the plan are run, as `--only` says it; all unless given. */
  readonly only?: string | null;
  /** Verdicts of an earlier run by case id, for `only: 'verdict:…'`. */
  readonly earlier?: ReadonlyMap<string, string>;
  /** How many requests each generated case makes up, and from what; as usual unless given. */
  readonly fuzz?: number;
  readonly seed?: number;
  /** Where the evidence is written, if it is. */
  readonly evidenceFile?: string;
}

/** Runs a plan, case after case, and judges it. */
export async function runPlan({
  contract,
  target,
  ledger = null,
  cases,
  only = null,
  earlier = new Map(),
  evidenceFile,
  fuzz = defaultGenerates.runs,
  seed = defaultGenerates.seed,
}: PlanRun): Promise<readonly JudgedCase<Case>[]> {
  const plan = cases ?? makePlan(contract, { repeat: null, fuzz, seed });
  const selection = selectionOf(only, earlier);
  const header = evidenceHeader(contract, portalSubject(target, plan), {
    strict: false,
    only,
    repeat: null,
    fuzz,
    seed,
    earlier: Object.fromEntries(earlier),
  });
  if (evidenceFile !== undefined) startEvidence(evidenceFile, header);
  const session = openSession(target, {
    controls: controlRequests(contract),
    isIdempotent: idempotentRequests(contract),
    allowance: createAllowance(allowedMethods(partsOf(contract)), target),
  });
  const judge = createPortalJudge({
    contract,
    plan,
    selection,
    ledger,
    today: header.run.startedAt.slice(0, 10),
  });
  const exchanges = new Map<string, readonly Exchange[]>();
  try {
    for (const planned of plan.filter((one) => selection?.includes(one) ?? true)) {
      const evidence = await performCase(session, planned, contract, target);
      judge.take(planned, evidence);
      exchanges.set(planned.id, evidence.exchanges);
      if (evidenceFile !== undefined)
        appendEvidence(evidenceFile, { type: 'case', id: planned.id, ...evidence });
    }
    const finishedAt = new Date().toISOString();
    if (evidenceFile !== undefined)
      appendEvidence(evidenceFile, { type: 'end', finishedAt, requests: session.sent, interrupted: false });
    return judge.conclude(
      () => `Not run: filtered out by --only ${only}.`,
      ({ id }) => exchanges.get(id) ?? [],
    );
  } finally {
    session.close();
  }
}
