import type { CommandValue, Contract } from '../../contract/contract.ts';
import type { Case, Encoding, PlannedRequest } from '../case.ts';
import { type Input, isTextual, needsOf, repeatableInputs, sampleOf, succeeds } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

/** A portal takes at most this many commands in a batch. */
const most = 50;

/** Whether a value has escapes of digits: no lent id can stand in them, so no portal elsewhere gets a batch that holds one. */
function hasEscapedDigits({ parameters }: Input): boolean {
  return Object.values(parameters).some((value) => typeof value === 'string' && /%3\d/.test(value));
}

interface BatchShape {
  readonly halt?: 0 | 1;
  readonly list?: boolean;
  readonly encoding?: Encoding;
  /** Names of the commands, in the order in which they are sent; `c0`, `c1` … unless given. */
  readonly names?: readonly string[];
}

/** The direct call of every input, then one batch of all of them, in the same order. */
function requestsOf(
  contract: Contract,
  inputs: readonly Input[],
  { halt = 0, list = false, encoding = 'post-json', names = [] }: BatchShape,
): readonly PlannedRequest[] {
  const commands = inputs.map(({ parameters }): CommandValue => ({ command: contract.method, parameters }));
  const named = Object.fromEntries(commands.map((command, index) => [names[index] ?? `c${index}`, command]));
  return [
    ...inputs.map(({ parameters }) => plannedRequest(contract, { parameters })),
    plannedRequest(contract, {
      method: 'batch',
      encoding,
      parameters: { halt, cmd: list ? commands : named },
    }),
  ];
}

function needs(inputs: readonly Input[]): Case['needs'] {
  return [...new Set(inputs.flatMap(({ parameters }) => needsOf(parameters)))];
}

/** Commands in a batch have the outcomes of direct calls; failing ones spoil nothing, and `halt` halts. */
export function batchCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'batch-agrees');
  if (clause === undefined) return [];
  const inputs = repeatableInputs(contract).filter(isTextual);
  const named = inputs.filter((input) => input.named);
  const one = (name: string, title: string, of: readonly Input[], shape: BatchShape = {}): Case =>
    makeCase(clause, { name, title, requests: requestsOf(contract, of, shape), needs: needs(of) });
  if (contract.sampled === true)
    return named.map((input) =>
      one(input.name, `${input.name} in a batch has the outcome of the direct call`, [input]),
    );
  const derived = inputs.filter((input) => !input.named && !hasEscapedDigits(input));
  const escaped = inputs.filter((input) => !input.named && hasEscapedDigits(input));
  const chunks = Array.from({ length: Math.ceil(derived.length / most) }, (_, index) =>
    derived.slice(index * most, (index + 1) * most),
  );
  const success = sampleOf(contract, true);
  const failing = named.filter(({ outcome }) => !succeeds(outcome) && outcome.fixtures.length === 0);
  const [broken] = failing;
  const neighbours = success === undefined || broken === undefined ? [] : [success, broken, success];
  return [
    ...named.map((input) =>
      one(input.name, `${input.name} in a batch has the outcome of the direct call`, [input]),
    ),
    ...chunks.map((chunk, index) =>
      one(
        `boundary-values-${index + 1}`,
        `Boundary values ${index * most + 1} to ${index * most + chunk.length} in one batch have the outcomes of direct calls`,
        chunk,
      ),
    ),
    ...(escaped.length === 0
      ? []
      : [
          one(
            'boundary-values-escaped',
            'Boundary values with escaped digits in one batch have the outcomes of direct calls',
            escaped,
          ),
        ]),
    ...(failing.length === 0
      ? []
      : [
          one('errors-first', 'A batch whose first commands fail carries out the others', [
            ...failing,
            ...neighbours,
          ]),
        ]),
    ...(neighbours.length === 0
      ? []
      : [
          one('neighbours', 'A failing command leaves its neighbours alone', neighbours),
          one('neighbours-as-list', 'Commands without names have the outcomes of direct calls', neighbours, {
            list: true,
          }),
          one('neighbours-as-form', 'Commands in a form have the outcomes of direct calls', neighbours, {
            encoding: 'post-form',
          }),
          one('neighbours-in-query', 'Commands in a query have the outcomes of direct calls', neighbours, {
            encoding: 'get-query',
          }),
          one('halt', 'With halt set nothing is carried out behind a failing command', neighbours, {
            halt: 1,
          }),
          one(
            'halt-as-form',
            'With halt set in a form nothing is carried out behind a failing command',
            neighbours,
            {
              halt: 1,
              encoding: 'post-form',
            },
          ),
          one(
            'halt-in-query',
            'With halt set in a query nothing is carried out behind a failing one',
            neighbours,
            {
              halt: 1,
              encoding: 'get-query',
            },
          ),
          one('order', 'Commands are carried out in the order in which they are sent', neighbours, {
            halt: 1,
            names: ['zulu', 'mike', 'alfa'],
          }),
        ]),
  ];
}
