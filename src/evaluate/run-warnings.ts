import type { Contract } from '../contract/contract.ts';
import { partsOf } from '../contract/joined-contract.ts';
import type { Exchange } from '../exchange/record/exchange.ts';
import type { Case } from '../plan/case.ts';
import { isOwnMethod } from '../plan/own-method.ts';
import type { Observation } from './check.ts';
import { describeResponseFact } from './describe-fact.ts';
import { observationsOf } from './judge/judge-case.ts';
import { outcomeKey, responseFact } from './response-fact.ts';
import { saysNothing } from './responsible.ts';

/** The codes of run warnings, in the order in which they are looked for. */
export const runWarningCodes = [
  'adapter-broken',
  'portal-state',
  'crossed-responses',
  'refuses-everything',
  'one-answer',
  'one-error',
  'no-success',
] as const;

/** A run from which little can be learnt, whatever its cases got: all responses are of one kind, or an SDK's adapter does not work. */
export interface RunWarning {
  /** Stable code, explained in docs/reference/verdicts.md. */
  readonly code: (typeof runWarningCodes)[number];
  /** What is wrong and what to look at, in plain words. May quote the subject. */
  readonly message: string;
}

/** Watches the responses of a whole run for sameness. */
export interface RunWarningWatch {
  /** Shows the exchanges of a case; an exchange that several cases share is looked at once. */
  observe(planned: Case, exchanges: readonly Exchange[]): void;
  /** The warnings about all that was observed; empty where there are too few responses. */
  runWarnings(): readonly RunWarning[];
}

/** Fewer answers may be alike by chance, or because somebody asked for it. */
const fewest = 20;

/** What HTTP means by "sign in" and "no". @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5 */
const refusals: ReadonlySet<number | null> = new Set([401, 403]);

interface Tally {
  readonly ids: Set<number>;
  readonly outcomes: Map<string, Observation>;
  readonly errors: Map<string, Observation>;
  responses: number;
  refused: number;
  successes: number;
  /** Responses of cases that expect a success. */
  hopeful: number;
}

/** Whether a request is made as the documents say: a web server before the portal may answer other methods and odd paths by itself. */
function isUsual({ request }: Observation): boolean {
  return request.httpMethod === undefined && request.pathForm === undefined;
}

function count(tally: Tally, seen: Observation, isHopeful: boolean): void {
  const { kind, status } = seen.response;
  if (!isUsual(seen) || saysNothing(seen) || kind === 'none' || kind === 'foreign' || kind === 'redirect')
    return;
  tally.responses += 1;
  if (isHopeful) tally.hopeful += 1;
  if (refusals.has(status)) tally.refused += 1;
  const key = outcomeKey(seen.response);
  // A wrong credential is refused before the question is looked at, by a portal that answers all others alike too.
  if (seen.request.credential === 'given' && !tally.outcomes.has(key)) tally.outcomes.set(key, seen);
  if (kind === 'success') tally.successes += 1;
  else if (!tally.errors.has(key)) tally.errors.set(key, seen);
}

function runWarningsOf({ responses, refused, successes, outcomes, errors, hopeful }: Tally): RunWarning[] {
  if (responses < fewest) return [];
  const [first] = outcomes.values();
  const [error] = errors.values();
  const all = `Every one of ${responses} answers`;
  if (refused === responses) {
    const message = `${all} is a refusal, whatever was asked: the credential is wrong or lacks its scope (ask \`doctor\`), or the portal refuses everything.`;
    return [{ code: 'refuses-everything', message }];
  }
  if (outcomes.size === 1 && first !== undefined) {
    const message = `Every answer to a call with the right credential is ${describeResponseFact(responseFact(first))}, whatever was asked: nothing looks at the question.`;
    return [{ code: 'one-answer', message }];
  }
  if (successes > 0) {
    if (errors.size !== 1 || error === undefined || responses - successes < fewest) return [];
    const message = `All ${responses - successes} errors are ${describeResponseFact(responseFact(error))}, whatever is wrong with the call: nothing tells one from another.`;
    return [{ code: 'one-error', message }];
  }
  const why =
    hopeful > 0
      ? 'Calls that should succeed are refused as well.'
      : 'No call that should succeed could be made: `plan` lists what is not set.';
  return [{ code: 'no-success', message: `${all} is an error, so only error paths were seen. ${why}` }];
}

/** Starts watching the responses of a contract's own method; others say nothing of it. */
export function createRunWarnings(contract: Contract): RunWarningWatch {
  const tally: Tally = {
    ids: new Set(),
    outcomes: new Map(),
    errors: new Map(),
    responses: 0,
    refused: 0,
    successes: 0,
    hopeful: 0,
  };
  return {
    observe({ prefers, steps }, exchanges) {
      const requests = steps
        .flatMap((step) => step.requests)
        .filter((one) => partsOf(contract).some((part) => isOwnMethod(one, part)));
      const isHopeful = prefers.some(({ code }) => code === undefined);
      for (const seen of observationsOf(requests, exchanges)) {
        if (tally.ids.has(seen.exchange.id)) continue;
        tally.ids.add(seen.exchange.id);
        count(tally, seen, isHopeful);
      }
    },
    runWarnings: () => runWarningsOf(tally),
  };
}
