import type { Clause, Contract, Json } from '../../contract/contract.ts';
import { partOf, partsOf } from '../../contract/joined-contract.ts';
import { outcomesFor } from '../../contract/oracle.ts';
import { parseResponse } from '../../exchange/record/parse-response.ts';
import { mayConcernWholePortal } from '../../exchange/trouble/portal-states.ts';
import type { Case } from '../../plan/case.ts';
import { checkNamed } from '../all-checks.ts';
import type { CheckContext, Observation } from '../check.ts';
import { judgeOutcome } from '../checks/portal/outcome.ts';
import { withSpread } from '../make-finding.ts';
import { nothingToJudge } from '../precondition.ts';
import { saysNothing } from '../responsible.ts';
import { unmetPrecondition } from '../unmet-precondition.ts';
import { concerns } from './concerns.ts';
import type { Kind } from './judge.ts';
import { contextOf, judgementOf } from './judge-case.ts';
import { recordedRequest } from './recorded-request.ts';
import { createRunWideCase, type RunWideCase, type RunWideResult } from './run-wide.ts';
import { isDecidable } from './traffic-plan.ts';

/** How many equal findings a case lists, and how many exchanges it shows. */
const maxListed = 3;

/** Parameters that SDKs add to every call; no document names them, and no portal heeds them. */
const addedBySdks = /^BX24_/;

/** The id of the line of evidence that holds a call: the method, and the number of the call. */
export function trafficId(method: string, number: number): string {
  return `${method.toLowerCase()}#${number}`;
}

/** The parameters by the names that classes are written in; undefined where one is not in the document, so that nothing can be told. */
function documentedParameters({ parameters }: Contract, sent: Readonly<Record<string, unknown>>) {
  const schema = typeof parameters === 'boolean' ? {} : parameters;
  const known = new Set(
    Object.keys((schema['properties'] ?? {}) as object).map((name) => name.toUpperCase()),
  );
  const own = Object.entries(sent)
    .map(([name, value]) => [name.toUpperCase(), value] as const)
    .filter(([name]) => !addedBySdks.test(name));
  const isKnown =
    own.every(([name]) => known.has(name)) && new Set(own.map(([name]) => name)).size === own.length;
  return isKnown ? (Object.fromEntries(own) as Readonly<Record<string, Json>>) : undefined;
}

/** Whether a portal refused the caller, or knew no such method: by the codes that the documents name for that, and those of a whole portal. */
function refusesCaller({ outcomes }: Contract, { response: { code, kind, status } }: Observation): boolean {
  if (kind !== 'error') return false;
  const toAnybody = outcomes
    .filter(({ credential, calls }) => credential !== 'given' || calls !== undefined)
    .flatMap(({ prefers, accepts }) => [...prefers, ...accepts]);
  return status === 401 || mayConcernWholePortal(code) || toAnybody.some((one) => one.code === code);
}

const nothing: RunWideResult = { findings: null, unmet: null };

/** Judges a call by the class that its request belongs to, if that is one of the clause and the only one. */
function judgedByClass(clause: Clause, contract: Contract, seen: Observation): RunWideResult {
  if (seen.request.raw !== undefined) return nothing;
  const parameters = documentedParameters(contract, seen.request.parameters);
  const [outcome, ...others] = parameters === undefined ? [] : outcomesFor(contract, parameters);
  if (outcome === undefined || others.length > 0 || !isDecidable(outcome) || outcome.clause !== clause.id)
    return nothing;
  const isOwnCode = [...outcome.prefers, ...outcome.accepts].some(({ code }) => code === seen.response.code);
  // A portal that refuses the caller, or does not know the method, has not looked at the parameters.
  if (refusesCaller(contract, seen) && !isOwnCode) return { findings: null, unmet: unmetPrecondition(seen) };
  const unmet = unmetPrecondition(seen);
  return unmet === null
    ? { findings: judgeOutcome(outcome, [seen]), unmet: null }
    : { findings: null, unmet };
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
    level: planned.level,
    idOf: ({ exchange }) => exchange.id,
    judge(seen) {
      const result = judge(seen);
      if (result.findings !== null || result.unmet !== null) touched.add(planned.id);
      return result;
    },
    groupOf: ({ code, pointer }) => JSON.stringify([code, pointer]),
    maxListed,
    maxShown: maxListed,
    spread: (finding, { findings: count, all }) =>
      count > 1 ? withSpread(finding, { of: 'responses', count, all }) : finding,
    exchangeOf: ({ exchange }) => exchange,
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
