import type { WireValue } from '../../../php/encode-json.ts';
import { toInteger } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import type { Success } from '../../../pipeline/outcome.ts';
import { limitOf } from './limit-of-call.ts';

/**
 * The part of a list that OFFSET and LIMIT ask for. `total` counts all entries, and `next` is the offset of the next part, absent on the last one.
 *
 * @param wrap puts the entries of the part together; a list unless given
 */
export function sliceOf<T extends WireValue>(
  entries: readonly T[],
  given: PhpArray,
  limits: { readonly usual: number; readonly most: number },
  wrap: (part: readonly T[]) => WireValue = (part) => part,
): Success {
  const offset = Math.max(0, toInteger(given.get('OFFSET')));
  const next = offset + limitOf(given, limits);
  return {
    kind: 'success',
    result: wrap(entries.slice(offset, next)),
    ...(next < entries.length ? { next } : {}),
    total: entries.length,
  };
}
