import type { Contract } from '../../contract/contract.ts';
import type { Case, PlannedRequest, Watch } from '../case.ts';
import { inputsOf, needsOf, succeeds } from '../inputs.ts';
import { makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

/** A few requests that stand for all, so that a case that watches the run can also be run alone. */
function representatives(contract: Contract, watch: Watch): readonly PlannedRequest[] {
  const inputs = inputsOf(contract).filter(({ name, named }) => named || name.endsWith('words-behind'));
  const successes = inputs.filter(({ outcome }) => succeeds(outcome));
  const errors = inputs.filter(
    ({ outcome, parameters }) => !succeeds(outcome) && needsOf(parameters).length === 0,
  );
  const system = contract.outcomes
    .filter(({ credential, calls }) => calls !== undefined || credential === 'wrong-code')
    .flatMap((outcome) =>
      Object.values(outcome.requests).map((parameters) =>
        plannedRequest(contract, {
          credential: outcome.credential,
          parameters,
          ...(outcome.calls === undefined ? {} : { method: outcome.calls }),
        }),
      ),
    );
  return [
    ...(watch === 'error' ? [] : successes.map(({ parameters }) => plannedRequest(contract, { parameters }))),
    ...(watch === 'success'
      ? []
      : [...errors.map(({ parameters }) => plannedRequest(contract, { parameters })), ...system]),
  ];
}

const words: Readonly<Record<Watch, string>> = {
  success: 'every success',
  error: 'every error',
  any: 'every call',
};

/** Clauses that hold for every response: one case for each kind of response, judged over the whole run. */
export function responseCases(contract: Contract): readonly Case[] {
  return contract.clauses.flatMap((clause) =>
    clause.watches
      // Beside other methods, one that never refuses is not asked what its refusals look like.
      .filter((watch) => contract.sampled !== true || representatives(contract, watch).length > 0)
      .map((watch) =>
        makeCase(clause, {
          name: watch === 'any' ? 'every-call' : `every-${watch}`,
          title: `The clause ${clause.id} holds for ${words[watch]} of the run`,
          requests: representatives(contract, watch),
          watch,
        }),
      ),
  );
}
