import type { WireValue } from '../php/encode-json.ts';
import type { PhpArray, PhpValue } from '../php/php-value.ts';
import { toWire } from '../php/to-wire.ts';
import type { EntityRecord } from '../state/entities.ts';
import { parameterOf } from './described-call.ts';
import { type EntityShape, idParameter } from './entity-family.ts';
import type { MethodDescription } from './method-description.ts';

/** Parameters that are no field of an entity where fields stand at the top of the request. */
const notFields = new Set(['params', 'options', 'filter', 'select', 'order', 'start']);

/** The fields that add and update were given: the members of `fields`, or, where the method has no such parameter, all but the id. */
export function sentFields(params: PhpArray, description: MethodDescription): PhpArray {
  if (description.parameters.some(({ name }) => name.toLowerCase() === 'fields')) {
    const fields = parameterOf(params, 'fields');
    return fields instanceof Map ? fields : new Map();
  }
  const id = description.name.endsWith('.add') ? undefined : idParameter(description)?.toLowerCase();
  return new Map(
    [...params].filter(([name]) => !notFields.has(name.toLowerCase()) && name.toLowerCase() !== id),
  );
}

/** Puts fields into a record, under the names and in the forms that the examples show. The id stays. */
export function mergeFields(record: EntityRecord, fields: PhpArray, { sample, idField }: EntityShape): void {
  const names = new Map(Object.keys(sample).map((name) => [name.toLowerCase(), name]));
  for (const [sent, value] of fields) {
    const name = names.get(sent.toLowerCase()) ?? sent;
    if (name.toLowerCase() !== idField.toLowerCase()) record.set(name, inFormOf(sample[name], value));
  }
}

/** A value as the example shows its field: numbers as text and the other way round, `Y` and `N` for true and false. */
function inFormOf(example: WireValue | undefined, sent: PhpValue): WireValue {
  const value = toWire(sent);
  if (typeof example === 'string') {
    if (typeof value === 'number') return String(value);
    if (typeof value === 'boolean') return value ? 'Y' : 'N';
  }
  if (typeof value !== 'string') return value;
  if (typeof example === 'number' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (typeof example === 'boolean' && /^[YN01]$/.test(value)) return value === 'Y' || value === '1';
  return value;
}
