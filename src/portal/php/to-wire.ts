import type { WireValue } from './encode-json.ts';
import { PhpFloat, type PhpValue } from './php-value.ts';

/** A request parameter as a response may carry it: floats become numbers, integers beyond 2^53 lose their last digits. */
export function toWire(value: PhpValue): WireValue {
  if (value instanceof Map) return new Map([...value].map(([key, member]) => [key, toWire(member)]));
  if (value instanceof PhpFloat) return value.value;
  return typeof value === 'bigint' ? Number(value) : value;
}

/** The other way round: a value of a response as PHP would hold it. */
export function fromWire(value: WireValue): PhpValue {
  if (typeof value === 'number') return Number.isInteger(value) ? value : new PhpFloat(value);
  if (typeof value !== 'object' || value === null) return value;
  const members =
    value instanceof Map ? [...value] : Object.entries(value as Readonly<Record<string, WireValue>>);
  return new Map(members.map(([key, member]) => [key, fromWire(member)]));
}
