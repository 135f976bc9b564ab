import type { Contract, CredentialVariant, Outcome, ParameterValue } from '../contract/contract.ts';
import { boundaryValues } from './boundary-values.ts';
import type { Capability } from './case.ts';

/** Parameters that are sent with a valid credential, under a permanent name, and the outcome they must have. */
export interface Input {
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly outcome: Outcome;
  /** Whether the document gives it as a named example; else it is derived. */
  readonly named: boolean;
}

/** Whether a credential is shown where tokens are: the path then names none. */
export function isTokens(credential: CredentialVariant): boolean {
  return credential === 'wrong-token' || credential === 'none';
}

/** What a target must offer for an outcome's requests to be sent. */
export function needsOf({ dialog, credential }: Outcome): readonly Capability[] {
  const dialogs: readonly Capability[] = dialog === undefined || dialog === 'absent' ? [] : [dialog];
  if (credential === 'given') return dialogs;
  return [...dialogs, isTokens(credential) ? 'oauth' : 'webhook'];
}

/** The example request of an outcome, with the target's own dialog in place of the example's. */
export function parametersOf(
  contract: Contract,
  outcome: Outcome,
  name: string,
): Readonly<Record<string, ParameterValue>> {
  const { dialog } = outcome;
  const example = outcome.requests[name] ?? {};
  if (dialog === undefined || dialog === 'absent') return example;
  return { ...example, [contract.dialogParameter]: { dialog } };
}

/** Every input of the method: first the named examples, then the boundary values derived from the schemas. */
export function inputsOf(contract: Contract): readonly Input[] {
  const named = contract.outcomes
    .filter(({ credential, calls }) => credential === 'given' && calls === undefined)
    .flatMap((outcome) =>
      Object.keys(outcome.requests).map((name) => ({
        name,
        parameters: parametersOf(contract, outcome, name),
        outcome,
        named: true,
      })),
    );
  return [...named, ...boundaryValues(contract).map((value) => ({ ...value, named: false }))];
}

/** Whether an input means the same as text: types other than strings exist in JSON only. */
export function isTextual({ parameters }: Input): boolean {
  return Object.values(parameters).every(
    (value) =>
      typeof value === 'string' || (typeof value === 'object' && value !== null && 'dialog' in value),
  );
}
