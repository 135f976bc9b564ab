import { registerSchema, setShouldValidateFormat, validate } from '@hyperjump/json-schema/openapi-3-1';
import type { Contract, Schema } from '../../src/contract/contract.ts';
import { validatorOf } from '../../src/contract/oracle.ts';

const dialect = 'https://spec.openapis.org/oas/3.1/dialect/base';

// What `format` means is left to the reader by 2020-12; the document says with `pattern` what it insists on.
setShouldValidateFormat(false);

/** Two validators of one schema: the product's (ajv), and one that shares no line with it. */
export interface TwoOracles {
  readonly name: string;
  /** True where both say the same of a value. */
  agree(value: unknown): boolean;
  allows(value: unknown): boolean;
}

let registered = 0;

async function bothOf(name: string, schema: Schema): Promise<TwoOracles> {
  registered += 1;
  const uri = `https://conformance.invalid/${registered}`;
  registerSchema(structuredClone(schema) as Parameters<typeof registerSchema>[0], uri, dialect);
  const second = await validate(uri);
  const first = validatorOf(schema);
  return {
    name,
    allows: (value) => first(value) === true,
    agree: (value) => first(value) === second(value as Parameters<typeof second>[0]).valid,
  };
}

/** The schemas that bodies are judged by, those of the document's parts included. */
export function bodyOracles(contract: Contract): Promise<readonly TwoOracles[]> {
  const { success, error, time, schemas } = contract;
  return Promise.all(
    Object.entries({ success, error, time, ...schemas }).map(([name, schema]) => bothOf(name, schema)),
  );
}

/** The schemas that requests are sorted by: the parameters of the operation, and the class of each outcome. */
export function requestOracles(contract: Contract): Promise<readonly TwoOracles[]> {
  return Promise.all([
    bothOf('parameters', contract.parameters),
    ...contract.outcomes.map(({ name, when }) => bothOf(name, when)),
  ]);
}

/** The values that the two do not agree on, with the schema's name. */
export function disagreements(
  oracles: readonly TwoOracles[],
  values: readonly unknown[],
): readonly (readonly [schema: string, value: unknown])[] {
  return oracles.flatMap((oracle) =>
    values.filter((value) => !oracle.agree(value)).map((value) => [oracle.name, value] as const),
  );
}
