import type { Contract, DocumentedResponse, Json, ParameterValue } from '../../contract/contract.ts';
import { outcomesFor } from '../../contract/oracle.ts';
import type { Case, PlannedRequest } from '../case.ts';
import { isOwnMethod } from '../own-method.ts';
import { plannedRequest } from '../planned-request.ts';
import { jsonType } from '../raw-body.ts';

/** A request that no plan holds, with the requests it is compared with before it and the responses it may get. */
export interface Expectation {
  /** The one that is judged comes last. */
  readonly requests: readonly PlannedRequest[];
  readonly prefers: readonly DocumentedResponse[];
  readonly accepts: readonly DocumentedResponse[];
}

type Parameters = Readonly<Record<string, ParameterValue>>;

/** Parameters by their usual names. */
function usual(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name.toUpperCase(), value]));
}

/** One class of requests is documented for it, and it is the clause's. */
function byClass(contract: Contract, { clause }: Case, request: PlannedRequest): Expectation | null {
  const { encoding, suffix, query, raw, rawQuery, parameters } = request;
  const plain =
    encoding === 'post-json' && [query, raw, rawQuery].every((part) => part === undefined) && suffix === '';
  if (!plain || !isOwnMethod(request, contract)) return null;
  const [outcome, ...others] = outcomesFor(contract, usual(parameters) as Readonly<Record<string, Json>>);
  if (outcome === undefined || others.length > 0 || outcome.clause !== clause) return null;
  return { requests: [request], prefers: outcome.prefers, accepts: outcome.accepts };
}

/** The same parameters as a JSON body, under their usual names. A name that stands for two things has no such reference. */
function byReference(contract: Contract, request: PlannedRequest): Expectation | null {
  if (request.raw !== undefined || request.rawQuery !== undefined) return null;
  const [inBody, inQuery] = [usual(request.parameters), usual(request.query ?? {})];
  const contradicts = Object.entries(inQuery).some(
    ([name, value]) => inBody[name] !== undefined && JSON.stringify(inBody[name]) !== JSON.stringify(value),
  );
  const reference = plannedRequest(contract, { parameters: { ...inQuery, ...inBody } });
  if (contradicts || !isOwnMethod(request, contract) || reference.key === request.key) return null;
  return { requests: [reference, request], prefers: [], accepts: [] };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** No parameters at all, where the body claims to be JSON and is none. */
function byNothing(contract: Contract, request: PlannedRequest): Expectation | null {
  const { raw } = request;
  const missing = contract.outcomes.find(({ requests }) =>
    Object.values(requests).some((parameters) => Object.keys(parameters).length === 0),
  );
  if (raw?.contentType !== jsonType || missing === undefined) return null;
  if (isJson(Buffer.from(raw.base64, 'base64').toString('utf8'))) return null;
  const { prefers, accepts } = missing;
  return { requests: [plannedRequest(contract, {}), request], prefers, accepts };
}

/**
 * What a generated request is held against by the check of its case; null where the documents leave open what must come
 * of it. Its response is then judged by the clauses about every response only.
 */
export function expectationOf(
  contract: Contract,
  planned: Case,
  request: PlannedRequest,
): Expectation | null {
  switch (planned.check) {
    case 'outcome':
      return byClass(contract, planned, request);
    case 'same-outcome':
      return byReference(contract, request);
    case 'no-parameters':
      return byNothing(contract, request);
    default:
      return { requests: [request], prefers: [], accepts: [] };
  }
}
