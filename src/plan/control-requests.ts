import type { Contract } from '../contract/contract.ts';
import { partsOf } from '../contract/joined-contract.ts';
import type { PlannedRequest } from './case.ts';
import { succeeds, writes } from './inputs.ts';
import { plannedRequest } from './planned-request.ts';
import { refusedParameters } from './probe-parameter.ts';

/** Plain calls that show whether a portal is there at all, and disturb nobody. They belong to no case. */
export interface ControlRequests {
  /** Calls that a right portal lets succeed, the most general first. Those for a fixture that the target lacks are not sent. */
  readonly succeeding: readonly PlannedRequest[];
  /** A call of the contract's own method that any portal refuses, or of an unknown method where the document names none. */
  readonly refused: PlannedRequest;
  /** A call that does not touch the method, so that a portal whose method is broken is not taken for one that is away. */
  readonly unknown: PlannedRequest;
}

/**
 * The control calls of a contract. Calls that succeed are among them, so that a portal whose errors are all HTML pages
 * is not taken for one that is away. Of several methods, they are those of the one that is called freely.
 */
export function controlRequests(whole: Contract): ControlRequests {
  const repetition = 'control';
  const contract = partsOf(whole).find(({ sampled }) => sampled !== true) ?? partsOf(whole)[0] ?? whole;
  const successes = contract.outcomes
    .filter((outcome) => succeeds(outcome) && !writes(contract))
    .flatMap(({ requests }) => Object.values(requests));
  // A portal elsewhere is not sent a method of which nobody has said what it writes to, so that it would prove nothing.
  const isUnsaid = contract.names === null && writes(contract);
  const refused = isUnsaid ? null : refusedParameters(contract);
  const unknown = plannedRequest(contract, { method: `${contract.method}.control`, repetition });
  return {
    succeeding: [
      plannedRequest(contract, { method: 'profile', repetition }),
      ...successes.map((parameters) => plannedRequest(contract, { parameters, repetition })),
    ],
    refused: refused === null ? unknown : plannedRequest(contract, { parameters: refused, repetition }),
    unknown,
  };
}
