import type { Contract, CredentialVariant, Outcome, ParameterValue } from '../contract/contract.ts';
import { fixturesIn, isFixtureValue } from '../contract/fixture.ts';
import { boundaryValues } from './boundary-values.ts';
import type { Capability } from './case.ts';

/** Parameters that are sent with a valid credential, under a permanent name, and the outcome they must have. */
export interface Input {
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly outcome: Outcome;
  /** Whether the document gives it as a named example; else it is derived. */
  readonly named: boolean;
  /** One of many spellings of an id, which travels by one other way than JSON and not by all. */
  readonly isSpelling?: boolean;
}

/** Whether a credential is shown where tokens are: the path then names none. */
export function isTokens(credential: CredentialVariant): boolean {
  return credential === 'wrong-token' || credential === 'none';
}

/** What a target must offer for a request with these parameters and this credential to be sent. */
export function needsOf(
  parameters: Readonly<Record<string, ParameterValue>>,
  credential: CredentialVariant = 'given',
): readonly Capability[] {
  const fixtures = fixturesIn(parameters);
  if (credential === 'given') return fixtures;
  return [...fixtures, isTokens(credential) ? 'oauth' : 'webhook'];
}

/** Whether an outcome is a success of the method. */
export function succeeds({ prefers }: Pick<Outcome, 'prefers'>): boolean {
  return prefers.some(({ code }) => code === undefined);
}

/** The inputs of each contract of this process. Twelve generators of cases ask for them, and deriving them validates every candidate against every outcome. */
const inputs = new WeakMap<Contract, readonly Input[]>();

/** Every input of the method: first the named examples, then the boundary values derived from the schemas. */
export function inputsOf(contract: Contract): readonly Input[] {
  const known = inputs.get(contract) ?? deriveInputs(contract);
  inputs.set(contract, known);
  return known;
}

function deriveInputs(contract: Contract): readonly Input[] {
  const named = contract.outcomes
    .filter(({ credential, calls }) => credential === 'given' && calls === undefined)
    .flatMap((outcome) =>
      Object.entries(outcome.requests).map(([name, parameters]) => ({
        name,
        parameters,
        outcome,
        named: true,
      })),
    );
  return [...named, ...boundaryValues(contract).map((value) => ({ ...value, named: false }))];
}

/** Whether an input means the same as text: types other than strings exist in JSON only. */
export function isTextual({ parameters }: Input): boolean {
  return Object.values(parameters).every(
    (value) => typeof value === 'string' || (isFixtureValue(value) && value.form !== 'number'),
  );
}

/** Whether a success of the method leaves something behind that a second one would add to: it is asked for once. */
export function writes({ effect }: Contract): boolean {
  return effect === 'creates' || effect === 'changes' || effect === 'deletes';
}

/** The inputs that may be sent as often as somebody likes: all of them, or, where a success writes, those that are refused. */
export function repeatableInputs(contract: Contract): readonly Input[] {
  const inputs = inputsOf(contract);
  const harmless = writes(contract) ? inputs.filter(({ outcome }) => !succeeds(outcome)) : inputs;
  if (contract.sampled !== true) return harmless;
  const textual = harmless.filter((input) => input.named && isTextual(input));
  const success = textual.find(({ outcome }) => succeeds(outcome));
  const refusal = textual.find(({ outcome }) => !succeeds(outcome) && outcome.fixtures.length === 0);
  return [success, refusal].flatMap((input) => input ?? []);
}

/** The first named input that is text and succeeds, or is refused and needs no fixture: it stands for all of its kind. */
export function sampleOf(contract: Contract, isSuccess: boolean): Input | undefined {
  return repeatableInputs(contract).find(
    (input) =>
      input.named &&
      isTextual(input) &&
      succeeds(input.outcome) === isSuccess &&
      (isSuccess || input.outcome.fixtures.length === 0),
  );
}
