import type { Contract } from '../../contract/contract.ts';
import type { Case, PlannedRequest, RunWide } from '../case.ts';
import { inputsOf, needsOf, succeeds } from '../inputs.ts';
import { makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

/** A few requests that stand for all, so that a run-wide case can also be run alone. */
function representatives(contract: Contract, runWide: RunWide): readonly PlannedRequest[] {
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
    ...(runWide === 'every-error'
      ? []
      : successes.map(({ parameters }) => plannedRequest(contract, { parameters }))),
    ...(runWide === 'every-success'
      ? []
      : [...errors.map(({ parameters }) => plannedRequest(contract, { parameters })), ...system]),
  ];
}

/** Whether a clause that is not INFO demands a response of the kind: the envelope does, but for successes. */
function isPromised(contract: Contract, runWide: RunWide): boolean {
  if (runWide === 'every-call') return true;
  const demanded = new Set(contract.clauses.flatMap(({ id, level }) => (level === 'INFO' ? [] : id)));
  return contract.outcomes.some(
    (outcome) =>
      demanded.has(outcome.clause) &&
      outcome.calls !== 'batch' &&
      succeeds(outcome) === (runWide === 'every-success'),
  );
}

/** Clauses that hold for every response: one case for each kind of response, judged over the whole run. */
export function responseCases(contract: Contract): readonly Case[] {
  return contract.clauses.flatMap((clause) =>
    clause.runWide
      // Beside other methods, one that never refuses is not asked what its refusals look like.
      .filter((runWide) => contract.sampled !== true || representatives(contract, runWide).length > 0)
      .map((runWide) =>
        makeCase(clause, {
          name: runWide,
          title: `The clause ${clause.id} holds for ${runWide.replace('-', ' ')} of the run`,
          requests: representatives(contract, runWide),
          runWide,
          ...(isPromised(contract, runWide) ? {} : { unpromised: true }),
        }),
      ),
  );
}
