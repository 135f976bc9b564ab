import fc, { type Arbitrary } from 'fast-check';
import type { Contract, Json, ParameterValue } from '../../contract/contract.ts';
import type { Case, PlannedRequest } from '../case.ts';
import { plannedRequest, type RequestDraft } from '../planned-request.ts';
import { probeParameter } from '../probe-parameter.ts';
import { jsonType, rawBody } from '../raw-body.ts';
import { expectationOf } from './expectation.ts';
import { type Aim, inputSpace } from './input-space.ts';
import { strangeRequests } from './malformed-requests.ts';
import { lentTo, reachesOnly } from './reach.ts';

/** Names of parameters that no document knows, and no portal. */
const unknownNames = ['NOTE', 'COMMENT', 'FLAVOUR', 'ZETA', 'X_TRACE'] as const;

/** Characters of a value in a query, so that no server's limit on URLs is in the way. */
const longestInQuery = 100;

type Draft = Arbitrary<RequestDraft>;

function classified(contract: Contract, space: ReturnType<typeof inputSpace>): Draft {
  const extra = fc.dictionary(fc.constantFrom(...unknownNames), space.any, { maxKeys: 1 });
  return fc.tuple(fc.option(space.any, { nil: undefined, freq: 8 }), extra).map(([value, more]) => ({
    parameters: { ...more, ...(value === undefined ? {} : { [probeParameter(contract)]: value as Json }) },
  }));
}

/** The same parameters by another way: body, query, or the parameter in both. */
function travelling(contract: Contract, space: ReturnType<typeof inputSpace>): Draft {
  const short = space.text.filter((text) => text.length <= longestInQuery);
  const value: Arbitrary<ParameterValue> =
    space.fixtures.length === 0
      ? short
      : fc.oneof(
          { arbitrary: short, weight: 3 },
          { arbitrary: fc.constantFrom(...space.fixtures), weight: 1 },
        );
  return fc
    .record({
      value,
      more: fc.dictionary(fc.constantFrom(...unknownNames), short, { maxKeys: 1 }),
      encoding: fc.constantFrom('post-json', 'post-form', 'post-query', 'get-query'),
      suffix: fc.constantFrom('', '.json'),
      place: fc.constantFrom('body', 'query', 'both'),
    })
    .map(({ value, more, encoding, suffix, place }): RequestDraft => {
      const own = { [probeParameter(contract)]: value };
      const divided = encoding === 'post-json' || encoding === 'post-form';
      if (!divided || place === 'body') return { encoding, suffix, parameters: { ...own, ...more } };
      return { encoding, suffix, query: own, parameters: place === 'both' ? { ...own, ...more } : more };
    });
}

function recased(name: string): Arbitrary<string> {
  const choices = fc.array(fc.boolean(), { minLength: name.length, maxLength: name.length });
  return choices.map((upper) =>
    [...name].map((char, at) => (upper[at] ? char.toUpperCase() : char.toLowerCase())).join(''),
  );
}

function respelt(contract: Contract, space: ReturnType<typeof inputSpace>): Draft {
  return fc
    .tuple(recased(contract.method), recased(probeParameter(contract)), space.text)
    .map(([method, name, text]) => ({ method, parameters: { [name]: text } }));
}

/** An object as JSON, with a character too much or too little. */
function misspelt(contract: Contract, space: ReturnType<typeof inputSpace>): Draft {
  return fc
    .tuple(space.word, fc.nat({ max: 60 }), fc.constantFrom('', '{', '"', "'", '[', ',', '\0', ':', '\\'))
    .map(([word, at, char]) => {
      const json = JSON.stringify({ [probeParameter(contract)]: `x${word}` });
      const place = at % json.length;
      const text = char === '' ? json.slice(0, place) : `${json.slice(0, place)}${char}${json.slice(place)}`;
      return rawBody(jsonType, text);
    });
}

function draftsFor(contract: Contract, planned: Case, space: ReturnType<typeof inputSpace>): Draft {
  switch (planned.check) {
    case 'outcome':
      return classified(contract, space);
    case 'no-parameters':
      return misspelt(contract, space);
    case 'same-outcome':
      return planned.level === 'MUST' ? travelling(contract, space) : respelt(contract, space);
    default:
      return strangeRequests(contract, space);
  }
}

/**
 * The requests of a generated case: drawn from what the documents' schemas allow and what lies beyond, kept where there
 * is something to hold the response against, and where they reach nobody who did not ask for it.
 */
export function requestsFor(contract: Contract, planned: Case, aim: Aim): Arbitrary<PlannedRequest> {
  const space = inputSpace(contract, aim);
  return draftsFor(contract, planned, space)
    .map((draft) => plannedRequest(contract, draft))
    .filter((request) => aim.loopback || reachesOnly(request, lentTo(contract, aim.lent)))
    .filter((request) => expectationOf(contract, planned, request)?.requests.every(aim.maySend) ?? false);
}
