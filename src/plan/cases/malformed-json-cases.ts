import type { Contract, Outcome } from '../../contract/contract.ts';
import type { Case } from '../case.ts';
import { type Input, inputsOf, isTextual, needsOf } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';
import { jsonType, rawBody } from '../raw-body.ts';

/** Bodies that are no JSON object, around an object that would be a valid request. */
const bodies: Readonly<Record<string, (object: string) => string>> = {
  'empty-body': () => '',
  'cut-object': (object) => object.slice(0, -1),
  'cut-string': (object) => object.slice(0, -2),
  'single-quotes': (object) => object.replaceAll('"', "'"),
  'text-behind': (object) => `${object} x`,
  'two-objects': (object) => object + object,
  comment: (object) => `/* comment */${object}`,
  'trailing-comma': (object) => object.replace('}', ',}'),
  'form-text': (object) =>
    Object.entries(JSON.parse(object) as Record<string, string>)
      .map((pair) => pair.join('='))
      .join('&'),
  'not-a-number': (object) => object.replace(/:.*\}/, ':NaN}'),
  string: (object) => JSON.stringify(object),
  number: () => '13',
  null: () => 'null',
  true: () => 'true',
  list: (object) => JSON.stringify(Object.values(JSON.parse(object) as Record<string, string>)),
  'empty-list': () => '[]',
};

/** A named input that is the same on every portal: one about something that nobody has, or else any. */
function writtenOut(contract: Contract): Input | undefined {
  const inputs = inputsOf(contract).filter(
    (input) =>
      input.named &&
      isTextual(input) &&
      needsOf(input.parameters).length === 0 &&
      Object.keys(input.parameters).length > 0,
  );
  return inputs.find(({ outcome }) => outcome.fixtures.length > 0) ?? inputs[0];
}

/**
 * A list is read as parameters named 0, 1 … Where a call without parameters is refused, they change nothing; what a method
 * that needs none makes of them is its own affair.
 */
function refusesNothing({ prefers }: Outcome): boolean {
  return prefers.every(({ code }) => code !== undefined);
}

/** Bodies declared as JSON that are none, or no object, have the outcome of no parameters at all. */
export function malformedJsonCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'malformed-json');
  const missing = contract.outcomes.find(({ requests }) =>
    Object.values(requests).some((parameters) => Object.keys(parameters).length === 0),
  );
  const written = writtenOut(contract);
  if (clause === undefined || missing === undefined || written === undefined) return [];
  const object = JSON.stringify(written.parameters);
  return Object.entries(bodies)
    .filter(([name]) => name !== 'list' || refusesNothing(missing))
    .map(([name, make]) =>
      makeCase(clause, {
        name,
        title: `A JSON body that is no object (${name}) has the outcome of no parameters`,
        requests: [plannedRequest(contract, {}), plannedRequest(contract, rawBody(jsonType, make(object)))],
        prefers: missing.prefers,
        accepts: missing.accepts,
      }),
    );
}
