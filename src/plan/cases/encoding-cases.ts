import type { Contract } from '../../contract/contract.ts';
import type { AuthPlacement, Case, Encoding } from '../case.ts';
import { describeParameters } from '../describe.ts';
import { type Input, isTextual, needsOf, repeatableInputs } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

interface Way {
  readonly name: string;
  readonly words: string;
  readonly encoding: Encoding;
  readonly suffix: '' | '.json';
}

const encodings: Readonly<Record<Encoding, string>> = {
  'post-json': 'as a JSON body',
  'post-form': 'as a form',
  'post-query': 'in the query of a POST',
  'get-query': 'in the query of a GET',
};

const ways: readonly Way[] = (['', '.json'] as const).flatMap((suffix) =>
  (Object.keys(encodings) as Encoding[])
    .map((encoding) => ({
      name: `${encoding}${suffix}`,
      words: `${encodings[encoding]}${suffix === '' ? '' : ` to …${suffix}`}`,
      encoding,
      suffix,
    }))
    .filter(({ name }) => name !== 'post-json'),
);

const placements: Readonly<Record<Exclude<AuthPlacement, 'default' | 'header'>, string>> = {
  body: 'with the token in the body',
  query: 'with the token in the query',
};

/** Characters that an encoding has to escape: only with them does the way of travelling matter to a spelling of an id. */
const escaped = /[^\x21-\x7e]|[%&+#;=]/;

/**
 * The one way that a spelling travels beside JSON, if any. It depends on its name alone, so that ids of cases stay when
 * spellings are added.
 */
function waysOfSpelling({ name, parameters }: Input): readonly Way[] {
  if (!Object.values(parameters).some((value) => typeof value === 'string' && escaped.test(value))) return [];
  const place = [...name].reduce((sum, char) => sum + char.charCodeAt(0), 0) % ways.length;
  return ways.slice(place, place + 1);
}

function encodedCases(contract: Contract, input: Input): readonly Case[] {
  const clause = clauseNamed(contract, 'same-by-any-encoding');
  if (clause === undefined) return [];
  const { name, parameters, isSpelling = false } = input;
  const reference = plannedRequest(contract, { parameters });
  const told = describeParameters(parameters);
  const travels = isSpelling ? waysOfSpelling(input) : ways;
  const encoded = travels.map(({ name: way, words, encoding, suffix }) =>
    makeCase(clause, {
      name: `${name}/${way}`,
      title: `${told} ${words} has the outcome of a JSON body`,
      requests: [reference, plannedRequest(contract, { parameters, encoding, suffix })],
      needs: needsOf(parameters),
    }),
  );
  if (!input.named) return encoded;
  const authorised = (Object.keys(placements) as (keyof typeof placements)[]).map((auth) =>
    makeCase(clause, {
      name: `${name}/auth-${auth}`,
      title: `${told} ${placements[auth]} has the usual outcome`,
      requests: [
        reference,
        plannedRequest(contract, {
          parameters,
          auth,
          encoding: auth === 'query' ? 'get-query' : 'post-json',
        }),
      ],
      needs: [...needsOf(parameters), 'oauth'],
    }),
  );
  return [...encoded, ...authorised];
}

/** Every input that is text, by every way but the reference itself, has the outcome of a POST with a JSON body. */
export function encodingCases(contract: Contract): readonly Case[] {
  return repeatableInputs(contract)
    .filter(isTextual)
    .flatMap((input) => encodedCases(contract, input));
}
