import type { Json, Schema } from '../../contract/contract.ts';
import type { JsonType, SuccessFact } from '../facts.ts';
import { fits, typeOfValue, typeSchema } from '../json-types.ts';
import { cutValue } from './cut-value.ts';

/** The shape of a success: the schema of its body, an example of it, and whether sample and table agree on what `result` is. */
export interface SuccessShape {
  readonly schema: Schema;
  readonly example: { readonly [name: string]: Json } | null;
  /** What `result` is, in words; null where nothing is known. */
  readonly says: string | null;
  readonly isSure: boolean;
}

/** What members beside `result` are, where the envelope does not say it of all methods. */
const shared: Readonly<Record<string, Schema>> = {
  total: { $ref: '../envelope.yaml#/components/schemas/Total' },
  next: { $ref: '../envelope.yaml#/components/schemas/Next' },
};

const words: Readonly<Record<JsonType, string>> = {
  string: 'a text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'a boolean',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

type Members = Readonly<Record<string, Json>>;

function isMembers(value: Json): value is Members {
  return typeOfValue(value) === 'object';
}

/** The members of objects on which all samples and the table agree. A member may be null or false: pages seldom say when. */
function propertiesOf(
  objects: readonly Members[],
  members: SuccessFact['members'],
): Readonly<Record<string, Schema>> {
  const agreed = Object.keys(objects[0] ?? {}).flatMap((name) => {
    const types = Object.hasOwn(members, name) ? members[name] : undefined;
    const values = objects.flatMap((object) => (name in object ? [object[name] as Json] : []));
    if (types === undefined || !values.every((value) => value === null || fits(typeOfValue(value), types)))
      return [];
    return [[name, typeSchema([...new Set([...types, 'null' as const, 'boolean' as const])])] as const];
  });
  return Object.fromEntries(agreed);
}

function resultSchema(result: Json, types: readonly JsonType[], members: SuccessFact['members']): Schema {
  const items: readonly Json[] = Array.isArray(result) ? result : [result];
  const objects = items.filter(isMembers);
  const properties = objects.length === items.length ? propertiesOf(objects, members) : {};
  if (Object.keys(properties).length === 0) return typeSchema(types);
  const isList = Array.isArray(result);
  return { ...typeSchema(types), ...(isList ? { items: { type: 'object', properties } } : { properties }) };
}

/** The shape that a page gives of a success. Where sample and table differ, both are allowed. */
export function successShape({ sample, resultTypes, members }: SuccessFact): SuccessShape {
  const result = sample?.['result'];
  const own = result === undefined ? [] : [typeOfValue(result)];
  const isSure =
    own[0] !== undefined && own[0] !== 'null' && resultTypes !== null && fits(own[0], resultTypes);
  const types = isSure ? resultTypes : [...new Set([...(resultTypes ?? []), ...own])];
  const beside = Object.keys(sample ?? {}).filter((name) => !['result', 'time'].includes(name));
  const properties: Record<string, Schema> = {
    result: types.length === 0 || !isSure ? true : resultSchema(result as Json, types, members),
    ...Object.fromEntries(beside.map((name) => [name, shared[name] ?? true])),
  };
  const shown = ['result', ...beside].flatMap((name) =>
    sample?.[name] === undefined ? [] : [[name, cutValue(sample[name])] as const],
  );
  return {
    schema: { type: 'object', required: ['result'], properties },
    example: sample === null ? null : Object.fromEntries(shown),
    says: types.length === 0 ? null : types.map((type) => words[type]).join(' or '),
    isSure,
  };
}
