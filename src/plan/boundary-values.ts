import type { Contract, Json, Outcome, ParameterValue } from '../contract/contract.ts';
import { withExamples } from '../contract/known-fixtures.ts';
import { isResultValue } from '../contract/lifecycle.ts';
import { outcomesFor } from '../contract/oracle.ts';
import { blankSpellings, idSpellings, idSteps } from './id-spellings.ts';

/** Parameters just outside what a schema allows, with the class of requests they fall into. */
export interface BoundaryValue {
  /** Permanent name, e.g. `chat-space-behind`. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly outcome: Outcome;
  /** One of many spellings of an id: it travels by one other way than JSON, not by all of them. */
  readonly isSpelling: boolean;
}

interface Property {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly Json[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly oneOf?: readonly Property[];
}

/** A value of each JSON type; those that a schema does not name are values of another type. */
const otherTypes: Readonly<Record<string, Json>> = {
  null: null,
  true: true,
  false: false,
  'empty-array': [],
  array: ['13'],
  'empty-object': {},
  object: { ID: '13' },
};

/** Texts that are no number, though some hold digits. */
const noNumbers: Readonly<Record<string, Json>> = {
  'empty-text': '',
  word: 'abc',
  blank: ' ',
  zero: 0,
  'zero-as-text': '0',
  negative: -1,
  'negative-as-text': '-1',
  'digits-of-another-script': '\u0661\u0663',
};

/** Texts that are no date. */
const noDates: Readonly<Record<string, Json>> = {
  word: 'abc',
  'thirteenth-month': '2026-13-01',
  'day-that-is-not': '2026-02-30',
};

/** The name that JSON Schema has for the type of a value. */
function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function succeeds({ prefers }: Outcome): boolean {
  return prefers.some(({ code }) => code === undefined);
}

function patternsOf(property: Property): boolean {
  return property.pattern !== undefined || (property.oneOf ?? []).some(patternsOf);
}

/** Example values of a parameter that a documented success accepts, by the name of their request. */
function samplesOf(contract: Contract, parameter: string): readonly (readonly [string, string])[] {
  const successes = contract.outcomes.filter(
    (outcome) => outcome.credential === 'given' && outcome.calls === undefined && succeeds(outcome),
  );
  return successes.flatMap(({ requests }) =>
    Object.entries(requests).flatMap(([name, parameters]) => {
      const value = withExamples(parameters)[parameter];
      return typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}

/** The parameters of a documented success, or of a call of a lifecycle: one of them is changed at a time, and the others stay right. */
function validRequest(contract: Contract): Readonly<Record<string, ParameterValue>> {
  const success = contract.outcomes.find(
    (outcome) => outcome.credential === 'given' && outcome.calls === undefined && succeeds(outcome),
  );
  if (success !== undefined) return Object.values(success.requests)[0] ?? {};
  const steps = contract.lifecycles.flatMap((one) => one.steps);
  const own = steps.find(({ method }) => method === contract.method)?.parameters ?? {};
  // What an earlier call gives is not known when the plan is made.
  return Object.fromEntries(Object.entries(own).filter(([, value]) => !isResultValue(value)));
}

/** Values of one parameter at and beyond the borders of its schema, by the name of the border. */
function* valuesAround(
  contract: Contract,
  parameter: string,
  property: Property,
): Generator<readonly [string, Json]> {
  const { type, minLength = 0, maxLength, minimum, maximum, maxItems, enum: allowed } = property;
  if (minLength > 0) yield ['empty', ''];
  const types = [type].flat();
  for (const [name, value] of Object.entries(otherTypes)) {
    if (type !== undefined && !types.includes(typeName(value))) yield [name, value];
  }
  if (types.includes('integer') || types.includes('number')) yield* Object.entries(noNumbers);
  if (types.includes('integer')) yield ['fraction', 1.5];
  if (minimum !== undefined) yield ['below-minimum', minimum - 1];
  if (maximum !== undefined) yield ['above-maximum', maximum + 1];
  if (maxLength !== undefined) yield ['too-long', 'x'.repeat(maxLength + 1)];
  if (maxItems !== undefined) yield ['too-many', Array.from({ length: maxItems + 1 }, () => 'x')];
  if (allowed !== undefined) yield ['not-in-the-list', 'NOT_IN_THE_LIST'];
  if (property.format === 'date' || property.format === 'date-time') yield* Object.entries(noDates);
  if (!patternsOf(property)) return;
  for (const [name, sample] of samplesOf(contract, parameter)) {
    const [, prefix = '', digits = ''] = /^(\D*)(\d*)$/.exec(sample) ?? [];
    for (const [step, change] of Object.entries(idSteps)) yield [`${name}-${step}`, change(prefix, digits)];
  }
}

/** Spellings of an id that is a prefix and a number, by their names. */
function* spellingsOf(
  contract: Contract,
  parameter: string,
  property: Property,
): Generator<readonly [string, Json]> {
  if (!patternsOf(property)) return;
  yield* Object.entries(blankSpellings);
  for (const [name, sample] of samplesOf(contract, parameter)) {
    const [, prefix = '', digits = ''] = /^(\D*)(\d+)$/.exec(sample) ?? [];
    if (digits === '') continue;
    for (const [step, change] of Object.entries(idSpellings))
      yield [`${name}-${step}`, change(prefix, digits)];
  }
}

/** The name of a parameter as a part of a case's name; nothing where the method has only one. */
function prefixOf(parameter: string, properties: Readonly<Record<string, Property>>): string {
  if (Object.keys(properties).length === 1) return '';
  return `${parameter.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-`;
}

type Candidate = readonly [
  name: string,
  parameters: Readonly<Record<string, ParameterValue>>,
  isSpelling: boolean,
];

function* candidates(contract: Contract): Generator<Candidate> {
  const { required = [], properties = {} } = contract.parameters as {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, Property>>;
  };
  const valid = validRequest(contract);
  for (const [parameter, property] of Object.entries(properties)) {
    const prefix = prefixOf(parameter, properties);
    const { [parameter]: _, ...others } = valid;
    if (required.includes(parameter)) yield [`${prefix}absent`, others, false];
    for (const [name, value] of valuesAround(contract, parameter, property))
      yield [`${prefix}${name}`, { ...others, [parameter]: value }, false];
  }
  if (required.length > 1) yield ['nothing', {}, false];
  for (const [parameter, property] of Object.entries(properties)) {
    const prefix = prefixOf(parameter, properties);
    for (const [name, value] of spellingsOf(contract, parameter, property))
      yield [`${prefix}${name}`, { ...valid, [parameter]: value }, true];
  }
}

/**
 * Derives inputs at and beyond the borders of the parameters' schemas and sorts each into the one outcome whose class
 * it falls into. What falls into none, into several, or into one that does not derive (the id of something that somebody may own) is
 * left out, so nothing derived can ever write to anybody's.
 */
export function boundaryValues(contract: Contract): readonly BoundaryValue[] {
  const seen = new Set<string>();
  const values: BoundaryValue[] = [];
  for (const outcome of contract.outcomes) {
    if (outcome.credential === 'given')
      for (const parameters of Object.values(outcome.requests)) seen.add(JSON.stringify(parameters));
  }
  for (const [name, parameters, isSpelling] of candidates(contract)) {
    const [outcome, ...others] = outcomesFor(contract, withExamples(parameters));
    const mark = JSON.stringify(parameters);
    if (outcome === undefined || others.length > 0 || !outcome.derives || seen.has(mark)) continue;
    seen.add(mark);
    values.push({ name, parameters, outcome, isSpelling });
  }
  return values;
}
