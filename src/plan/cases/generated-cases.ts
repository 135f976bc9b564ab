import type { Contract } from '../../contract/contract.ts';
import type { Case, Generates } from '../case.ts';
import { writes } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';

/** Clauses that are not about one class of requests, and what their generated requests are tried for. */
const others: Readonly<Record<string, string>> = {
  'same-by-any-encoding': 'Generated requests have the outcome of a JSON body, however they travel',
  'name-case': 'Generated spellings of names have the outcome of the usual one',
  'malformed-json': 'Generated bodies that are no JSON have the outcome of no parameters',
  'no-crash': 'Generated input gets a response in JSON that is no 5xx',
};

/**
 * A case for each clause that generated requests can try. Their requests are made while the case runs, so the plan holds
 * none of them: only how many, and from which seed.
 */
export function generatedCases(contract: Contract, generates: Generates): readonly Case[] {
  if (writes(contract) || contract.sampled === true) return [];
  const derived = contract.outcomes
    .filter(({ derives, credential, calls }) => derives && credential === 'given' && calls === undefined)
    .map(
      ({ clause }) => [clause, `Generated requests of the kind ${clause} have a documented outcome`] as const,
    );
  const titles = new Map([...derived, ...Object.entries(others)]);
  return [...titles].flatMap(([id, title]) => {
    const clause = clauseNamed(contract, id);
    return clause === undefined
      ? []
      : [{ ...makeCase(clause, { name: 'generated', title, requests: [], steps: [] }), generates }];
  });
}
