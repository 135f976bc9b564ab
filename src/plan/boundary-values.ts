import type { Contract, Json, Outcome } from '../contract/contract.ts';
import { withExamples } from '../contract/known-fixtures.ts';
import { outcomesFor } from '../contract/oracle.ts';

/** Parameters just outside what a schema allows, with the class of requests they fall into. */
export interface BoundaryValue {
  /** Permanent name, e.g. `chat-space-behind`. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly outcome: Outcome;
}

interface Property {
  readonly type?: string;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly oneOf?: readonly Property[];
}

/** Values of another JSON type than the schema's `string`. */
const otherTypes: Readonly<Record<string, Json>> = {
  null: null,
  true: true,
  false: false,
  'empty-array': [],
  array: ['13'],
  'empty-object': {},
  object: { ID: '13' },
};

/** Ways to leave a pattern of the kind `prefix + digits`, one step at a time. */
const steps: Readonly<Record<string, (prefix: string, digits: string) => string>> = {
  'prefix-only': (prefix) => prefix,
  'letters-for-digits': (prefix) => `${prefix}abc`,
  'capitals-for-digits': (prefix) => `${prefix}ABC`,
  'letter-behind': (prefix, digits) => `${prefix}${digits}x`,
  'letters-behind': (prefix, digits) => `${prefix}${digits}abc`,
  'words-behind': (prefix, digits) => `${prefix}${digits}-is-not-an-identifier`,
  'space-before': (prefix, digits) => ` ${prefix}${digits}`,
  'space-inside': (prefix, digits) =>
    prefix === '' ? `${digits[0]} ${digits.slice(1)}` : `${prefix} ${digits}`,
  'space-behind': (prefix, digits) => `${prefix}${digits} `,
  'tab-before-digits': (prefix, digits) => `${prefix}\t${digits}`,
  'no-break-space-before-digits': (prefix, digits) => `${prefix}\u00a0${digits}`,
  minus: (prefix, digits) => `${prefix}-${digits}`,
  'minus-one': (prefix) => `${prefix}-1`,
  plus: (prefix, digits) => `${prefix}+${digits}`,
  point: (prefix, digits) => `${prefix}${digits[0]}.5`,
  exponent: (prefix) => `${prefix}1e3`,
  hexadecimal: (prefix, digits) => `${prefix}0x${digits}`,
  underscore: (prefix, digits) => `${prefix}_${digits}`,
  comma: (prefix, digits) => `${prefix}${digits},${digits}`,
  quoted: (prefix, digits) => `${prefix}'${digits}'`,
  'full-width-digits': (prefix) => `${prefix}\uff11\uff13`,
  'arabic-digits': (prefix) => `${prefix}\u0661\u0663`,
  'prefix-twice': (prefix, digits) => `${prefix}${prefix}${digits}`,
  'prefix-behind': (prefix, digits) => `${digits}${prefix}`,
  zero: (prefix) => `${prefix}0`,
  'two-zeros': (prefix) => `${prefix}00`,
  'twenty-digits': (prefix) => `${prefix}${'9'.repeat(20)}`,
  'two-hundred-digits': (prefix) => `${prefix}${'9'.repeat(200)}`,
};

function patternsOf(property: Property): boolean {
  return property.pattern !== undefined || (property.oneOf ?? []).some(patternsOf);
}

/** Example values of a parameter that a documented success accepts, by the name of their request. */
function samplesOf(contract: Contract, parameter: string): readonly (readonly [string, string])[] {
  const successes = contract.outcomes.filter(
    ({ prefers, credential, calls }) =>
      credential === 'given' && calls === undefined && prefers.some(({ code }) => code === undefined),
  );
  return successes.flatMap(({ requests }) =>
    Object.entries(requests).flatMap(([name, parameters]) => {
      const value = withExamples(parameters)[parameter];
      return typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}

function* candidates(contract: Contract): Generator<readonly [string, Readonly<Record<string, Json>>]> {
  const schema = contract.parameters as {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, Property>>;
  };
  for (const [parameter, property] of Object.entries(schema.properties ?? {})) {
    if (schema.required?.includes(parameter)) yield ['absent', {}];
    if ((property.minLength ?? 0) > 0) yield ['empty', { [parameter]: '' }];
    if (property.type === 'string') {
      for (const [name, value] of Object.entries(otherTypes)) yield [name, { [parameter]: value }];
    }
    if (!patternsOf(property)) continue;
    for (const [name, sample] of samplesOf(contract, parameter)) {
      const [, prefix = '', digits = ''] = /^(\D*)(\d*)$/.exec(sample) ?? [];
      for (const [step, change] of Object.entries(steps))
        yield [`${name}-${step}`, { [parameter]: change(prefix, digits) }];
    }
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
  for (const [name, parameters] of candidates(contract)) {
    const [outcome, ...others] = outcomesFor(contract, parameters);
    const mark = JSON.stringify(parameters);
    if (outcome === undefined || others.length > 0 || !outcome.derives || seen.has(mark)) continue;
    seen.add(mark);
    values.push({ name, parameters, outcome });
  }
  return values;
}
