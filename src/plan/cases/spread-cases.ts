import type { Clause, CommandValue, Contract } from '../../contract/contract.ts';
import type { Case, PlannedRequest } from '../case.ts';
import { type Input, isTextual, repeatableInputs, sampleOf } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

const openingRounds = 3;
const copiesTogether = 3;

function namedInputs(contract: Contract): readonly Input[] {
  return repeatableInputs(contract).filter((input) => input.named && isTextual(input));
}

/** The clause about repeated calls, where the method has calls that can be repeated. */
function clauseOfRepeats(contract: Contract): Clause | undefined {
  return namedInputs(contract).length === 0 ? undefined : clauseNamed(contract, 'same-again');
}

/** The inputs from another one on, so that at each moment of a run every call has another predecessor. */
function rotated(inputs: readonly Input[], by: number): readonly Input[] {
  const start = inputs.length === 0 ? 0 : by % inputs.length;
  return [...inputs.slice(start), ...inputs.slice(0, start)];
}

/** A batch of a call that succeeds and one that fails, to stand between the repeats. */
function batchBetween(contract: Contract, repetition: string): readonly PlannedRequest[] {
  const pair = [sampleOf(contract, true), sampleOf(contract, false)].flatMap((input) =>
    input === undefined ? [] : [input.parameters],
  );
  const commands = pair.map((parameters): CommandValue => ({ command: contract.method, parameters }));
  const cmd = Object.fromEntries(commands.map((command, index) => [`c${index}`, command]));
  return pair.length < 2
    ? []
    : [plannedRequest(contract, { method: 'batch', parameters: { halt: 0, cmd }, repetition })];
}

/** Every named call once more, beside its first exchange, with a batch halfway. */
function again(contract: Contract, repetition: string, rotation: number): readonly PlannedRequest[] {
  const calls = rotated(namedInputs(contract), rotation).map(({ parameters }) => [
    plannedRequest(contract, { parameters }),
    plannedRequest(contract, { parameters, repetition }),
  ]);
  const half = Math.ceil(calls.length / 2);
  return [...calls.slice(0, half).flat(), ...batchBetween(contract, repetition), ...calls.slice(half).flat()];
}

/**
 * The calls that open a run. A portal that is wrong only at first is blamed for that alone: the outcomes are asked for
 * after these.
 */
export function openingCases(contract: Contract): readonly Case[] {
  const clause = clauseOfRepeats(contract);
  if (clause === undefined || contract.sampled === true) return [];
  const requests = Array.from({ length: openingRounds }, (_, round) =>
    rotated(namedInputs(contract), round).map(({ parameters }) =>
      plannedRequest(contract, { parameters, repetition: `opening${round + 1}` }),
    ),
  ).flat();
  const title = `Every call has the same outcome in the first ${openingRounds} rounds of a run`;
  return [makeCase(clause, { name: 'opening', title, requests, partial: true })];
}

/** Puts repeats of every named call into the middle and at the end of a suite's cases. */
export function spread(
  contract: Contract,
  suite: string,
  place: number,
  cases: readonly Case[],
): readonly Case[] {
  const clause = clauseOfRepeats(contract);
  if (clause === undefined) return cases;
  const moment = (name: string, title: string, rotation: number): Case =>
    makeCase(clause, { name, title, requests: again(contract, name, rotation), partial: true });
  const half = Math.ceil(cases.length / 2);
  return [
    ...cases.slice(0, half),
    moment(
      `amid-${suite}`,
      `Every call has the outcome it had before, in the middle of the suite ${suite}`,
      2 * place + 1,
    ),
    ...cases.slice(half),
    moment(
      `after-${suite}`,
      `Every call has the outcome it had before, at the end of the suite ${suite}`,
      2 * place + 2,
    ),
  ];
}

/** Different calls at once, then the comparison of all equal requests of the run, wherever they were made. */
export function everyRepeatCases(contract: Contract): readonly Case[] {
  const clause = clauseOfRepeats(contract);
  if (clause?.runCheck === undefined || contract.sampled === true) return [];
  const together = Array.from({ length: copiesTogether }, (_, copy) =>
    namedInputs(contract).map(({ parameters }) =>
      plannedRequest(contract, { parameters, repetition: `all-together${copy + 1}` }),
    ),
  ).flat();
  if (together.length === 0) return [];
  return [
    makeCase(
      { ...clause, check: clause.runCheck },
      {
        name: 'every-repeat',
        title: 'The clause same-again holds for every request that the run repeats',
        requests: [],
        steps: [
          { together: false, requests: again(contract, 'end', 0) },
          { together: true, requests: together },
        ],
        runWide: 'every-call',
      },
    ),
  ];
}
