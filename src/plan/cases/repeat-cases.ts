import type { Contract } from '../../contract/contract.ts';
import type { Case, PlannedRequest } from '../case.ts';
import { type Input, isTextual, needsOf, repeatableInputs } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

function repetitions(
  contract: Contract,
  { parameters }: Input,
  count: number,
  mark: string,
): readonly PlannedRequest[] {
  return Array.from({ length: count }, (_, index) =>
    plannedRequest(contract, { parameters, repetition: `${mark}${index + 1}` }),
  );
}

/** The same calls in a row, in turn with others, and several at once. How often is said by the clause's limits. */
export function repeatCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'same-again');
  if (clause === undefined) return [];
  const { repeats = 21, together = 6 } = clause.limits;
  const named = repeatableInputs(contract).filter((input) => input.named && isTextual(input));
  if (named.length === 0) return [];
  const rows = named.flatMap((input) => [
    makeCase(clause, {
      name: `${input.name}/in-a-row`,
      title: `${input.name} has the same outcome ${repeats} times in a row`,
      requests: repetitions(contract, input, repeats, 'row'),
      needs: needsOf(input.parameters),
    }),
    makeCase(clause, {
      name: `${input.name}/together`,
      title: `${input.name} has the same outcome ${together} times at once`,
      requests: repetitions(contract, input, together, 'together'),
      together: true,
      needs: needsOf(input.parameters),
    }),
  ]);
  const rounds = Array.from({ length: 5 }, (_, round) =>
    named.map(({ parameters }) => plannedRequest(contract, { parameters, repetition: `mixed${round + 1}` })),
  ).flat();
  const mixed = makeCase(clause, {
    name: 'mixed',
    title: 'Every call has the outcome it had before, with successes and errors in turn',
    requests: rounds,
    partial: true,
  });
  return contract.sampled === true ? rows : [...rows, mixed];
}
