import type { Json, Schema } from '../contract/contract.ts';
import { validatorOf } from '../contract/oracle.ts';
import { pathOf, valueAt } from '../contract/pointer.ts';

function replacedAt(value: unknown, [name, ...path]: readonly string[]): unknown {
  if (name === undefined) return {};
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === name ? replacedAt(item, path) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === name ? replacedAt(item, path) : item]),
  );
}

/**
 * A body with `{}` in place of each empty list where the schema wants an object: PHP knows no difference between the two, and writes a
 * map without members as `[]`. What else is wrong stays as it is, a member that such a map must have included.
 *
 * @see https://www.php.net/manual/en/function.json-encode.php
 */
export function withEmptyMaps(schema: Schema, body: Json): Json {
  const valid = validatorOf(schema);
  if (valid(body)) return body;
  const places = (valid.errors ?? []).flatMap(({ keyword, params, instancePath }) => {
    const types = [params['type']].flat();
    if (keyword !== 'type' || !types.includes('object')) return [];
    const path = pathOf(instancePath);
    const value = valueAt(body, path);
    return Array.isArray(value) && value.length === 0 ? [path] : [];
  });
  return places.reduce<unknown>(replacedAt, body) as Json;
}
