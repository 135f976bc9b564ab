import fc from 'fast-check';
import type { Contract } from '../../contract/contract.ts';
import type { CaseEvidence } from '../../evaluate/judge/judge.ts';
import { contextOf } from '../../evaluate/judge/judge-case.ts';
import { expectationFindings, kindOfFailure } from '../../evaluate/judge/judge-generated.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { Session } from '../../exchange/session.ts';
import { isLoopback } from '../../exchange/target/loopback.ts';
import type { Target } from '../../exchange/target/target.ts';
import type { Case, Generates, PlannedRequest } from '../../plan/case.ts';
import { expectationOf } from '../../plan/generated/expectation.ts';
import { requestsFor } from '../../plan/generated/requests.ts';

/** Kinds of failure that are looked for; those found before do not end the search. */
const maxKinds = 3;
/** Requests that are spent on making a failing one smaller. */
const maxShrinks = 60;
/** Responses that did not come, after which nothing is made smaller: each costs a time-out. */
const maxUnanswered = 4;

/**
 * Runs a case of generated requests: sends one after another, and where one fails, ever smaller ones that fail in the
 * same way. All exchanges are evidence. Nothing is judged here for good: who reads the evidence judges again.
 */
export async function performGenerated(
  session: Session,
  planned: Case,
  { runs, seed }: Generates,
  contract: Contract,
  target: Target,
): Promise<CaseEvidence> {
  const context = contextOf(contract, planned);
  const seen = new Map<string, Exchange>();
  let unanswered = 0;

  async function kindOf(request: PlannedRequest): Promise<string | null> {
    const expectation = expectationOf(contract, planned, request);
    // A portal that was given up is asked once all the same, for the evidence that nothing was sent.
    if (expectation === null || (session.stopped !== null && seen.size > 0)) return null;
    for (const exchange of await session.perform([{ together: false, requests: expectation.requests }])) {
      if (!seen.has(exchange.key) && exchange.failure !== null) unanswered += 1;
      seen.set(exchange.key, exchange);
    }
    return kindOfFailure(expectationFindings(planned, expectation, seen, context));
  }

  const requests = requestsFor(contract, planned, {
    lent: target.fixtures,
    loopback: isLoopback(target.origin),
    maySend: (request) => session.refusal(request) === null,
  });
  const known = new Set<string>();
  while (known.size < maxKinds && unanswered < maxUnanswered) {
    let found: string | null = null;
    let shrinks = 0;
    const keeps = fc.asyncProperty(requests, async (request) => {
      if (found !== null) shrinks += 1;
      if (shrinks > maxShrinks || unanswered >= maxUnanswered) return true;
      const kind = await kindOf(request);
      if (found === null && kind !== null && !known.has(kind)) found = kind;
      return found === null || kind !== found;
    });
    await fc.check(keeps, { numRuns: runs, seed });
    if (found === null) break;
    known.add(found);
  }
  return { exchanges: [...seen.values()] };
}
