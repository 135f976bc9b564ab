import type { WireValue } from '../../php/encode-json.ts';
import { toText } from '../../php/php-cast.ts';
import type { PhpArray, PhpValue } from '../../php/php-value.ts';
import { fromWire } from '../../php/to-wire.ts';

/** What references may name, by the word after the `$`. */
export interface BatchResults {
  readonly result: Map<string, WireValue>;
  readonly next: Map<string, WireValue>;
  readonly total: Map<string, WireValue>;
  readonly time: Map<string, WireValue>;
  readonly error: Map<string, WireValue>;
}

const reference = /\$(result|next|total|time|error)((?:\[[^\]]*\])+)/g;
const onlyReference = /^\$(result|next|total|time|error)((?:\[[^\]]*\])+)$/;

/**
 * Replaces references such as `$result[make][id]` in the parameters of a command, in values and names. A value that is one reference takes the
 * type of what it names; inside a longer text only scalars are put in. A path that leads nowhere gives the deepest value on the way.
 *
 * @see docs/reference/portal.md B.5
 */
export function resolveReferences(params: PhpArray, results: BatchResults): PhpArray {
  const resolved: PhpArray = new Map();
  for (const [name, value] of params)
    resolved.set(name.includes('$') ? substitute(name, results) : name, resolveValue(value, results));
  return resolved;
}

function resolveValue(value: PhpValue, results: BatchResults): PhpValue {
  if (value instanceof Map) return resolveReferences(value, results);
  if (typeof value !== 'string' || !value.includes('$')) return value;
  const [, source, path] = onlyReference.exec(value) ?? [];
  return source === undefined || path === undefined
    ? substitute(value, results)
    : fromWire(follow(source, path, results));
}

function substitute(text: string, results: BatchResults): string {
  return text.replace(
    reference,
    (whole, source: string, path: string) => toText(fromWire(follow(source, path, results))) ?? whole,
  );
}

function follow(source: string, path: string, results: BatchResults): WireValue {
  let value: WireValue = results[source as keyof BatchResults];
  for (const [, key = ''] of path.matchAll(/\[([^\]]*)\]/g)) {
    const member = memberOf(value, key);
    if (member === undefined) break;
    value = member;
  }
  return value;
}

function memberOf(value: WireValue, key: string): WireValue | undefined {
  if (value instanceof Map) return value.get(key);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, WireValue>>)[key] : undefined;
}
