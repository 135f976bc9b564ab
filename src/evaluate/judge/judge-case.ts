import type { Clause, Contract, Level } from '../../contract/contract.ts';
import { partOf } from '../../contract/joined-contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import { parseResponse } from '../../exchange/record/parse-response.ts';
import type { Case, PlannedRequest } from '../../plan/case.ts';
import { checkNamed } from '../all-checks.ts';
import type { CheckContext, Observation, ResponseCheck } from '../check.ts';
import { describeFact } from '../describe-fact.ts';
import type { Finding } from '../finding.ts';
import { nothingToJudge } from '../precondition.ts';
import { saysNothing } from '../responsible.ts';
import { unmetPrecondition } from '../unmet-precondition.ts';
import type { Verdict } from '../verdict.ts';
import { judgeGenerated } from './judge-generated.ts';
import { recordedRequest } from './recorded-request.ts';

/** What a case got, before any ledger is asked. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly findings: readonly Finding[];
}

/** Pairs a case's requests with its exchanges and reads the responses. */
export function observationsOf(
  requests: readonly PlannedRequest[],
  exchanges: readonly Exchange[],
): readonly Observation[] {
  const byKey = new Map(exchanges.map((exchange) => [exchange.key, exchange]));
  return requests.flatMap((request) => {
    const exchange = byKey.get(request.key);
    return exchange === undefined ? [] : [{ request, exchange, response: parseResponse(exchange) }];
  });
}

/** The clause of a case. A plan is made of the contract's clauses, so it is always there. */
export function contextOf(whole: Contract, planned: Case): CheckContext {
  const contract = partOf(whole, planned.clause);
  const clause = contract.clauses.find(({ id }) => id === planned.clause) as Clause;
  return { contract, clause };
}

/** Applies a check on single answers to several, and says so if there was none it applies to. */
function judgeResponses(
  check: ResponseCheck,
  seen: readonly Observation[],
  context: CheckContext,
): readonly Finding[] {
  const results = seen.map((one) => (saysNothing(one) ? null : check.judge(one, context)));
  const findings = results.flatMap((result) => result ?? []);
  if (results.some((result) => result !== null)) return findings;
  const hindrance = seen.map(unmetPrecondition).find((found) => found !== null);
  return [hindrance ?? nothingToJudge()];
}

/** The verdict that findings give a case of a level. */
export function verdictOf(level: Level, findings: readonly Finding[]): Verdict {
  if (level === 'INFO') return 'info';
  const has = (weight: Finding['weight']) => findings.some((finding) => finding.weight === weight);
  if (has('violation')) return level === 'MUST' ? 'fail' : 'lenient';
  if (has('unseen')) return 'infra';
  if (has('undecided')) return 'inconclusive';
  return has('alternative') ? 'lenient' : 'pass';
}

const weights = ['violation', 'unseen', 'undecided', 'alternative', 'observation'] as const;

/** The judgement that findings amount to, with the weightiest as its reason. */
export function judgementOf(level: Level, findings: readonly Finding[]): Judgement {
  const verdict = verdictOf(level, findings);
  const ordered = weights.flatMap((weight) => findings.filter((finding) => finding.weight === weight));
  const [first] = ordered;
  const reason =
    first === undefined
      ? 'The response is what the clause promises.'
      : `${first.message} Received: ${describeFact(first.received)}.`;
  return { verdict, reason, findings: ordered };
}

/** The requests of a case: those it planned, or those that its exchanges record. */
export function requestsOf(
  contract: Contract,
  { clause, steps, generates }: Case,
  exchanges: readonly Exchange[],
): readonly PlannedRequest[] {
  if (generates === undefined) return steps.flatMap(({ requests }) => requests);
  const part = partOf(contract, clause);
  return exchanges.flatMap((exchange) => recordedRequest(part, exchange) ?? []);
}

/** Judges a case by its own exchanges. Pure: the same exchanges get the same judgement, whenever it is made. */
export function judgeCase(contract: Contract, planned: Case, exchanges: readonly Exchange[]): Judgement {
  const check = checkNamed(planned.check);
  const context = contextOf(contract, planned);
  if (planned.generates !== undefined) {
    const { findings, judged } = judgeGenerated(planned, exchanges, context);
    const judgement = judgementOf(planned.level, findings);
    const reason = `The clause holds for all ${judged} generated requests (seed ${planned.generates.seed}).`;
    return judgement.verdict === 'pass' ? { ...judgement, reason } : judgement;
  }
  const seen = observationsOf(requestsOf(contract, planned, exchanges), exchanges);
  if (check === undefined || check.scope === 'run' || seen.length === 0)
    return judgementOf(planned.level, [nothingToJudge()]);
  const findings =
    check.scope === 'response' ? judgeResponses(check, seen, context) : check.judge(planned, seen, context);
  return judgementOf(planned.level, findings);
}
