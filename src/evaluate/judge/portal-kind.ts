import type { Contract } from '../../contract/contract.ts';
import { partOf } from '../../contract/joined-contract.ts';
import { isServersOwn, isUnusual } from '../../exchange/trouble/trouble.ts';
import type { Case } from '../../plan/case.ts';
import type { Selection } from '../../plan/select-cases.ts';
import { checkNamed } from '../all-checks.ts';
import type { Observation, ResponseCheck } from '../check.ts';
import { createCrossingDetector, withoutAccusation } from '../crossed-responses.ts';
import { nothingToJudge } from '../precondition.ts';
import { saysNothing } from '../responsible.ts';
import { unmetPrecondition } from '../unmet-precondition.ts';
import { concerns } from './concerns.ts';
import { type Baseline, createJudge, type Judge, type Kind, notRun } from './judge.ts';
import { contextOf, judgeCase, judgementOf, observationsOf, requestsOf } from './judge-case.ts';
import { responseRule } from './response-rule.ts';
import { createRunWideCase, type RunWideCase, type RunWideResult } from './run-wide.ts';

/**
 * Whether a clause has anything to say of a response to an HTTP method or a URL that no document names. Where it is no envelope,
 * it may be a web server's own, and HEAD has no body: then it must not disclose anything, and not be a crash.
 */
function mayJudge({ check }: Case, { exchange, response }: Observation): boolean {
  if (!isUnusual(exchange) || response.kind === 'success' || response.kind === 'error') return true;
  return check === 'no-leak' || (check === 'no-crash' && !isServersOwn(exchange));
}

function runWideResult(
  planned: Case,
  seen: Observation,
  judge: (seen: Observation) => ReturnType<ResponseCheck['judge']>,
): RunWideResult {
  if (!mayJudge(planned, seen)) return { findings: null, unmet: null };
  if (saysNothing(seen)) return { findings: null, unmet: unmetPrecondition(seen) };
  if (!concerns(planned.runWide, seen)) {
    const isNoResponse = seen.response.kind === 'none' || seen.response.kind === 'foreign';
    return { findings: null, unmet: isNoResponse ? unmetPrecondition(seen) : null };
  }
  const findings = judge(seen);
  return { findings, unmet: findings === null ? unmetPrecondition(seen) : null };
}

function runWideCase(contract: Contract, planned: Case): RunWideCase<Observation> {
  const found = checkNamed(planned.check);
  const context = contextOf(contract, planned);
  const judge =
    found?.scope === 'run'
      ? found.start(context)
      : found?.scope === 'response'
        ? (seen: Observation) => found.judge(seen, context)
        : null;
  return createRunWideCase({
    ...responseRule,
    level: planned.level,
    judge: (seen) => (judge === null ? { findings: null, unmet: null } : runWideResult(planned, seen, judge)),
    nothingJudged: (unmet) =>
      unmet === null && planned.unpromised === true
        ? notRun('Not run: no such response came, and the document promises none.')
        : judgementOf(planned.level, [unmet ?? nothingToJudge()]),
    holds: (count) => `The clause holds in all ${count} such responses of the run.`,
  });
}

/** How portals are judged: by the responses to planned requests. */
export function portalKind(
  contract: Contract,
  plan: readonly Case[],
  selection: Selection | null,
): Kind<Case, Observation> {
  const byId = new Map(plan.map((planned) => [planned.id, planned]));
  const crossing = createCrossingDetector();
  return {
    plan: () => plan,
    casesOf: (id) => {
      const planned = byId.get(id);
      return planned === undefined ? [] : [planned];
    },
    observe(planned, { exchanges }) {
      crossing.observe(exchanges);
      return observationsOf(requestsOf(contract, planned, exchanges), exchanges);
    },
    notJudged(planned, evidence) {
      if (evidence?.notRun !== undefined) {
        const isNamed = selection?.names(planned.id) ?? false;
        return { ...notRun(evidence.notRun), ...(isNamed ? { verdict: 'inconclusive' } : {}) };
      }
      return evidence?.lost === undefined ? null : { verdict: 'infra', reason: evidence.lost, findings: [] };
    },
    judge: (planned, { exchanges }) => judgeCase(contract, planned, exchanges),
    runWide: (planned) => (planned.runWide === undefined ? null : runWideCase(contract, planned)),
    partOf: ({ clause }) => partOf(contract, clause),
    runWideCasesSend: true,
    settle: () => (crossing.isCrossed() ? withoutAccusation : (judgement) => judgement),
  };
}

/** What the judge of a portal must know beside the evidence. */
export interface PortalJudgeOptions extends Baseline {
  readonly contract: Contract;
  readonly plan: readonly Case[];
  readonly selection: Selection | null;
}

/** Starts judging the run of a portal. */
export function createPortalJudge({
  contract,
  plan,
  selection,
  ...baseline
}: PortalJudgeOptions): Judge<Case> {
  return createJudge(portalKind(contract, plan, selection), baseline);
}
