import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Contract, Json, Outcome, Schema } from './contract.ts';

// The documents are validated when they are loaded. To compile the schema of schemas takes longer than all others.
const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  logger: false,
  meta: false,
  validateSchema: false,
});
const compiled = new WeakMap<object, ValidateFunction>();

/** A schema's validator, compiled once however often it is asked for. */
export function validatorOf(schema: Schema): ValidateFunction {
  const key = typeof schema === 'boolean' ? (schema ? always : never) : schema;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const made = ajv.compile(schema);
  compiled.set(key, made);
  return made;
}
const always = {};
const never = { not: {} };

/** The classes of requests that these parameters (names in upper case), sent with the given credential, fall into. */
export function outcomesFor(
  contract: Contract,
  parameters: Readonly<Record<string, Json>>,
): readonly Outcome[] {
  return contract.outcomes.filter(
    (outcome) =>
      outcome.credential === 'given' && outcome.calls === undefined && validatorOf(outcome.when)(parameters),
  );
}
