import type { Clause, Contract } from '../../contract/contract.ts';
import { partsOf } from '../../contract/joined-contract.ts';
import type { Case } from '../../plan/case.ts';
import { makeCase } from '../../plan/make-case.ts';
import { isDecidable } from './request-class.ts';

/**
 * The checks that can tell something of a response to a request that nobody planned. Left out are those that compare several responses, and
 * those that would accuse wrongly: applications read back what they sent (no-echo) and show what colleagues wrote (no-leak), lists are long
 * (answer-size), the network takes its time (answer-time), and a redirect may be an intermediary's (no-redirect).
 */
const responseChecks: ReadonlySet<string> = new Set([
  'content-type',
  'one-json-text',
  'error-shape',
  'time-shape',
  'time-consistent',
  'unknown-members',
  'success-result',
]);

function casesOf(clause: Clause, { outcomes }: Contract): readonly Case[] {
  if (clause.check === 'outcome') {
    if (!outcomes.some((outcome) => outcome.clause === clause.id && isDecidable(outcome))) return [];
    return [
      makeCase(clause, {
        name: 'traffic',
        title: `The clause ${clause.id} holds for the requests of the traffic that belong to it`,
        requests: [],
      }),
    ];
  }
  if (!responseChecks.has(clause.check)) return [];
  return clause.runWide.map((runWide) =>
    makeCase(clause, {
      name: runWide,
      title: `The clause ${clause.id} holds for ${runWide.replace('-', ' ')} of the traffic`,
      requests: [],
      runWide,
    }),
  );
}

/** The cases by which traffic is judged: one for each clause that single requests can belong to, and those for every success or error. */
export function trafficPlan(contract: Contract): readonly Case[] {
  return partsOf(contract).flatMap((part) => part.clauses.flatMap((clause) => casesOf(clause, part)));
}
