import { isDeepStrictEqual } from 'node:util';
import type { Contract, DocumentedResponse, Json, Schema } from '../contract/contract.ts';
import { withExamples } from '../contract/known-fixtures.ts';
import { validatorOf } from '../contract/oracle.ts';
import { valueAt } from '../contract/pointer.ts';
import type { Case, PlannedRequest } from './case.ts';
import { keeps, schemaKeywords } from './schema-keywords.ts';

/**
 * What a plan tries of what a document says. Things are named `clause no-leak`, `status 403`, `403 ACCESS_ERROR`,
 * `format ChatDialogId`, `keeps /properties/DIALOG_ID/pattern`, `breaks …`, `schema Time`.
 */
export interface Coverage {
  readonly exercised: readonly string[];
  /** What no case tries, and the document does not say why. */
  readonly missing: readonly string[];
  /** What no case tries, with the document's reason (`x-untested`). */
  readonly excused: Readonly<Record<string, string>>;
  /** Reasons of the document for something that is tried, or is not there at all. */
  readonly idle: readonly string[];
}

/** A documented thing, and whether cases try it. */
type Things = readonly (readonly [name: string, tried: boolean])[];

/** Which check judges which schema of a response. */
const judges: Readonly<Record<string, string>> = {
  Success: 'success-result',
  Error: 'error-shape',
  Time: 'time-shape',
};

/** What a request sends as parameters: any JSON value, or undefined where it is no JSON at all. */
function sentBy({ parameters, raw }: PlannedRequest): Json | undefined {
  if (raw === undefined) return withExamples(parameters);
  try {
    return JSON.parse(Buffer.from(raw.base64, 'base64').toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

interface Expectation {
  readonly value: Json;
  readonly succeeds: boolean;
}

/** What the cases that expect a documented response of the method send, and whether they expect it to be taken. */
function expectationsOf(contract: Contract, plan: readonly Case[]): readonly Expectation[] {
  return plan.flatMap(({ steps, prefers }) => {
    const request = steps.at(-1)?.requests.at(-1);
    if (request === undefined || prefers.length === 0) return [];
    if (request.method !== contract.method || request.credential !== 'given') return [];
    const value = sentBy(request);
    return value === undefined ? [] : [{ value, succeeds: prefers.some(({ code }) => code === undefined) }];
  });
}

/** A code or status is tried where a case takes it and nothing else for right. */
function responseThings({ responses }: Contract, plan: readonly Case[]): Things {
  const demanded = (test: (response: DocumentedResponse) => boolean) =>
    plan.some(({ prefers }) => prefers.length > 0 && prefers.every(test));
  return Object.entries(responses).flatMap(([name, codes]) => {
    const status = Number(name);
    return [
      [`status ${status}`, demanded((response) => response.status === status)] as const,
      ...codes.map(
        (code) =>
          [
            `${status} ${code}`,
            demanded((response) => response.status === status && response.code === code),
          ] as const,
      ),
    ];
  });
}

function nameOf({ schemas }: Contract, schema: Schema): string | undefined {
  return Object.entries(schemas).find(([, one]) => isDeepStrictEqual(one, schema))?.[0];
}

/** Each format of a parameter leads to a success in some case. */
function formatThings(contract: Contract, expectations: readonly Expectation[]): Things {
  const properties = (valueAt(contract.parameters, ['properties']) ?? {}) as Readonly<Record<string, Schema>>;
  return Object.entries(properties).flatMap(([parameter, schema]) =>
    ((valueAt(schema, ['oneOf']) ?? []) as readonly Schema[]).map(
      (format, index) =>
        [
          `format ${nameOf(contract, format) ?? `${parameter} ${index}`}`,
          expectations.some(
            ({ value, succeeds }) => succeeds && validatorOf(format)(valueAt(value, [parameter])) === true,
          ),
        ] as const,
    ),
  );
}

/** Each assertion about the parameters is kept by a request that is taken and broken by one that is refused. */
function keywordThings({ parameters }: Contract, expectations: readonly Expectation[]): Things {
  return schemaKeywords(parameters).flatMap((keyword) => [
    [
      `keeps ${keyword.pointer}`,
      expectations.some(({ value, succeeds }) => succeeds && keeps(keyword, value) === true),
    ] as const,
    [
      `breaks ${keyword.pointer}`,
      expectations.some(
        ({ value, succeeds }) =>
          !succeeds && keeps(keyword, value) === false && validatorOf(parameters)(value) === false,
      ),
    ] as const,
  ]);
}

/** Compares what a document says with what a plan tries. */
export function coverageOf(contract: Contract, plan: readonly Case[]): Coverage {
  const expectations = expectationsOf(contract, plan);
  const things: Things = [
    ...contract.clauses.map(({ id }) => [`clause ${id}`, plan.some(({ clause }) => clause === id)] as const),
    ...responseThings(contract, plan),
    ...formatThings(contract, expectations),
    ...keywordThings(contract, expectations),
    ...Object.entries(judges).map(
      ([name, judge]) => [`schema ${name}`, plan.some(({ check }) => check === judge)] as const,
    ),
  ];
  const untried = things.filter(([, tried]) => !tried).map(([name]) => name);
  const excused = untried.flatMap((name) => {
    const reason = contract.untested[name];
    return reason === undefined ? [] : [[name, reason] as const];
  });
  return {
    exercised: things.filter(([, tried]) => tried).map(([name]) => name),
    missing: untried.filter((name) => contract.untested[name] === undefined),
    excused: Object.fromEntries(excused),
    idle: Object.keys(contract.untested).filter((name) => !untried.includes(name)),
  };
}
