import type { Clause, Contract } from '../../contract/contract.ts';
import { partOf, partsOf } from '../../contract/joined-contract.ts';
import { parseResponse } from '../../exchange/record/parse-response.ts';
import type { Case } from '../../plan/case.ts';
import { checkNamed } from '../all-checks.ts';
import type { CheckContext, Observation } from '../check.ts';
import { judgeOutcome } from '../checks/portal/outcome.ts';
import { nothingToJudge } from '../precondition.ts';
import { saysNothing } from '../responsible.ts';
import { unmetPrecondition } from '../unmet-precondition.ts';
import { concerns } from './concerns.ts';
import type { Kind } from './judge.ts';
import { contextOf, judgementOf } from './judge-case.ts';
import { recordedRequest } from './recorded-request.ts';
import { onlyClassOf, refusesCaller, responsesOf } from './request-class.ts';
import { responseRule } from './response-rule.ts';
import { createRunWideCase, type RunWideCase, type RunWideResult } from './run-wide.ts';

/** The id of the line of evidence that holds a call: the method, and the number of the call. */
export function trafficId(method: string, number: number): string {
  return `${method.toLowerCase()}#${number}`;
}

const nothing: RunWideResult = { findings: null, unmet: null };

/** Judges a call by the class that its request belongs to, if that is one of the clause and the only one. */
function judgedByClass(clause: Clause, contract: Contract, seen: Observation): RunWideResult {
  if (seen.request.raw !== undefined) return nothing;
  const outcome = onlyClassOf(contract, seen.request.parameters);
  if (outcome?.clause !== clause.id) return nothing;
  const unmet = unmetPrecondition(seen);
  return unmet !== null || refusesCaller(contract, seen, responsesOf(outcome))
    ? { findings: null, unmet }
    : { findings: judgeOutcome(outcome, [seen]), unmet: null };
}

function judgedBy(planned: Case, context: CheckContext): (seen: Observation) => RunWideResult {
  const check = checkNamed(planned.check);
  return (seen) => {
    if (saysNothing(seen)) return { findings: null, unmet: unmetPrecondition(seen) };
    if (planned.runWide === undefined) return judgedByClass(context.clause, context.contract, seen);
    if (check?.scope !== 'response' || !concerns(planned.runWide, seen)) return nothing;
    // Some recordings keep no headers, which says nothing of what was sent.
    if (planned.check === 'content-type' && seen.exchange.response?.headers.length === 0) return nothing;
    const findings = check.judge(seen, context);
    return { findings, unmet: findings === null ? unmetPrecondition(seen) : null };
  };
}

function trafficCase(contract: Contract, planned: Case, touched: Set<string>): RunWideCase<Observation> {
  const judge = judgedBy(planned, contextOf(contract, planned));
  return createRunWideCase({
    ...responseRule,
    level: planned.level,
    judge(seen) {
      const result = judge(seen);
      if (result.findings !== null || result.unmet !== null) touched.add(planned.id);
      return result;
    },
    nothingJudged: (unmet) => judgementOf(planned.level, [unmet ?? nothingToJudge()]),
    holds: (count) => `The clause holds in all ${count} such responses of the traffic.`,
  });
}

/** How traffic is judged: each call of a described method by the clauses that its response, and the class of its request, belong to. */
export function trafficKind(contract: Contract, plan: readonly Case[]): Kind<Case, Observation> {
  const parts = new Map(partsOf(contract).map((part) => [part.method.toLowerCase(), part]));
  /** The cases that some call of the traffic belongs to. The others are no part of the report: nobody asked. */
  const touched = new Set<string>();
  const carriers = new Map<Contract, Case>();
  for (const planned of plan) {
    const part = partOf(contract, planned.clause);
    if (!carriers.has(part)) carriers.set(part, planned);
  }
  return {
    plan: () => (touched.size === 0 ? plan : plan.filter(({ id }) => touched.has(id))),
    casesOf(id) {
      const part = parts.get(id.split('#', 1)[0] ?? '');
      const carrier = part === undefined ? undefined : carriers.get(part);
      return carrier === undefined ? [] : [carrier];
    },
    observe(planned, { exchanges }) {
      const part = partOf(contract, planned.clause);
      return exchanges.flatMap((exchange) => {
        const request = recordedRequest(part, exchange);
        return request === null ? [] : [{ request, exchange, response: parseResponse(exchange) }];
      });
    },
    notJudged: () => null,
    judge: (planned) => judgementOf(planned.level, [nothingToJudge()]),
    runWide: (planned) => trafficCase(contract, planned, touched),
    partOf: ({ clause }) => partOf(contract, clause),
    runWideCasesSend: false,
    settle: () => (judgement) => judgement,
  };
}
