import type { Clause, Contract, DocumentedResponse, Json } from '../../contract/contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import { parseResponse } from '../../exchange/record/parse-response.ts';
import { mayConcernWholePortal } from '../../exchange/trouble/portal-states.ts';
import { plannedRequest } from '../../plan/planned-request.ts';
import { checkNamed } from '../all-checks.ts';
import type { Observation } from '../check.ts';
import { judgeOutcome } from '../checks/portal/outcome.ts';
import type { Finding } from '../finding.ts';
import { nothingToJudge } from '../precondition.ts';
import { saysNothing } from '../responsible.ts';
import type { Verdict } from '../verdict.ts';
import { concerns } from './concerns.ts';
import { verdictOf } from './judge-case.ts';
import { classesOf, isDecidable, refusalsOfCallers, refusesCaller, responsesOf } from './request-class.ts';

/** What one clause says of an exchange that no plan asked for. */
export interface ClauseJudgement {
  readonly clause: Clause;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** The parameters of a request, by their names as they were sent. */
export type Parameters = Readonly<Record<string, Json>>;

/** The responses that every caller may get, whatever he asks for: a refused credential, an unknown method. */
function responsesToAnybody(contract: Contract): readonly DocumentedResponse[] {
  return [
    ...refusalsOfCallers(contract),
    ...allResponses(contract).filter(({ code = null }) => mayConcernWholePortal(code)),
  ];
}

/** All responses that the document names for the method, in any class of requests. */
function allResponses({ responses }: Contract): readonly DocumentedResponse[] {
  return Object.entries(responses).flatMap(([status, codes]) =>
    codes.length === 0
      ? [{ status: Number(status) }]
      : codes.map((code) => ({ status: Number(status), code })),
  );
}

/**
 * What the document allows as response to these parameters. A class that names a fixture depends on what only the portal knows: who
 * is in a chat, whether it exists. The examples in the document stand for no chat of this portal, so the responses of all such
 * classes are right there. A request of no class, and one with parameters that are unknown or not in the document, may get any
 * response that the document names. Null where the document leaves open what such a request gets.
 */
function allowed(contract: Contract, parameters: Parameters | null) {
  const classes = parameters === null ? [] : classesOf(contract, parameters);
  const [first] = classes;
  if (first === undefined) return { clause: null, responses: allResponses(contract) };
  if (classes.some(({ prefers }) => prefers.length === 0)) return null;
  if (classes.every(isDecidable)) return { clause: first.clause, responses: classes.flatMap(responsesOf) };
  const known = contract.outcomes.filter(
    ({ credential, calls, fixtures }) => credential === 'given' && calls === undefined && fixtures.length > 0,
  );
  return { clause: first.clause, responses: [...classes, ...known].flatMap(responsesOf) };
}

function outcomeJudgement(
  contract: Contract,
  seen: Observation,
  parameters: Parameters | null,
): ClauseJudgement | null {
  const expected = allowed(contract, parameters);
  if (expected === null) return null;
  const own = contract.outcomes.find(
    ({ credential, calls }) => credential === 'given' && calls === undefined,
  );
  const clause = contract.clauses.find(({ id }) => id === (expected.clause ?? own?.clause));
  if (clause === undefined) return null;
  const prefers = [...expected.responses, ...responsesToAnybody(contract)];
  // A portal that refuses the caller altogether says nothing of the method.
  const findings = refusesCaller(contract, seen, prefers)
    ? [nothingToJudge()]
    : judgeOutcome({ prefers, accepts: [] }, [seen]);
  return { clause, verdict: verdictOf(clause.level, findings), findings };
}

function clauseJudgement(clause: Clause, contract: Contract, seen: Observation): ClauseJudgement | null {
  const check = checkNamed(clause.check);
  if (check?.scope !== 'response') return null;
  if (!clause.runWide.some((runWide) => concerns(runWide, seen))) return null;
  const findings = saysNothing(seen) ? null : check.judge(seen, { contract, clause });
  return findings === null ? null : { clause, verdict: verdictOf(clause.level, findings), findings };
}

/**
 * Judges one exchange that no plan asked for, by every clause that holds for single responses: those about the envelope, and
 * whether the response is one that the document names for the request. Clauses that need several responses are left out.
 *
 * @param parameters what was sent, where it is known: it narrows which responses are right
 */
export function judgeExchange(
  contract: Contract,
  exchange: Exchange,
  parameters: Parameters | null,
): readonly ClauseJudgement[] {
  const request = plannedRequest(contract, { parameters: parameters ?? {} });
  const seen: Observation = { request, exchange, response: parseResponse(exchange) };
  const outcome = outcomeJudgement(contract, seen, parameters);
  const others = contract.clauses.flatMap((clause) => clauseJudgement(clause, contract, seen) ?? []);
  return outcome === null ? others : [outcome, ...others];
}
