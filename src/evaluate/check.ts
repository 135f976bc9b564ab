import type { Clause, Contract } from '../contract/contract.ts';
import type { Exchange } from '../exchange/record/exchange.ts';
import type { ParsedResponse } from '../exchange/record/parse-response.ts';
import type { Case, PlannedRequest } from '../plan/case.ts';
import type { Finding } from './finding.ts';

/** An exchange, what it was planned as, and what came back, read. */
export interface Observation {
  readonly request: PlannedRequest;
  readonly exchange: Exchange;
  readonly response: ParsedResponse;
}

/** What a check may know beside what it judges. */
export interface CheckContext {
  readonly contract: Contract;
  readonly clause: Clause;
}

/** Judges one answer by itself; null where its clause has nothing to say of such a response. */
export interface ResponseCheck {
  readonly name: string;
  /** What it catches and where its figures come from, for docs/reference/checks.md. */
  readonly about: string;
  readonly scope: 'response';
  judge(seen: Observation, context: CheckContext): readonly Finding[] | null;
}

/** Judges all exchanges of a case together. */
export interface CaseCheck {
  readonly name: string;
  /** What it catches and where its figures come from, for docs/reference/checks.md. */
  readonly about: string;
  readonly scope: 'case';
  judge(planned: Case, seen: readonly Observation[], context: CheckContext): readonly Finding[];
}

/** Judges the responses of a whole run, one after another, by what it remembers of earlier ones. */
export interface RunCheck {
  readonly name: string;
  /** What it catches and where its figures come from, for docs/reference/checks.md. */
  readonly about: string;
  readonly scope: 'run';
  /** Begins one run. What it returns is shown each response once; null where the clause has nothing to say of such a response. */
  start(context: CheckContext): (seen: Observation) => readonly Finding[] | null;
}

/** A check gathers findings and never throws: an exception means that the suite is broken. */
export type Check = ResponseCheck | CaseCheck | RunCheck;
