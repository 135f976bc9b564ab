import type { Contract } from '../contract/contract.ts';
import { fixturesIn } from '../contract/fixture.ts';
import type { PlannedRequest } from './case.ts';
import { type Input, repeatableInputs, sampleOf, succeeds } from './inputs.ts';

/** A name for input that no parameter of the method can hold: the method has none. */
const unknown = 'VALUE';

/**
 * The parameter that made-up input is put into: the one that names a fixture in a success of the method, or the first
 * required one, or the first of all. A method without parameters gets a name that it does not know.
 */
export function probeParameter(contract: Contract): string {
  const { required = [], properties = {} } = contract.parameters as {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, unknown>>;
  };
  const success = contract.outcomes.find((outcome) => succeeds(outcome));
  const named = Object.values(success?.requests ?? {}).flatMap(Object.entries);
  const fixed = named.find(([, value]) => fixturesIn(value).length > 0);
  return fixed?.[0] ?? required[0] ?? Object.keys(properties)[0] ?? unknown;
}

/** Parameters that the method refuses whoever calls it; null where the document names none. */
export function refusedParameters(contract: Contract): PlannedRequest['parameters'] | null {
  return sampleOf(contract, false)?.parameters ?? null;
}

/**
 * The first two named inputs that hold a word of Latin letters in the probed parameter and nothing else, with that word. It can
 * be written into a query or a form as it is, and no dialog has it for an id, so that nobody is reached.
 */
export function wordInputs(contract: Contract): readonly (readonly [Input, string])[] {
  const parameter = probeParameter(contract);
  const words = repeatableInputs(contract).flatMap((input) => {
    const value = input.parameters[parameter];
    const isAlone = Object.keys(input.parameters).length === 1;
    return input.named && isAlone && typeof value === 'string' && /^[a-z]+$/i.test(value)
      ? [[input, value] as const]
      : [];
  });
  return words.slice(0, 2);
}
