import type { Contract } from '../../contract/contract.ts';
import type { Case } from '../case.ts';
import { isTextual, needsOf, repeatableInputs } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

const spellings: Readonly<Record<string, (name: string) => string>> = {
  upper: (name) => name.toUpperCase(),
  lower: (name) => name.toLowerCase(),
  mixed: (name) =>
    name.replace(/[a-z]+/gi, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`),
};

/**
 * Whether a method is known in every letter case. Portals look a name up in small letters and then as it is written, so a name
 * with capitals is known in its own spelling only.
 * @see docs/reference/portal.md
 */
function isInSmallLetters(method: string): boolean {
  return method === method.toLowerCase();
}

/** The named examples with the method's, then the parameters' names in other letter cases. */
export function nameCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'name-case');
  if (clause === undefined) return [];
  const inputs = repeatableInputs(contract).filter(
    (input) => input.named && isTextual(input) && Object.keys(input.parameters).length > 0,
  );
  return inputs.flatMap(({ name, parameters }) =>
    Object.entries(spellings).flatMap(([spelling, spell]) => {
      const reference = plannedRequest(contract, { parameters });
      const method = spell(contract.method);
      const respelt = Object.fromEntries(
        Object.entries(parameters).map(([key, value]) => [spell(key), value]),
      );
      const variants = [
        { part: 'method', said: method, request: plannedRequest(contract, { method, parameters }) },
        {
          part: 'parameter',
          said: Object.keys(respelt).join(', '),
          request: plannedRequest(contract, { parameters: respelt }),
        },
      ];
      return variants
        .filter(({ request }) => request.key !== reference.key)
        .filter(({ part }) => part !== 'method' || isInSmallLetters(contract.method))
        .map(({ part, said, request }) =>
          makeCase(clause, {
            name: `${name}/${part}-${spelling}`,
            title: `The spelling ${said} has the outcome of the usual one (${name})`,
            requests: [reference, request],
            needs: needsOf(parameters),
          }),
        );
    }),
  );
}
